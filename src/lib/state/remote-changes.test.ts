import { describe, expect, it } from 'vitest';
import { RemoteChangesController, type RemoteChange } from './remote-changes.svelte.ts';

function atTime() {
	const time = { now: 100_000 };
	const changes = new RemoteChangesController(() => time.now);
	const bobWrote = (slot: 'known' | 'unknown') =>
		changes.note({ participantId: 'bob', name: 'Bob', about: 'wording', statement: { kind: 'slot', slot }, title: '' });
	return { time, changes, bobWrote };
}

const statementOf = (change: RemoteChange) => (change.about === 'wording' ? change.statement : null);
const said = (changes: RemoteChangesController) => changes.toAnnounce.map(statementOf);

describe('what others have changed', () => {
	it('folds one person’s letters in one place into one entry', () => {
		const { time, changes, bobWrote } = atTime();
		bobWrote('known');
		time.now += 5_000;
		bobWrote('known');
		bobWrote('unknown');
		expect(changes.list.map((change) => [statementOf(change), change.at])).toEqual([
			[{ kind: 'slot', slot: 'unknown' }, time.now],
			[{ kind: 'slot', slot: 'known' }, time.now]
		]);
		expect(changes.unseen).toBe(2);
		time.now += 61_000;
		bobWrote('known');
		expect(changes.list).toHaveLength(3);
	});

	it('says at most one sentence in seven seconds', () => {
		const { time, changes, bobWrote } = atTime();
		bobWrote('known');
		changes.speakIfDue();
		expect(said(changes)).toEqual([{ kind: 'slot', slot: 'known' }]);
		bobWrote('unknown');
		time.now += 6_000;
		changes.speakIfDue();
		expect(said(changes)).toEqual([{ kind: 'slot', slot: 'known' }]);
		time.now += 1_000;
		changes.speakIfDue();
		expect(said(changes)).toEqual([{ kind: 'slot', slot: 'unknown' }]);
	});

	it('is silent while the person writes', () => {
		const { time, changes, bobWrote } = atTime();
		changes.noteOwn();
		bobWrote('known');
		time.now += 2_000;
		changes.speakIfDue();
		expect(said(changes)).toEqual([]);
		time.now += 1_000;
		changes.speakIfDue();
		expect(said(changes)).toHaveLength(1);
	});

	it('says nothing when switched off, and does not catch up afterwards', () => {
		const { changes, bobWrote } = atTime();
		changes.isAnnouncing = false;
		bobWrote('known');
		changes.speakIfDue();
		changes.isAnnouncing = true;
		changes.speakIfDue();
		expect(said(changes)).toEqual([]);
		expect(changes.list).toHaveLength(1);
	});
});
