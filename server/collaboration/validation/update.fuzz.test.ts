/**
 * Thousands of hostile updates against one live document. Whatever is accepted leaves nothing pending, keeps the
 * document's shape, and replays from its own revisions to the same; whatever is refused changes nothing.
 * `RUNDBORD_FUZZ_SEED` sets the first seed, `RUNDBORD_FUZZ_UPDATES` the updates for each of the eight seeds.
 */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readNegotiation } from '../../../src/lib/document/read.ts';
import { ELEMENT_CHILDREN, PLAN, PROBLEM_SLOTS, slotFragmentName } from '../../../src/lib/document/shape.ts';
import { addAction, setActionField } from '../../../src/lib/document/write.ts';
import { Hostility } from '../../../tests/support/hostile.ts';
import { Judge } from '../../../tests/support/judge.ts';
import { writeParagraph } from '../../../tests/support/people.ts';
import { nextTurn, randomFrom } from '../../../tests/support/typing.ts';

const FIRST_SEED = Number(process.env.RUNDBORD_FUZZ_SEED ?? 1);
const UPDATES = Number(process.env.RUNDBORD_FUZZ_UPDATES ?? 2_500);
const seeds = Array.from({ length: 8 }, (_, index) => FIRST_SEED + index);

const ALICE = 101;
const CAROL = [301, 302, 303];

test.each(seeds)('[REFUSE1] [REFUSE3] [LOG7] hostile updates leave the document whole (seed %i)', async (seed) => {
	const random = randomFrom(seed);
	const alice = new Y.Doc();
	alice.clientID = ALICE;
	const clients = new Map([[ALICE, 'alice']]);
	const server = new Judge({ clients, participantId: 'carol', isReturn: true });
	const log: Uint8Array[] = [];
	server.doc.on('update', (update: Uint8Array) => log.push(update));
	const hostility = new Hostility(random, CAROL);
	alice.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin === server) return;
		hostility.remember(update);
		Y.applyUpdate(server.doc, update, 'alice');
	});
	const seen = { accepted: 0, refused: new Map<string, number>() };

	for (let count = 0; count < UPDATES; count += 1) {
		if (count % 20 === 0) edit(alice, random);
		const known = Y.decodeStateVector(Y.encodeStateVector(server.doc));
		const update = hostility.next(known);
		const verdict = server.judge(update);
		if (verdict.kind === 'refused') {
			seen.refused.set(verdict.refusal, (seen.refused.get(verdict.refusal) ?? 0) + 1);
			continue;
		}
		seen.accepted += 1;
		for (const client of verdict.newClients) clients.set(client, 'carol');
		if (verdict.update === null) continue;
		hostility.remember(verdict.update);
		const before = known.get(ALICE);
		Y.applyUpdate(server.doc, verdict.update, 'carol');
		expect(server.doc.store.pendingStructs ?? server.doc.store.pendingDs, `pending after update ${count}`).toBeNull();
		expect(Y.getState(server.doc.store, ALICE)).toBe(before);
		if (count % 50 === 0) expectWhole(server.doc, log);
		if (count % 250 === 0) await nextTurn();
	}

	expectWhole(server.doc, log);
	expect([...server.doc.share.keys()].sort()).toEqual([...PROBLEM_SLOTS.map(slotFragmentName), PLAN].sort());
	expect(seen.accepted).toBeGreaterThan(UPDATES / 50);
	expect([...seen.refused.keys()].sort()).toEqual(['foreignClient', 'gap', 'malformed', 'missing', 'shape']);
});

function edit(doc: Y.Doc, random: (below: number) => number): void {
	const text = writeParagraph(doc, PROBLEM_SLOTS[random(PROBLEM_SLOTS.length)] ?? 'known', 'Ensomhed');
	text.format(random(4), 3, { bold: {} });
	text.delete(random(4), random(3));
	addAction(doc, { id: `a${random(4)}`, title: 'Spis sammen' });
	setActionField(doc, { id: `a${random(4)}`, field: 'due', value: '2027-01-01' });
}

function expectWhole(doc: Y.Doc, log: readonly Uint8Array[]): void {
	const replayed = new Y.Doc();
	replayed.transact(() => log.forEach((update) => Y.applyUpdate(replayed, update)));
	expect(replayed.store.pendingStructs).toBeNull();
	expect(Y.equalSnapshots(Y.snapshot(replayed), Y.snapshot(doc))).toBe(true);
	expect(readNegotiation(replayed)).toEqual(readNegotiation(doc));
	for (const slot of PROBLEM_SLOTS) expectShape(doc.getXmlFragment(slotFragmentName(slot)), '');
	for (const action of doc.getMap(PLAN).values()) expect(action).toBeInstanceOf(Y.Map);
}

function expectShape(parent: Y.XmlFragment, name: string): void {
	for (const child of parent.toArray() as unknown[]) {
		if (child instanceof Y.XmlText) expect(name).toBe('paragraph');
		else {
			const { nodeName } = child as Y.XmlElement;
			expect(ELEMENT_CHILDREN[name]).toContain(nodeName);
			expectShape(child as Y.XmlElement, nodeName);
		}
	}
}
