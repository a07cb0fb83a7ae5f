/** A long history taken away and brought in again. The whole length has a command of its own: `npm run roundtrip`. */
import { expect, test } from 'vitest';
import { PEOPLE } from '../bench/long-history.ts';
import { writeLongWorkshop } from '../bench/long-workshop.ts';
import { openArchivePlace } from '../support/archives.ts';

const REVISIONS = Number(process.env['RUNDBORD_ARCHIVE_REVISIONS'] ?? 12_000);
const PER_LOOK = 5_000;

test(
	`[ARCHIVE1] ${REVISIONS} revisions come back from their archive seq by seq, to the byte`,
	{ timeout: 900_000 },
	async () => {
		const place = await openArchivePlace();
		const { log } = place.store;
		const first = await writeLongWorkshop(place, REVISIONS);
		const archive = await place.take(first);
		const brought = await place.bring(archive);
		expect(brought).toMatchObject({ kind: 'brought', revisions: REVISIONS, participants: PEOPLE });
		const { workshop } = brought as Extract<typeof brought, { kind: 'brought' }>;
		const read = async (workshopId: string, after: number) =>
			(await log.read(workshopId, { after, upTo: after + PER_LOOK })).map(({ workshopId: _, ...revision }) => revision);
		for (let after = 0; after < REVISIONS; after += PER_LOOK) {
			expect(await read(workshop.id, after)).toEqual(await read(first, after));
		}
		expect(await log.clients(workshop.id, 'negotiation')).toEqual(await log.clients(first, 'negotiation'));
		await place.remove();
	}
);
