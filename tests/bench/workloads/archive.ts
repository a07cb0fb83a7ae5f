/** A workshop taken away whole and brought in again, as the process does it: in threads of their own, into a store. */
import { openArchivePlace } from '../../support/archives.ts';
import { writeLongWorkshop } from '../long-workshop.ts';
import type { Finding } from '../report.ts';
import type { Settings } from '../settings.ts';

export async function archiveBenchmark(
	{ revisions: [revisions = 0] }: Pick<Settings, 'revisions'>,
	say: (line: string) => void
): Promise<Finding> {
	const place = await openArchivePlace();
	try {
		const workshopId = await writeLongWorkshop(place, revisions);
		const startMs = performance.now();
		const archive = await place.take(workshopId);
		const takenMs = performance.now();
		const brought = await place.bring(archive);
		const broughtMs = performance.now();
		if (brought.kind !== 'brought') throw new Error(`The archive did not come back: ${JSON.stringify(brought)}`);
		const details = {
			revisions,
			takeSeconds: (takenMs - startMs) / 1000,
			bringSeconds: (broughtMs - takenMs) / 1000,
			bytesPerRevision: archive.byteLength / revisions
		};
		const what = `archive of ${revisions.toLocaleString('en')} revisions`;
		const line = (metric: string, rundbord: string) => ({ what, metric, rundbord, peers: '', goal: '', isMet: null });
		const lines = [
			line('taken away', `${details.takeSeconds.toFixed(1)} s`),
			line('brought in, every revision judged', `${details.bringSeconds.toFixed(1)} s`),
			line('size', `${details.bytesPerRevision.toFixed(0)} B a revision`)
		];
		for (const { metric, rundbord } of lines) say(`  ${metric}: ${rundbord}`);
		return { lines, details };
	} finally {
		await place.remove();
	}
}
