/** What to say when the process cannot start: one sentence that names the setting to look at. */
import type { Settings } from './settings.ts';

/** @param error what listening on the settings' address threw */
export function listenFailure(error: NodeJS.ErrnoException, { host, port }: Pick<Settings, 'host' | 'port'>): string {
	switch (error.code) {
		case 'EADDRINUSE':
			return `PORT ${port} is taken by another program: stop that one, or set PORT to another number.`;
		case 'EACCES':
			return `PORT ${port} is not open to this user: set PORT to a number above 1023.`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return `HOST ${host} is no address of this machine: set HOST to one that is, or leave it unset.`;
		default:
			return `Rundbord cannot listen on HOST ${host}, PORT ${port}: ${error.message}.`;
	}
}

/** @param error what opening the database or the secret in the data folder threw */
export function dataFailure(error: unknown, { dataDir }: Pick<Settings, 'dataDir'>): string {
	const message = error instanceof Error ? error.message : String(error);
	return `The data in DATA_DIR (${dataDir}) cannot be used: ${message.replace(/\.$/, '')}. Nothing in it was changed.`;
}
