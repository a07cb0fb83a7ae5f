/** Archives there and back: what comes in is what was taken, seq by seq. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENT_KINDS } from '../../src/lib/document/names.ts';
import {
	json,
	judged,
	openArchivePlace,
	packed,
	unpack,
	writeWorkshop,
	type ArchivePlace
} from '../../tests/support/archives.ts';
import { someWork, type Work } from '../../tests/support/negotiation-edits.ts';
import { STORY_PEOPLE, wholeStory } from '../../tests/support/whole-story.ts';

let place: ArchivePlace;
beforeAll(async () => {
	place = await openArchivePlace();
});
afterAll(() => place.remove());

const someWorkshop = (work: Work) =>
	writeWorkshop(place, STORY_PEOPLE, (_, participantOf) => wholeStory(work, participantOf));

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

describe('[ARCHIVE1] an archive that is brought in', () => {
	test('is the same workshop seq by seq, whatever people did', async () => {
		await fc.assert(
			fc.asyncProperty(someWork({ min: 5, max: 60 }), async (work) => {
				const id = await someWorkshop(work);
				const { revisions, clients } = await wholeOf(id);
				const archived = await judged(await packed(place.store, id));
				expect(archived.revisions).toEqual(revisions);
				const bound = (kind: string) => archived.bindings.filter(({ document }) => document === kind);
				expect(
					DOCUMENT_KINDS.map((kind) =>
						bound(kind)
							.map(({ clientId, participantId }): [number, string] => [clientId, participantId])
							.sort(([one], [other]) => one - other)
					)
				).toEqual(clients);
			}),
			{ numRuns: 15, seed: 20261126 }
		);
	});
});

describe('[ARCHIVE3] an archive', () => {
	test('can be read without us: its README, the state, the facts, and each file with its hash', async () => {
		const id = await someWorkshop(exampleWork!);
		const files = await unpack(await packed(place.store, id));
		expect([...files.keys()]).toEqual([
			'README.md',
			'readable/problem.md',
			'readable/facts.json',
			'readable/board.json',
			'readable/in-short.json',
			'readable/corrections.json',
			'workshop.json',
			'clients.json',
			'revisions/00001.jsonl',
			'manifest.json'
		]);
		expect(files.get('README.md')!.toString()).toContain('# Trygge aftener');
		const facts = json<{ kind: string }[]>(files, 'readable/facts.json').map(({ kind }) => kind);
		expect(facts).toEqual(['SessionStarted', 'QuestionParked', 'SessionEnded']);
		expect(json(files, 'readable/in-short.json')).toEqual([
			{ session: null, markdown: 'I det hele: enige.' },
			{ session: 'moede-1', markdown: 'Vi mødtes.' }
		]);
		const manifest = json<{ files: { name: string }[] }>(files, 'manifest.json');
		expect(manifest.files.map(({ name }) => name)).toEqual([...files.keys()].slice(0, -1));
	});

	test('[ARCHIVE5] holds nothing that is not revealed yet', async () => {
		const id = await someWorkshop(exampleWork!);
		const payload = Buffer.from('what nobody is to see yet');
		const [alice] = await place.store.registry.participants(id);
		for (const participantId of [alice!.id, null]) {
			const sealed = {
				id: `sealed-${participantId ?? 'nobody'}`,
				workshopId: id,
				batch: 'round-1',
				participantId,
				payload
			};
			await place.store.sealed.put(sealed);
		}
		const everything = Buffer.concat([...(await unpack(await packed(place.store, id))).values()]);
		for (const part of [payload, payload.toString('base64'), 'sealed-', 'round-1'])
			expect(everything.includes(part)).toBe(false);
	});

	test('[ARCHIVE2] holds no token, no link and no code', async () => {
		const start = await place.workshops.start({ title: 'Trygge aftener', question: '', language: 'da' });
		const { token } = await place.workshops.join(start.id, { name: 'Alice', party: 'Kommunen' });
		const everything = Buffer.concat([...(await unpack(await packed(place.store, start.id))).values()]).toString();
		expect(everything).toContain('Kommunen');
		for (const secret of [token, start.inviteToken, start.viewToken, start.code])
			expect(everything).not.toContain(secret);
	});
});
