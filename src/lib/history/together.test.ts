import { describe, expect, test } from 'vitest';
import { NegotiationLog, paragraph } from '../../../tests/support/negotiation-log.ts';
import { actionText, addAction, setActionField } from '../document/write.ts';
import { createChangeFolder } from './fold.ts';
import { tellTogether, TOGETHER_PAUSE_MS } from './together.ts';
import type { Change } from './types.ts';

function fold(log: NegotiationLog): Change[] {
	const folder = createChangeFolder();
	for (const revision of log.revisions) folder.push(revision);
	return folder.changes();
}

/** Each writes a word at the end of the statement, a second after the last. */
function byTurns(log: NegotiationLog, names: readonly string[], options?: { afterMs?: number }): void {
	for (const name of names) {
		log.edit(
			name,
			(doc) => paragraph(doc, 'statement').insert(paragraph(doc, 'statement').length, `${name} `),
			options
		);
	}
}

function lines(changes: readonly Change[], breaks?: readonly number[]): string[] {
	return tellTogether(changes, breaks).map(
		({ change: { before, after }, writers }) => `${writers.join('+')}: "${before}" → "${after}"`
	);
}

describe('[TRAIL15] what people write by turns', () => {
	test('is one change by all of them, from the first wording to the last', () => {
		const log = new NegotiationLog();
		byTurns(log, ['alice', 'bob', 'alice', 'carol', 'bob']);
		const changes = fold(log);
		expect(changes).toHaveLength(5);
		const told = tellTogether(changes);
		expect(told).toHaveLength(1);
		expect(told[0]?.writers).toEqual(['alice', 'bob', 'carol']);
		expect(told[0]?.change).toEqual({
			...changes[0],
			after: changes[4]?.after,
			toSeq: changes[4]?.toSeq,
			to: changes[4]?.to
		});
	});

	test('stays apart where it goes from hand to hand once, or somebody alone goes on', () => {
		const once = new NegotiationLog();
		byTurns(once, ['alice', 'bob', 'carol']);
		expect(lines(fold(once))).toEqual([
			'alice: "" → "alice "',
			'bob: "alice " → "alice bob "',
			'carol: "alice bob " → "alice bob carol "'
		]);
	});

	test('ends with a pause, and goes on within it', () => {
		for (const [afterMs, count] of [
			[TOGETHER_PAUSE_MS, 1],
			[TOGETHER_PAUSE_MS + 1, 3]
		] as const) {
			const log = new NegotiationLog();
			byTurns(log, ['alice', 'bob', 'alice'], { afterMs });
			expect(tellTogether(fold(log))).toHaveLength(count);
		}
	});

	test('does not reach across a meeting’s beginning or a marker', () => {
		const log = new NegotiationLog();
		byTurns(log, ['alice', 'bob', 'alice', 'bob', 'alice', 'bob']);
		const changes = fold(log);
		const [, , , fourth] = changes;
		expect(lines(changes)).toHaveLength(1);
		const told = tellTogether(changes, [fourth?.fromSeq ?? 0]);
		expect(told.map(({ writers }) => writers)).toEqual([
			['alice', 'bob'],
			['bob', 'alice']
		]);
		expect(told[0]?.change.after).toBe(told[1]?.change.before);
	});

	test('is found in each text by itself, and not in what is picked', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1', title: 'Køkken' }));
		for (const name of ['bob', 'alice', 'bob']) {
			log.edit(name, (doc) => actionText(doc, 'a1', 'title')?.insert(0, `${name} `));
			log.edit(name, (doc) => setActionField(doc, { id: 'a1', field: 'due', value: `2027-01-1${name.length}` }));
			byTurns(log, [name]);
		}
		const told = tellTogether(fold(log)).map(
			({ change: { statement }, writers }) =>
				`${statement.kind === 'slot' ? statement.slot : statement.field} ${writers.join('+')}`
		);
		expect(told).toEqual(['added alice', 'title bob+alice', 'due bob', 'statement bob+alice', 'due alice', 'due bob']);
	});

	test('leaves wording that was brought back by itself', () => {
		const log = new NegotiationLog();
		byTurns(log, ['alice', 'bob', 'alice']);
		const changes = fold(log).map((change, index) => (index === 1 ? { ...change, restoredFrom: 1 } : change));
		expect(tellTogether(changes).map(({ writers }) => writers)).toEqual([['alice'], ['bob'], ['alice']]);
	});
});
