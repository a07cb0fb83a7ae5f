/** Archives that somebody damaged, or made up. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	forged,
	json,
	judged,
	openArchivePlace,
	pack,
	packed,
	put,
	unpack,
	writeWorkshop,
	type ArchivePlace
} from '../../tests/support/archives.ts';
import { someWork } from '../../tests/support/negotiation-edits.ts';
import { STORY_PEOPLE, wholeStory } from '../../tests/support/whole-story.ts';
import { ArchiveRefused } from './refusal.ts';

type Files = Map<string, Buffer>;
type Line = Record<string, unknown> & { seq: number; document: string; update: string; participant: string | null };

const REVISIONS = 'revisions/00001.jsonl';

let place: ArchivePlace;
let archive: Buffer;
beforeAll(async () => {
	place = await openArchivePlace({ dataLimitMb: 200 });
	const [work] = fc.sample(someWork({ min: 30, max: 40 }), { numRuns: 1, seed: 7 });
	const id = await writeWorkshop(place, STORY_PEOPLE, (_, participantOf) => wholeStory(work!, participantOf));
	archive = await packed(place.store, id);
});
afterAll(() => place.remove());

/** @returns why an archive is refused, and which file or seq it is about */
async function refusalOf(bytes: Uint8Array): Promise<string> {
	const { fault, file, seq } = await judged(bytes).then(
		() => ({ fault: 'none at all', file: '', seq: null }),
		(error: unknown) => {
			if (error instanceof ArchiveRefused) return error;
			throw error;
		}
	);
	return [fault, seq ?? file].filter((part) => part !== '').join(' ');
}

const refusalAfter = async (change: (files: Files) => void) => refusalOf(await forged(archive, change));

/** Changes the lines of the revisions. */
const lines = (change: (all: Line[]) => Line[] | undefined) => (files: Files) => {
	const all = files
		.get(REVISIONS)!
		.toString()
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Line);
	const changed = change(all) ?? all;
	files.set(REVISIONS, Buffer.from(changed.map((line) => `${JSON.stringify(line)}\n`).join('')));
};

const first = (all: Line[], document: string) => all.find((line) => line.document === document)!;

/** The update of a fact that says something else. */
function factUpdate(change: (fact: Record<string, unknown>) => unknown) {
	return lines((all) => {
		const line = first(all, 'record');
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Buffer.from(line.update, 'base64'));
		const fact = doc.getArray('facts').get(0) as Record<string, unknown>;
		const other = new Y.Doc();
		other.getArray('facts').push([change({ ...fact })]);
		line.update = Buffer.from(Y.encodeStateAsUpdate(other)).toString('base64');
		return all;
	});
}

const frozenUpTo = ({ title: _, mode: __, ...head }: Record<string, unknown>, upTo: number) => ({
	...head,
	kind: 'MinutesFrozen',
	meeting: 'Mt8Kq2Zv5Xw1Lb4N',
	upTo,
	outcome: 'approved',
	fingerprint: '0'.repeat(64)
});

describe('[ARCHIVE4] refused is', () => {
	test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
		['nothing at all', 'not-a-zip', () => Buffer.alloc(0)],
		['what is no ZIP', 'not-a-zip', () => Buffer.from('PK but not really '.repeat(1000))],
		['half an archive', 'not-a-zip', () => archive.subarray(0, archive.byteLength / 2)],
		['an archive without its first half', 'not-a-zip', () => archive.subarray(archive.byteLength / 2)],
		['a ZIP of something else', 'unknown-file cat.jpg', () => pack([['cat.jpg', Buffer.from('meow')]])],
		['an empty ZIP', 'file-missing manifest.json', () => pack([])]
	])('%s', async (_, reason, make) => {
		expect(await refusalOf(await make())).toBe(reason);
	});

	test('a byte that is not as it was, wherever it is', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(archive.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
				const damaged = Buffer.from(archive);
				damaged[at]! ^= change;
				const reason = await refusalOf(damaged);
				// Times and notes beside the files mean nothing to us; everything else has to be whole.
				if (reason === 'none at all') expect(await unpack(damaged)).toEqual(await unpack(archive));
				else
					expect(reason).toMatch(/^(not-a-zip|wrong-hash|unknown-file|file-missing|too-large|duplicate-name|too-many)/);
			}),
			{ numRuns: 60, seed: 4 }
		);
	});

	test('a name that leads out of the archive', async () => {
		for (const name of [
			'../../../../etc/cr',
			'/etc/cron.d/rund',
			'C:\\windows\\sys32',
			'revisions/../../x',
			'readable/../../xy'
		]) {
			const bytes = await pack([...(await unpack(archive)), ['readable/aaaaaaaa.md', Buffer.from('x')]]);
			const evil = name.padEnd('readable/aaaaaaaa.md'.length, 'x');
			const renamed = Buffer.from(bytes.toString('latin1').replaceAll('readable/aaaaaaaa.md', evil), 'latin1');
			expect(await refusalOf(renamed)).toMatch(/^unknown-file/);
		}
	});

	test('a name that is there twice', async () => {
		const files = await unpack(archive);
		expect(await refusalOf(await pack([...files, ['workshop.json', files.get('workshop.json')!]]))).toBe(
			'duplicate-name workshop.json'
		);
	});

	test('a bomb: small as it comes, large when it is unpacked', async () => {
		const files = await unpack(archive);
		const bomb = await pack([...files, ['readable/big.json', Buffer.alloc(300 * 1024 * 1024)]]);
		expect(bomb.byteLength).toBeLessThan(2_000_000);
		expect(await refusalOf(bomb)).toBe('too-large readable/big.json');
	});

	test('a bomb that says it is small', async () => {
		const files = await unpack(archive);
		const honest = Buffer.alloc(9_000_000);
		const bytes = await pack([['readable/big.json', honest], ...files]);
		const size = Buffer.alloc(4);
		size.writeUInt32LE(honest.byteLength);
		const lie = Buffer.alloc(4);
		lie.writeUInt32LE(10);
		for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at + 1)) lie.copy(bytes, at);
		expect(await refusalOf(bytes)).toMatch(/^(unknown-file|not-a-zip|wrong-hash)/);
	});

	test.each<[string, string, (files: Files) => void]>([
		[
			'another format',
			'not-an-archive manifest.json',
			(files) => put(files, 'manifest.json', { ...json<object>(files, 'manifest.json'), format: 'x' })
		],
		[
			'a later version',
			'other-version manifest.json',
			(files) => put(files, 'manifest.json', { ...json<object>(files, 'manifest.json'), version: 2 })
		],
		[
			'an absurd count',
			'malformed manifest.json',
			(files) => put(files, 'manifest.json', { ...json<object>(files, 'manifest.json'), revisions: 1e15 })
		],
		[
			'a count below what is there',
			'revision-gap',
			(files) => put(files, 'manifest.json', { ...json<object>(files, 'manifest.json'), revisions: 3 })
		],
		['no revisions at all', 'file-missing revisions/00001.jsonl', (files) => files.delete(REVISIONS)],
		['no people', 'file-missing workshop.json', (files) => files.delete('workshop.json')],
		[
			'a file that nobody knows',
			'unknown-file revisions/00002.jsonl',
			(files) => files.set('revisions/00002.jsonl', Buffer.from('\n'))
		],
		['JSON that is none', 'malformed workshop.json', (files) => files.set('workshop.json', Buffer.from('{"id":'))],
		[
			'a title with control characters',
			'malformed workshop.json',
			(files) => put(files, 'workshop.json', { ...json<object>(files, 'workshop.json'), title: 'a\u202eb' })
		],
		[
			'more in it than there is',
			'malformed workshop.json',
			(files) => put(files, 'workshop.json', { ...json<object>(files, 'workshop.json'), admin: true })
		]
	])('%s', async (_, reason, change) => {
		expect(await refusalAfter(change)).toMatch(new RegExp(`^${reason}`));
	});

	test.each<[string, string, (people: { id: string; party: string | null; name: string }[]) => unknown]>([
		['somebody who is there twice', 'people', (people) => people.push({ ...people[0]! })],
		['a party that is not there', 'people', (people) => (people[0]!.party = 'nowhere')],
		['a name that is too long', 'malformed', (people) => (people[0]!.name = 'x'.repeat(201))],
		['an id that is no id', 'malformed', (people) => (people[0]!.id = '../x')],
		['an author who is not there', 'unknown-participant', (people) => people.splice(1, 3)]
	])('%s', async (_, reason, change) => {
		const refusal = await refusalAfter((files) => {
			const workshop = json<{ participants: { id: string; party: string | null; name: string }[] }>(
				files,
				'workshop.json'
			);
			change(workshop.participants);
			put(files, 'workshop.json', workshop);
		});
		expect(refusal).toMatch(new RegExp(`^${reason}`));
	});

	test.each<[string, string, (all: Line[]) => Line[] | undefined]>([
		['a revision that is missing', 'revision-gap 5', (all) => all.filter(({ seq }) => seq !== 5)],
		[
			'a revision that is there twice',
			'revision-gap 6',
			(all) => all.flatMap((line) => (line.seq === 5 ? [line, line] : [line]))
		],
		['revisions in another order', 'revision-gap 1', (all) => all.toReversed()],
		['the last one cut off', 'revision-gap', (all) => all.slice(0, -1)],
		['an update that does not decode', 'revision-refused 4', (all) => void (all[3]!.update = 'AAECAwQF')],
		['an update that is no base64', 'revision-malformed 4', (all) => void (all[3]!.update = '!!!')],
		[
			'an update of a document of another kind',
			'revision-refused',
			(all) => void (first(all, 'negotiation').document = 'summary')
		],
		['a document that is none', 'revision-malformed 4', (all) => void (all[3]!.document = 'private')],
		['a time that has not come', 'time 4', (all) => void (all[3]!.at = '2031-01-01T00:00:00.000Z')],
		['a time that is none', 'revision-malformed 4', (all) => void (all[3]!.at = '2026-13-45T00:00:00.000Z')],
		['a meeting that was never held', 'session 4', (all) => void (all[3]!.session = 'never')],
		['a restoring of what came later', 'revision-malformed 4', (all) => void (all[3]!.restores = 9)],
		['something more', 'revision-malformed 4', (all) => void (all[3]!.words = 'AA==')]
	])('%s', async (_, reason, change) => {
		expect(await refusalAfter(lines(change))).toMatch(new RegExp(`^${reason}`));
	});

	test('an edit under the name of somebody else', async () => {
		const swap = lines((all) => {
			// What only takes away bears nobody's mark.
			const writes = ({ update }: Line) => Y.decodeUpdate(Buffer.from(update, 'base64')).structs.length > 0;
			const own = all.filter((line) => line.document === 'negotiation' && writes(line));
			const other = own.find(({ participant }) => participant !== own.at(-1)!.participant)!;
			own.at(-1)!.participant = other.participant;
			return all;
		});
		expect(await refusalAfter(swap)).toMatch(/^clients/);
	});

	test('client ids that contradict what happened', async () => {
		for (const change of [
			(list: { client: number; participant: string }[]) => list.pop(),
			(list: { client: number; participant: string }[]) =>
				list.push({ client: 77_777, participant: list[0]!.participant }),
			(list: { client: number; participant: string }[]) => list.push({ ...list[0]! })
		]) {
			const refusal = await refusalAfter((files) => {
				const clients = json<{ negotiation: { client: number; participant: string }[] }>(files, 'clients.json');
				change(clients.negotiation);
				put(files, 'clients.json', clients);
			});
			expect(refusal).toBe('clients');
		}
	});

	test.each<[string, (fact: Record<string, unknown>) => unknown]>([
		['by somebody who was not there', (fact) => ({ ...fact, by: 'somebody' })],
		['of another place on the timeline', (fact) => ({ ...fact, seq: 7 })],
		['of a version that is not ours', (fact) => ({ ...fact, v: 9 })],
		['without a time', (fact) => ({ ...fact, at: 'yesterday' })],
		['that is no fact', () => 'a fact']
	])('a fact %s', async (_, change) => {
		expect(await refusalAfter(factUpdate(change))).toBe('facts 1');
	});

	test.each<[string, string, (fact: Record<string, unknown>) => unknown]>([
		['a field of which is something else', 'facts', (fact) => ({ ...fact, title: { toString: 'x' } })],
		['a field of which is missing', 'facts', ({ mode: _, ...fact }) => fact],
		['a word of which is none', 'facts', (fact) => ({ ...fact, mode: '__proto__' })],
		['that freezes what comes after it', 'facts', (fact) => frozenUpTo(fact, 1)],
		['of another kind than its fields', 'facts', (fact) => ({ ...fact, kind: 'MarkerSet' })],
		['of a kind that nobody knows', 'unknown-fact', (fact) => ({ ...fact, kind: 'MoonWished' })]
	])('[ARCHIVE7] a fact %s, and it leaves nothing behind', async (_, fault, change) => {
		const before = await place.store.registry.workshopCount();
		const brought = await place.bring(await forged(archive, factUpdate(change)));
		expect(brought).toEqual({ kind: 'refused', fault, file: '', seq: 1 });
		expect(await place.store.registry.workshopCount()).toBe(before);
		expect(await place.leftovers()).toEqual([]);
	});

	test('a fact that freezes what came before it, for nothing that it says itself', async () => {
		expect(await refusalAfter(factUpdate((fact) => frozenUpTo(fact, 0)))).not.toBe('facts 1');
	});

	test('nothing, when nothing was changed', async () => {
		expect(await refusalAfter(() => undefined)).toBe('none at all');
	});
});
