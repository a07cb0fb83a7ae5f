/** What the terminal says once the server listens: the addresses to open, and a QR code for phones. */
import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';

/** @returns the addresses of this machine on its local networks (IPv4) */
function lanAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map(({ address }) => address);
}

export function welcome({ port, host, origin }: { port: number; host: string; origin: string | undefined }): string {
	const isEverywhere = host === '0.0.0.0' || host === '::';
	const local = `http://${isEverywhere ? 'localhost' : host}:${port}`;
	const lan = isEverywhere ? lanAddresses().map((address) => `http://${address}:${port}`) : [];
	const shared = origin ?? lan[0];
	const lines = [
		'',
		'  Rundbord er klar · is ready',
		'',
		`  På denne maskine · on this machine   ${local}`,
		...lan.map((address) => `  På netværket · on the network        ${address}`),
		...(origin ? [`  Udefra · from outside                ${origin}`] : []),
		'',
		...(shared ? [renderUnicodeCompact(shared, { border: 2 }), ''] : [])
	];
	return `${lines.join('\n')}\n`;
}
