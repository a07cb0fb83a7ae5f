import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SmallTable } from '../../../tests/support/small-table.ts';
import { evolve, fold } from './evolve.ts';
import { readFact, type Fact } from './fact.ts';
import { CORRECTED_FOR_MS, freezeMinutes, minutesOf, outcomeOf, unfrozenMinutes } from './minutes.ts';

/** A meeting that alice has just ended; bob and carol were there. */
function afterMeeting() {
	const table = new SmallTable({ alice: null, bob: null, carol: null });
	const { id: meeting } = table.decided('alice', { kind: 'startSession', title: 'Første aften', mode: 'live' });
	const { at } = table.decided('alice', { kind: 'endSession' });
	const closedMs = Date.parse(at);
	return { table, meeting, closedMs };
}

/** Freezes, as the server does. @returns the fact, or null where nothing is frozen */
function freeze(table: SmallTable, meeting: string): Fact | null {
	const context = { now: new Date(table.nowMs).toISOString(), newId: () => 'frozen' };
	const fact = freezeMinutes(table.state, { meeting, upTo: table.facts.length, fingerprint: 'f'.repeat(64) }, context);
	if (!fact) return null;
	const recorded = { ...fact, seq: table.facts.length + 1 };
	table.facts.push(recorded);
	table.state = evolve(table.state, recorded);
	return recorded;
}

const saidOf = ({ state }: SmallTable, meeting: string) =>
	minutesOf(state, meeting)?.said.map(({ by, answer, text }) => [by, answer, text]);

describe('[MINUTES2] while the summary of a meeting is a draft', () => {
	it('everybody approves or objects, and their last word counts', () => {
		const { table, meeting } = afterMeeting();
		table.decided('alice', { kind: 'sayOfMinutes', meeting, answer: 'approve', text: 'does not matter' });
		table.decided('bob', { kind: 'sayOfMinutes', meeting, answer: 'object', text: '  Bussen mangler ' });
		expect(saidOf(table, meeting)).toEqual([
			['alice', 'approve', ''],
			['bob', 'object', 'Bussen mangler']
		]);
		table.decided('bob', { kind: 'sayOfMinutes', meeting, answer: 'approve' });
		table.decided('alice', { kind: 'sayOfMinutes', meeting, answer: 'withdraw' });
		expect(saidOf(table, meeting)).toEqual([['bob', 'approve', '']]);
	});

	it('an objection needs words, and only what was said is taken back', () => {
		const { table, meeting } = afterMeeting();
		expect(table.refusal('bob', { kind: 'sayOfMinutes', meeting, answer: 'object', text: ' ' })).toBe(
			'objection-empty'
		);
		expect(table.refusal('bob', { kind: 'sayOfMinutes', meeting, answer: 'withdraw' })).toBe('nothing-said');
	});

	it('nothing is said of a meeting that goes on, or is not there', () => {
		const { table } = afterMeeting();
		const { id: meeting } = table.decided('bob', { kind: 'startSession', title: '', mode: 'live' });
		expect(table.refusal('bob', { kind: 'sayOfMinutes', meeting, answer: 'approve' })).toBe('meeting-not-over');
		for (const nowhere of ['none', 'constructor', '__proto__']) {
			expect(table.refusal('bob', { kind: 'sayOfMinutes', meeting: nowhere, answer: 'approve' })).toBe(
				'unknown-meeting'
			);
		}
	});

	it('it is not frozen before its seven days are over', () => {
		const { table, meeting, closedMs } = afterMeeting();
		expect(unfrozenMinutes(table.state)).toEqual([{ meeting, untilMs: closedMs + CORRECTED_FOR_MS }]);
		table.nowMs = closedMs + CORRECTED_FOR_MS - 1;
		expect(freeze(table, meeting)).toBeNull();
	});
});

describe('[MINUTES3] when the seven days are over', () => {
	it('it is frozen by the server, without objections or with those that stand', () => {
		const unopposed = afterMeeting();
		unopposed.table.nowMs = unopposed.closedMs + CORRECTED_FOR_MS;
		expect(freeze(unopposed.table, unopposed.meeting)).toMatchObject({
			kind: 'MinutesFrozen',
			by: null,
			outcome: 'approved'
		});
		expect(unfrozenMinutes(unopposed.table.state)).toEqual([]);

		const { table, meeting, closedMs } = afterMeeting();
		table.decided('bob', { kind: 'sayOfMinutes', meeting, answer: 'object', text: 'Bussen mangler' });
		table.decided('alice', { kind: 'sayOfMinutes', meeting, answer: 'approve' });
		table.nowMs = closedMs + 10 * CORRECTED_FOR_MS;
		expect(freeze(table, meeting)).toMatchObject({ outcome: 'objected' });
	});

	it('an objection that was taken back is none', () => {
		const { table, meeting } = afterMeeting();
		table.decided('bob', { kind: 'sayOfMinutes', meeting, answer: 'object', text: 'Bussen mangler' });
		table.decided('bob', { kind: 'sayOfMinutes', meeting, answer: 'withdraw' });
		expect(outcomeOf(minutesOf(table.state, meeting)!)).toBe('approved');
	});
});

describe('[MINUTES4] what is frozen', () => {
	it('is not spoken of any more, also where the server has not come to it yet', () => {
		const { table, meeting, closedMs } = afterMeeting();
		table.nowMs = closedMs + CORRECTED_FOR_MS;
		const late = { kind: 'sayOfMinutes', meeting, answer: 'approve' } as const;
		expect(table.refusal('bob', late)).toBe('minutes-frozen');
		freeze(table, meeting);
		expect(table.refusal('bob', late)).toBe('minutes-frozen');
	});

	it('stays as it is, whatever facts follow', () => {
		const { table, meeting, closedMs } = afterMeeting();
		table.nowMs = closedMs + CORRECTED_FOR_MS;
		const frozen = freeze(table, meeting) as Fact<'MinutesFrozen'>;
		const before = minutesOf(table.state, meeting);
		expect(freeze(table, meeting)).toBeNull();
		const head = { v: 1, id: 'later', seq: 99, at: frozen.at, session: null } as const;
		const later: Fact[] = [
			{ ...head, by: 'bob', kind: 'MinutesSaid', meeting, answer: 'object', text: 'For sent' },
			{ ...frozen, fingerprint: '0'.repeat(64), outcome: 'objected' }
		];
		expect(minutesOf(fold(later, table.state), meeting)).toEqual(before);
	});
});

it('[FACT4] facts of the first version add up to the state they added up to then', () => {
	const file = path.join(import.meta.dirname, 'fixtures/minutes-v1.json');
	const { facts: stored, state: then } = JSON.parse(readFileSync(file, 'utf8')) as { facts: unknown[]; state: object };
	const facts = stored.map(readFact).filter((fact) => fact !== null);
	expect(facts).toHaveLength(stored.length);
	expect(fold(facts)).toMatchObject(then);
});
