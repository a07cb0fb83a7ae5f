import { watchWords } from './projector.ts';
import { decodeWords, encodeWords } from './words.ts';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { actionText, addAction, moveAction, removeAction, setActionField } from '../document/write.ts';
import { NegotiationLog, paragraph } from '../../../tests/support/negotiation-log.ts';
import { CHANGE_PAUSE_MS, createChangeFolder } from './fold.ts';
import type { Change } from './types.ts';

function fold(log: NegotiationLog): Change[] {
	const folder = createChangeFolder();
	for (const revision of log.revisions) folder.push(revision);
	return folder.changes();
}

/** The parts of changes a reader sees first. */
function lines(changes: Change[]): string[] {
	return changes.map(({ statement, before, after, participantId }) => {
		const what = statement.kind === 'slot' ? statement.slot : `${statement.actionId}.${statement.field}`;
		return `${participantId} ${what}: "${before}" → "${after}"`;
	});
}

function type(log: NegotiationLog, name: string, text: string, options?: { afterMs?: number }): void {
	for (const letter of text) {
		log.edit(name, (doc) => paragraph(doc, 'statement').insert(paragraph(doc, 'statement').length, letter), options);
	}
}

describe('[HISTORY1] folding revisions into changes', () => {
	test('what one person types without a long pause is one change', () => {
		const log = new NegotiationLog();
		type(log, 'alice', 'Hello');

		expect(fold(log)).toEqual([
			{
				statement: { kind: 'slot', slot: 'statement' },
				before: '',
				after: 'Hello',
				participantId: 'alice',
				fromSeq: 2,
				toSeq: 6,
				from: '2026-11-23T18:00:01.000Z',
				to: '2026-11-23T18:00:05.000Z'
			}
		]);
	});

	test('a pause of exactly the limit goes on with the change, and a longer one begins another', () => {
		const within = new NegotiationLog();
		type(within, 'alice', 'Hi');
		type(within, 'alice', '!', { afterMs: CHANGE_PAUSE_MS });
		expect(lines(fold(within))).toEqual(['alice statement: "" → "Hi!"']);

		const beyond = new NegotiationLog();
		type(beyond, 'alice', 'Hi');
		type(beyond, 'alice', '!', { afterMs: CHANGE_PAUSE_MS + 1 });
		expect(lines(fold(beyond))).toEqual(['alice statement: "" → "Hi"', 'alice statement: "Hi" → "Hi!"']);
	});

	test('another person in the same statement ends the change, and in another statement does not', () => {
		const log = new NegotiationLog();
		type(log, 'alice', 'One');
		log.edit('bob', (doc) => paragraph(doc, 'known').insert(0, 'Elsewhere'));
		type(log, 'alice', ' two');
		type(log, 'bob', ' three');
		type(log, 'alice', ' four');

		expect(lines(fold(log))).toEqual([
			'alice statement: "" → "One two"',
			'bob known: "" → "Elsewhere"',
			'bob statement: "One two" → "One two three"',
			'alice statement: "One two three" → "One two three four"'
		]);
	});

	test('making text bold is no change of wording and interrupts nobody', () => {
		const log = new NegotiationLog();
		type(log, 'alice', 'On');
		log.edit('bob', (doc) => paragraph(doc, 'statement').format(0, 2, { bold: true }));
		type(log, 'alice', 'e');

		expect(lines(fold(log))).toEqual(['alice statement: "" → "One"']);
	});

	test('what is typed and deleted again disappears', () => {
		const log = new NegotiationLog();
		type(log, 'alice', 'Keep');
		type(log, 'bob', ' oops');
		log.edit('bob', (doc) => paragraph(doc, 'statement').delete(4, 5));

		expect(lines(fold(log))).toEqual(['alice statement: "" → "Keep"']);
	});

	test('adding an action and typing its title is one change, whatever else is filled in meanwhile', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1' }));
		log.edit('alice', (doc) => actionText(doc, 'a1', 'title')?.insert(0, 'Open'));
		log.edit('alice', (doc) => setActionField(doc, { id: 'a1', field: 'due', value: '2026-12-01' }));
		log.edit('alice', (doc) => actionText(doc, 'a1', 'title')?.insert(4, ' kitchen'));

		expect(lines(fold(log))).toEqual(['alice a1.added: "" → "Open kitchen"', 'alice a1.due: "" → "2026-12-01"']);
		expect(fold(log)[0]?.title).toBe('Open kitchen');
	});

	test('another person’s words in the title of a new action are a change of their own', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1', title: 'Open kitchen' }));
		log.edit('bob', (doc) => actionText(doc, 'a1', 'title')?.insert(12, ' on Fridays'));

		expect(lines(fold(log))).toEqual([
			'alice a1.added: "" → "Open kitchen"',
			'bob a1.title: "Open kitchen" → "Open kitchen on Fridays"'
		]);
	});

	test('an action without a title that is added is told, and added and removed at once is not', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1' }));
		log.edit('alice', (doc) => addAction(doc, { id: 'a2', title: 'Mistake' }));
		log.edit('alice', (doc) => setActionField(doc, { id: 'a2', field: 'due', value: '2026-12-01' }));
		log.edit('alice', (doc) => removeAction(doc, { id: 'a2' }));

		expect(lines(fold(log))).toEqual(['alice a1.added: "" → ""']);
	});

	test('a removed action is told with its title, and everything said of it before stays', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1', title: 'Open kitchen' }));
		log.edit('bob', (doc) => setActionField(doc, { id: 'a1', field: 'responsible', value: 'p1' }));
		log.edit('alice', (doc) => removeAction(doc, { id: 'a1' }));

		expect(lines(fold(log))).toEqual([
			'alice a1.added: "" → "Open kitchen"',
			'bob a1.responsible: "" → "p1"',
			'alice a1.removed: "Open kitchen" → ""'
		]);
	});

	test('undoing one’s own removal tells nothing, and another person’s restoring is told once', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1', title: 'Open kitchen' }));
		log.edit('bob', (doc) => setActionField(doc, { id: 'a1', field: 'responsible', value: 'p1' }));
		const { doc } = log.writer('alice');
		const undo = new Y.UndoManager(doc.getMap('plan'), { trackedOrigins: new Set(['alice']) });
		log.edit('alice', () => removeAction(doc, { id: 'a1', origin: 'alice' }));
		log.edit('alice', () => undo.undo());
		expect(lines(fold(log))).toEqual(['alice a1.added: "" → "Open kitchen"', 'bob a1.responsible: "" → "p1"']);

		log.edit('bob', (copy) => removeAction(copy, { id: 'a1' }));
		log.edit(
			'alice',
			(copy) => {
				addAction(copy, { id: 'a1', title: 'Open kitchen' });
				setActionField(copy, { id: 'a1', field: 'responsible', value: 'p1' });
			},
			{ asOne: true }
		);
		expect(lines(fold(log)).slice(2)).toEqual([
			'bob a1.removed: "Open kitchen" → ""',
			'alice a1.added: "" → "Open kitchen"'
		]);
	});

	test('offline work that comes home in one revision gives one change for each statement', () => {
		const log = new NegotiationLog();
		log.edit('alice', (doc) => addAction(doc, { id: 'a1', title: 'Open kitchen' }));
		log.edit(
			'bob',
			(doc) => {
				paragraph(doc, 'known').insert(0, 'Forty eat alone');
				paragraph(doc, 'affected').insert(0, 'The old');
				setActionField(doc, { id: 'a1', field: 'status', value: 'active' });
				addAction(doc, { id: 'a2', title: 'Walks' });
				actionText(doc, 'a2', 'firstStep')?.insert(0, 'Ask around');
				moveAction(doc, { id: 'a1', index: 1 });
			},
			{ asOne: true }
		);

		const changes = fold(log);
		expect(lines(changes.slice(1, 5))).toEqual([
			'bob affected: "" → "The old"',
			'bob known: "" → "Forty eat alone"',
			'bob a2.added: "" → "Walks"',
			'bob a2.firstStep: "" → "Ask around"'
		]);
		expect(lines(changes.slice(5, 6))).toEqual(['bob a1.status: "draft" → "active"']);
		expect(changes[6]?.statement).toEqual({ kind: 'action', actionId: 'a1', field: 'order' });
		expect(changes).toHaveLength(7);
		expect(changes.slice(1).every((change) => change.fromSeq === 2 && change.toSeq === 2)).toBe(true);
	});

	test('folding can begin at the wording of any moment', () => {
		const log = new NegotiationLog();
		type(log, 'alice', 'One');
		log.edit('alice', (doc) => addAction(doc, { id: 'a1', title: 'Open kitchen' }));
		const words = decodeWords(encodeWords(watchWords(log.doc).words));
		const seq = log.revisions.length;
		type(log, 'alice', ' two');
		log.edit('bob', (doc) => removeAction(doc, { id: 'a1' }));

		const folder = createChangeFolder();
		folder.startFrom(words, seq);
		for (const revision of log.revisions) folder.push(revision);
		expect(lines(folder.changes())).toEqual([
			'alice statement: "One" → "One two"',
			'bob a1.removed: "Open kitchen" → ""'
		]);
	});

	test('[HISTORY2] a change already told as finished stays the same object when more is told', () => {
		const log = new NegotiationLog();
		type(log, 'alice', 'One');
		type(log, 'bob', ' two');
		const folder = createChangeFolder();
		for (const revision of log.revisions) folder.push(revision);
		const [finished] = folder.changes();
		const told = structuredClone(finished);
		const seen = log.revisions.length;
		type(log, 'alice', ' three');
		for (const revision of log.revisions.slice(seen)) folder.push(revision);

		expect(folder.changes()[0]).toBe(finished);
		expect(finished).toEqual(told);
	});
});
