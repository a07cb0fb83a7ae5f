/** Archives taken and brought in as the process does it: in threads of their own, into a store. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENT_KINDS } from '../../src/lib/document/names.ts';
import { forged, judged, openArchivePlace, packed, writeWorkshop, type ArchivePlace } from '../support/archives.ts';
import { someWork, type Work } from '../support/negotiation-edits.ts';
import { STORY_PEOPLE, wholeStory } from '../support/whole-story.ts';

let place: ArchivePlace;
beforeAll(async () => {
	place = await openArchivePlace();
});
afterAll(() => place.remove());

const someWorkshop = (work: Work, at = place) =>
	writeWorkshop(at, STORY_PEOPLE, (_, participantOf) => wholeStory(work, participantOf));

const REVISIONS = 'revisions/00001.jsonl';
const [exampleWork] = fc.sample(someWork({ min: 30, max: 40 }), { numRuns: 1, seed: 7 });

/** @returns everything of a workshop but its own id */
async function wholeOf(id: string) {
	const { log, registry } = place.store;
	const clients = await Promise.all(
		DOCUMENT_KINDS.map(async (kind) => [...(await log.clients(id, kind))].sort(([one], [other]) => one - other))
	);
	const { title, question, language, createdAt } = (await registry.workshop(id))!;
	return {
		profile: { title, question, language, createdAt },
		revisions: (await log.read(id)).map(({ workshopId: _, ...revision }) => revision),
		clients,
		participants: (await registry.participants(id)).map(({ workshopId: _, ...participant }) => participant),
		parties: (await registry.parties(id)).map(({ workshopId: _, ...party }) => party)
	};
}

async function bringBack(id: string): Promise<string> {
	const brought = await place.bring(await place.take(id));
	if (brought.kind !== 'brought') throw new Error(JSON.stringify(brought));
	return brought.workshop.id;
}

describe('[ARCHIVE1] an archive that is brought in', () => {
	test('can be taken and brought in again, and comes in beside what it came from', async () => {
		const first = await someWorkshop(exampleWork!);
		const second = await bringBack(first);
		expect(await wholeOf(second)).toEqual(await wholeOf(first));
		const again = await judged(await packed(place.store, second));
		expect(again.revisions).toEqual((await wholeOf(first)).revisions);
		expect(again.workshop.id).toBe(second);
		expect(await place.leftovers()).toEqual([]);
	});

	test('of a workshop in which nothing has happened yet is one like it', async () => {
		const { id } = await place.workshops.start({ title: 'Tomt', question: '', language: 'en' });
		expect(await wholeOf(await bringBack(id))).toEqual(await wholeOf(id));
	});

	test('[ARCHIVE2] has new links, and none of the old tokens opens it', async () => {
		const start = await place.workshops.start({ title: 'Trygge aftener', question: '', language: 'da' });
		const { token } = await place.workshops.join(start.id, { name: 'Alice', party: '' });
		const brought = await place.bring(await place.take(start.id));
		expect(brought).toMatchObject({ kind: 'brought', revisions: 0, participants: 1 });
		const { workshop } = brought as Extract<typeof brought, { kind: 'brought' }>;
		expect(await place.workshops.authenticate(workshop.inviteToken)).toEqual({
			kind: 'invite',
			workshopId: workshop.id
		});
		expect(await place.workshops.authenticate(workshop.viewToken)).toEqual({ kind: 'view', workshopId: workshop.id });
		expect(await place.workshops.authenticate(token)).toMatchObject({ workshopId: start.id });
		expect(await place.workshops.findByCode(workshop.code)).toMatchObject({ workshopId: workshop.id });
	});
});

describe('bringing in', () => {
	test('[ARCHIVE4] leaves nothing of a refused archive behind, and says why', async () => {
		const archive = await packed(place.store, await someWorkshop(exampleWork!));
		const before = await place.store.registry.workshopCount();
		const cut = await forged(archive, (files) => {
			const lines = files.get(REVISIONS)!.toString().trimEnd().split('\n');
			files.set(REVISIONS, Buffer.from(`${lines.slice(0, -1).join('\n')}\n`));
		});
		const brought = await place.bring(cut);
		expect(brought).toMatchObject({ kind: 'refused', fault: 'revision-gap', file: REVISIONS });
		expect(await place.store.registry.workshopCount()).toBe(before);
		expect(await place.leftovers()).toEqual([]);
	});

	test('[ARCHIVE6] keeps room for those who write', async () => {
		const small = await openArchivePlace({ dataLimitMb: 1 });
		const archive = await packed(place.store, await someWorkshop(exampleWork!));
		await small.store.registry.createWorkshop(
			{
				id: 'w',
				title: 'x'.repeat(900_000),
				question: '',
				language: 'da',
				createdAt: 1,
				inviteGeneration: 1,
				viewGeneration: 1
			},
			[]
		);
		expect(await small.bring(archive)).toEqual({ kind: 'noRoom' });
		expect(await small.leftovers()).toEqual([]);
		await small.remove();
	});
});
