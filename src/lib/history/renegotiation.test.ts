import { beforeEach, describe, expect, test } from 'vitest';
import { addAction, removeAction, setActionField } from '../document/write.ts';
import type { StatementId } from '../document/wording.ts';
import { LOG_START_MS, NegotiationLog, paragraph } from '../../../tests/support/negotiation-log.ts';
import type * as Y from 'yjs';
import { FACT_VERSION, type Fact, type FactContent, type FactHead } from '../workshop/fact.ts';
import type { ReasonChip } from '../workshop/reasons.ts';
import type { StanceLevel } from '../workshop/stances.ts';
import { createChangeFolder } from './fold.ts';
import { renegotiationsOf, type Renegotiation } from './renegotiation.ts';
import { fieldsOf, trackStretches, wordingIn } from './stretches.ts';

const PROBLEM = 'problem:statement';

/** A workshop in which people edit, set markers and say things, all on one timeline. */
class Story {
	readonly #log = new NegotiationLog();
	readonly #tracker = trackStretches();
	readonly #folder = createChangeFolder();
	readonly #facts: Fact[] = [];
	#session: string | null = null;
	readonly #numbers = new Map<StatementId, number>();
	#read = 0;
	seq = 0;

	/** One revision for each transaction. @returns the last one's seq */
	edit(name: string, change: (doc: Y.Doc) => void, { afterMs = 1_000 } = {}): number {
		this.#log.edit(name, change, { afterMs });
		for (; this.#read < this.#log.revisions.length; this.#read += 1) {
			const revision = { ...this.#log.revisions[this.#read]!, seq: (this.seq += 1) };
			this.#tracker.push(revision);
			this.#folder.push(revision);
		}
		return this.seq;
	}

	write(name: string, text: string, options?: { afterMs: number }): number {
		return this.edit(
			name,
			(doc) => {
				const content = paragraph(doc, 'statement');
				doc.transact(() => {
					content.delete(0, content.length);
					content.insert(0, text);
				});
			},
			options
		);
	}

	mark(by: string, ...statements: StatementId[]): number {
		const entries = statements.map((statement) => {
			this.#numbers.set(statement, (this.#numbers.get(statement) ?? 0) + 1);
			return { statement, number: this.#numbers.get(statement)!, wording: wordingIn(this.#tracker.words, statement)! };
		});
		this.#tracker.mark(this.#record(by, { kind: 'MarkerSet', entries }));
		return this.seq;
	}

	/** @returns the fact's id */
	say(by: string, level: StanceLevel, more: { reason?: string } = {}): string {
		const { id: wordingId } = wordingIn(this.#tracker.words, PROBLEM)!;
		return this.#record(by, { kind: 'StanceTaken', statement: PROBLEM, wordingId, level, ...more }).id;
	}

	withdrawReservation(by: string, reservation: string): void {
		this.#record(by, { kind: 'ReservationWithdrawn', statement: PROBLEM, reservation });
	}

	why(by: string, marker: number, more: { chip?: ReasonChip; text?: string }): void {
		this.#record(by, { kind: 'ReasonGiven', statement: PROBLEM, marker, ...more });
	}

	/** @returns the meeting's id */
	meeting(title: string, during: () => void): string {
		const { id } = this.#record('alice', { kind: 'SessionStarted', title, mode: 'live', template: null });
		this.#session = id;
		during();
		this.#record('alice', { kind: 'SessionEnded', present: [], endedAt: '', isForgotten: false });
		this.#session = null;
		return id;
	}

	told(): Renegotiation[] {
		return renegotiationsOf({
			stretches: this.#tracker.stretches,
			changes: this.#folder.changes(),
			facts: this.#facts,
			present: (statement) => ({
				wording: wordingIn(this.#tracker.words, statement),
				fields: fieldsOf(this.#tracker.words, statement)
			})
		});
	}

	#record<Content extends FactContent>(by: string, content: Content): FactHead & Content {
		const seq = (this.seq += 1);
		const at = new Date(LOG_START_MS + seq).toISOString();
		const fact = { v: FACT_VERSION, id: `fact-${seq}`, seq, at, by, session: this.#session, ...content } as const;
		this.#facts.push(fact);
		return fact;
	}
}

let story: Story;
beforeEach(() => {
	story = new Story();
});

const only = (): Renegotiation => {
	const told = story.told();
	expect(told).toHaveLength(1);
	return told[0]!;
};

describe('a renegotiation', () => {
	test('is told from the marker it left: who opened it, why, in which meeting, and from what to what', () => {
		story.write('alice', 'Unge keder sig');
		story.mark('alice', PROBLEM);
		let opened = 0;
		const meeting = story.meeting('oktober', () => {
			opened = story.write('bob', 'Unge mangler et sted');
			story.why('bob', 1, { chip: 'newKnowledge', text: 'Vi har spurgt dem' });
		});
		const closed = story.mark('carol', PROBLEM);

		expect(only()).toMatchObject({
			statement: PROBLEM,
			marker: 1,
			newMarker: 2,
			outcome: 'marker',
			openedBy: 'bob',
			openedSeq: opened,
			openedIn: meeting,
			reason: 'Vi har spurgt dem',
			reasons: [{ participantId: 'bob', chip: 'newKnowledge', text: 'Vi har spurgt dem' }],
			closedBy: 'carol',
			closedSeq: closed,
			closedIn: null,
			before: 'Unge keder sig',
			now: 'Unge mangler et sted',
			changes: [{ before: 'Unge keder sig', after: 'Unge mangler et sted', participantId: 'bob' }]
		});
	});

	test('goes on while nobody has set a new marker, and shows the wording as it stands', () => {
		story.write('alice', 'a');
		story.mark('alice', PROBLEM);
		story.write('bob', 'b');
		story.write('carol', 'c');
		const told = only();
		expect(told).toMatchObject({ outcome: 'open', now: 'c', newMarker: null, reasons: [] });
		expect(told.reason).toBeUndefined();
		expect(told.closedAt).toBeUndefined();
	});

	test('[RENEGOTIATION1] ends when the old wording is typed back, whoever types it', () => {
		story.write('alice', 'Kaffe');
		story.mark('alice', PROBLEM);
		story.write('bob', 'Te');
		const back = story.write('alice', 'Kaffe');
		expect(only()).toMatchObject({
			outcome: 'return',
			closedSeq: back,
			closedBy: 'alice',
			before: 'Kaffe',
			now: 'Kaffe'
		});
	});

	test('[RENEGOTIATION3] is not told of a letter typed and taken back at once, unless somebody said why', () => {
		story.write('alice', 'Kaffe');
		story.mark('alice', PROBLEM);
		story.write('bob', 'Kaffe?');
		story.write('bob', 'Kaffe');
		expect(story.told()).toEqual([]);
		story.write('bob', 'Kaffe!');
		story.why('bob', 1, { chip: 'disagreement' });
		story.write('bob', 'Kaffe');
		expect(only()).toMatchObject({ reason: 'disagreement', outcome: 'return', changes: [] });
	});

	test('[RENEGOTIATION2] cuts a change that began before the marker and went on after it', () => {
		story.write('alice', 'Et');
		story.write('alice', 'Et sted');
		story.mark('bob', PROBLEM);
		const opened = story.write('alice', 'Et varmt sted');
		const closed = story.mark('bob', PROBLEM);
		story.write('alice', 'Et varmt sted om aftenen');
		const [first, second] = story.told();
		expect(first?.changes).toMatchObject([
			{ before: 'Et sted', after: 'Et varmt sted', fromSeq: opened, toSeq: closed, participantId: 'alice' }
		]);
		expect(second?.changes).toMatchObject([{ before: 'Et varmt sted', after: 'Et varmt sted om aftenen' }]);
	});

	test('is of an action as of a slot: field by field, and also when the action goes and comes back', () => {
		story.edit('alice', (doc) => addAction(doc, { id: 'soup', title: 'Suppe' }));
		story.mark('alice', 'plan:soup');
		story.edit('bob', (doc) => setActionField(doc, { id: 'soup', field: 'status', value: 'active' }));
		expect(story.told()).toEqual([]);
		story.edit('bob', (doc) => setActionField(doc, { id: 'soup', field: 'due', value: '2027-01-31' }));
		story.edit('carol', (doc) => setActionField(doc, { id: 'soup', field: 'responsible', value: 'carol' }));
		expect(only()).toMatchObject({
			statement: 'plan:soup',
			title: 'Suppe',
			before: 'Suppe',
			now: 'Suppe\ncarol\n2027-01-31',
			fields: [
				{ field: 'responsible', before: '', after: 'carol' },
				{ field: 'due', before: '', after: '2027-01-31' }
			],
			changes: [
				{ statement: { field: 'due' }, after: '2027-01-31', participantId: 'bob' },
				{ statement: { field: 'responsible' }, after: 'carol', participantId: 'carol' }
			]
		});
		story.edit('dave', (doc) => removeAction(doc, { id: 'soup' }));
		expect(only()).toMatchObject({ now: '', nowId: null, outcome: 'open' });
	});

	test('begins with a change of formatting alone, which changes no letter', () => {
		story.write('alice', 'Et sted');
		story.mark('alice', PROBLEM);
		story.edit('bob', (doc) => paragraph(doc, 'statement').format(0, 2, { bold: true }));
		expect(only()).toMatchObject({
			openedBy: 'bob',
			beforeMarkdown: 'Et sted',
			nowMarkdown: '**Et** sted',
			changes: []
		});
	});
});

describe('where people stood', () => {
	test('is told of the wording before as it opened, and of the wording now until it opens again', () => {
		story.write('alice', 'Kaffe');
		story.mark('alice', PROBLEM);
		story.say('alice', 'agree');
		story.say('bob', 'talk');
		story.say('bob', 'aside');
		story.write('carol', 'Te');
		story.say('alice', 'object', { reason: 'Ingen drikker te' });
		story.mark('carol', PROBLEM);
		story.say('bob', 'agree');
		story.write('carol', 'Saft');
		story.say('carol', 'agree');
		const [first, second] = story.told();
		expect(first?.stances).toMatchObject([
			{ participantId: 'alice', level: 'agree', on: 'before' },
			{ participantId: 'bob', level: 'aside', on: 'before' },
			{ participantId: 'alice', level: 'object', reason: 'Ingen drikker te', on: 'now' },
			{ participantId: 'bob', level: 'agree', on: 'now' }
		]);
		expect(second?.stances).toMatchObject([
			{ participantId: 'alice', level: 'object', on: 'before' },
			{ participantId: 'bob', level: 'agree', on: 'before' },
			{ participantId: 'carol', level: 'agree', on: 'now' }
		]);
	});

	test('carries a reservation from wording to wording until its author withdraws it', () => {
		story.write('alice', 'Kaffe');
		story.mark('alice', PROBLEM);
		const reservation = story.say('bob', 'reservations', { reason: 'Hvem betaler?' });
		story.write('carol', 'Te');
		story.say('bob', 'agree');
		story.mark('carol', PROBLEM);
		story.write('carol', 'Saft');
		story.withdrawReservation('bob', reservation);
		const [first, second] = story.told();
		expect(first?.reservations).toMatchObject([{ participantId: 'bob', text: 'Hvem betaler?' }]);
		expect(second?.reservations).toEqual([]);
	});
});

describe('why', () => {
	test('is the reason of whoever opened it before anybody else’s, and belongs to the renegotiation it was given in', () => {
		story.write('alice', 'Kaffe');
		story.mark('alice', PROBLEM);
		story.write('bob', 'Te');
		story.why('carol', 1, { text: 'Endelig' });
		story.why('bob', 1, { text: 'Ny viden' });
		story.write('alice', 'Kaffe');
		story.write('carol', 'Saft');
		const [first, second] = story.told();
		expect([first?.reason, second?.reason]).toEqual(['Ny viden', undefined]);
		expect(first?.reasons.map(({ participantId }) => participantId)).toEqual(['carol', 'bob']);
	});
});
