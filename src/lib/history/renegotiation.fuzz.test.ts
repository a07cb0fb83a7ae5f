/** Random concurrent work with markers set at random: what is told must be what a look at every single revision shows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldText, type Negotiation } from '../document/read.ts';
import { statementsOf, wordingOf } from '../document/wording.ts';
import { someWork, type Work } from '../../../tests/support/negotiation-edits.ts';
import { createChangeFolder, type WordingRevision } from './fold.ts';
import { renegotiationsOf, type Renegotiation } from './renegotiation.ts';
import { fieldsOf, trackStretches, wordingIn, type Marking, type Stretch } from './stretches.ts';
import { applyOperation, emptyWords, toNegotiation } from './words.ts';

const SEEDS = [4, 50, 600];
const RUNS = 25;

/** A marker set on some or all statements, after a share of the work. */
const marking = fc.record({
	after: fc.nat(999),
	by: fc.constantFrom('alice', 'bob'),
	which: fc.oneof(fc.constant(null), fc.nat(9))
});
const markings = fc.array(marking, { minLength: 2, maxLength: 8 });
type Wanted = (typeof markings extends fc.Arbitrary<infer T> ? T : never)[number];

type Event = ({ kind: 'revision' } & WordingRevision) | ({ kind: 'marking' } & Marking);

/** What stood after every seq, and what was told of it. */
interface Told {
	events: Event[];
	/** After event `seq`; 0 is the beginning. */
	at: Negotiation[];
	stretches: readonly Stretch[];
	renegotiations: Renegotiation[];
}

function tell({ log }: Work, wanted: Wanted[]): Told {
	const words = emptyWords();
	const tracker = trackStretches();
	const folder = createChangeFolder();
	const at = [toNegotiation(words)];
	const events: Event[] = [];
	const numbers = new Map<string, number>();

	const markAll = (where: number) => {
		for (const { by, which } of wanted.filter(
			({ after }) => Math.floor((after * log.revisions.length) / 1000) === where
		)) {
			const negotiation = toNegotiation(words);
			const all = statementsOf(negotiation);
			const chosen = which === null ? all : [all[which % all.length]!];
			const entries = chosen.map((statement) => {
				numbers.set(statement, (numbers.get(statement) ?? 0) + 1);
				return { statement, number: numbers.get(statement)!, wording: wordingOf(negotiation, statement)! };
			});
			const event = { kind: 'marking' as const, seq: events.length + 1, at: new Date(0).toISOString(), by, entries };
			events.push(event);
			tracker.mark(event);
			at.push(negotiation);
		}
	};
	log.revisions.forEach((revision, index) => {
		markAll(index);
		const event = { kind: 'revision' as const, ...revision, seq: events.length + 1 };
		events.push(event);
		for (const operation of event.operations) applyOperation(words, operation);
		tracker.push(event);
		folder.push(event);
		at.push(toNegotiation(words));
	});
	const renegotiations = renegotiationsOf({
		stretches: tracker.stretches,
		changes: folder.changes(),
		facts: [],
		present: (statement) => ({ wording: wordingIn(words, statement), fields: fieldsOf(words, statement) })
	});
	return { events, at, stretches: tracker.stretches, renegotiations };
}

/** The same by looking at every wording after every revision. */
function lookAtEverything({ events, at }: Told): unknown[] {
	const held = new Map<string, { number: number; id: string; open: Record<string, unknown> | null }>();
	const found: Record<string, unknown>[] = [];
	for (const event of events) {
		if (event.kind === 'marking') {
			for (const { statement, number, wording } of event.entries) {
				const open = held.get(statement)?.open;
				if (open) Object.assign(open, { end: 'marker', endSeq: event.seq, endBy: event.by });
				held.set(statement, { number, id: wording.id, open: null });
			}
			continue;
		}
		for (const [statement, marked] of held) {
			const isAway = wordingOf(at[event.seq]!, statement)?.id !== marked.id;
			if (isAway && !marked.open) {
				marked.open = { statement, marker: marked.number, seq: event.seq, by: event.participantId };
				found.push(marked.open);
			} else if (!isAway && marked.open) {
				Object.assign(marked.open, { end: 'return', endSeq: event.seq, endBy: event.participantId });
				marked.open = null;
			}
		}
	}
	return found;
}

const byPlace = (a: { seq: number; statement: string }, b: typeof a) =>
	a.seq - b.seq || a.statement.localeCompare(b.statement);

/** The text of a part of a statement after a revision; null for an action that is not there. */
function partAt(told: Told, seq: number, statement: string, part: string): string | null {
	const negotiation = told.at[seq]!;
	if (part === 'text') return wordingOf(negotiation, statement)!.text;
	const action = negotiation.plan.find(({ id }) => `plan:${id}` === statement);
	return action ? fieldText(action, part as 'title') : null;
}

describe.each(SEEDS)('with seed %i', (seed) => {
	test('[RENEGOTIATION1] one begins at exactly the first revision away from the marker and ends at the next marker or the return', () => {
		let ended = { marker: 0, return: 0, open: 0 };
		fc.assert(
			fc.property(someWork({ min: 40, max: 80 }), markings, (work, wanted) => {
				const told = tell(work, wanted);
				const tracked = told.stretches.map(({ statement, marker, opened, end }) => ({
					statement,
					marker,
					seq: opened.seq,
					by: opened.by,
					...(end && { end: end.kind, endSeq: end.seq, endBy: end.by })
				}));
				expect(tracked.sort(byPlace)).toEqual((lookAtEverything(told) as typeof tracked).sort(byPlace));
				for (const { end } of told.stretches)
					ended = { ...ended, [end?.kind ?? 'open']: ended[end?.kind ?? 'open'] + 1 };
			}),
			{ seed, numRuns: RUNS }
		);
		expect(ended.marker).toBeGreaterThan(50);
		expect(ended.return).toBeGreaterThan(0);
		expect(ended.open).toBeGreaterThan(50);
	});

	test('[RENEGOTIATION2] the changes within one lead from exactly the wording before to the wording now', () => {
		let cut = 0;
		fc.assert(
			fc.property(someWork({ min: 40, max: 80 }), markings, (work, wanted) => {
				const told = tell(work, wanted);
				for (const { statement, openedSeq, closedSeq, changes } of told.renegotiations) {
					const last = closedSeq ?? told.events.length;
					const parts = Map.groupBy(changes, ({ statement: of }) => (of.kind === 'slot' ? 'text' : of.field));
					for (const change of changes) {
						expect(change.fromSeq).toBeGreaterThanOrEqual(openedSeq);
						expect(change.toSeq).toBeLessThanOrEqual(last);
						cut += 1;
					}
					if (parts.has('added') || parts.has('removed')) continue;
					for (const [part, chain] of parts) {
						expect(chain[0]!.before).toBe(partAt(told, openedSeq - 1, statement, part));
						chain.slice(1).forEach((change, index) => expect(change.before).toBe(chain[index]!.after));
						expect(chain.at(-1)!.after).toBe(partAt(told, last, statement, part));
					}
				}
			}),
			{ seed, numRuns: RUNS }
		);
		expect(cut).toBeGreaterThan(200);
	});
});
