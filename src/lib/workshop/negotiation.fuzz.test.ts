/**
 * Random people ask for random things while the wording changes under them. A plain model beside the rules remembers
 * who said what to which words; after each step the rules must tell nothing else.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SmallTable } from '../../../tests/support/small-table.ts';
import { yesState } from './agreement.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { fold } from './evolve.ts';
import type { Fact } from './fact.ts';
import { HATS } from './hats.ts';
import { MINUTES_ANSWERS } from './minutes.ts';
import { REASON_CHIPS } from './reasons.ts';
import { STANCE_LEVELS } from './stances.ts';
import { stanceOf, standing, tally } from './standing.ts';

const SEED = 20_261_126;
const RUNS = 60;
const PEOPLE = ['alice', 'bob', 'carol', 'dave'];
const STATEMENTS = ['problem:statement', 'problem:known', 'plan:soup'];
const WORDS = ['Den ene ordlyd.', 'Den anden ordlyd.', ''];
const RESPONSIBLE = ['', 'alice', 'bob', 'house', 'council', 'En nabo'];
const SECRET = 'hemmelig';

type Step =
	| { kind: 'write'; statement: number; words: number }
	| { kind: 'appoint'; responsible: number; due: number }
	| { kind: 'ask'; by: number; what: number; statement: number; pick: number; isLate: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({ kind: fc.constant('write' as const), statement: fc.nat(2), words: fc.nat(2) })
	},
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('appoint' as const), responsible: fc.nat(5), due: fc.nat(1) })
	},
	{
		weight: 9,
		arbitrary: fc.record({
			kind: fc.constant('ask' as const),
			by: fc.nat(3),
			what: fc.nat(17),
			statement: fc.nat(2),
			pick: fc.nat(99),
			isLate: fc.nat(7).map((chance) => chance === 0)
		})
	}
);

class Model {
	table = new SmallTable({ alice: 'house', bob: 'council', carol: 'house', dave: null }, [
		{ id: 'house', name: 'Beboerhuset', sector: 'association' },
		{ id: 'council', name: 'Kommunen', sector: 'municipality' }
	]);
	/** Who last said what to which wording, as they were told that it was taken. */
	said = new Map<string, string>();
	/** The same in the open round, hidden. */
	hidden = new Map<string, string>();
	/** Yeses that somebody said and nobody took back: what it was bound to → who. */
	yeses = new Map<string, Set<string>>();
	/** What somebody said last of the summary of a meeting that is over. */
	ofMinutes = new Map<string, string>();
	accepted = 0;

	constructor() {
		this.table.setAction('soup', { title: WORDS[0] });
	}

	run(taken: Step): void {
		if (taken.kind === 'write') this.#write(STATEMENTS[taken.statement] ?? '', WORDS[taken.words] ?? '');
		else if (taken.kind === 'appoint') {
			this.table.setAction('soup', { responsible: RESPONSIBLE[taken.responsible], due: taken.due ? '2027-01-01' : '' });
		} else this.#ask(taken);
		this.#check();
	}

	#write(statement: string, text: string): void {
		if (statement === 'plan:soup') this.table.setAction('soup', { title: text });
		else this.table.write(statement === 'problem:known' ? 'known' : 'statement', text);
	}

	#ask({ by: person, what, statement: at, pick, isLate }: Extract<Step, { kind: 'ask' }>): void {
		const { table } = this;
		const by = PEOPLE[person] ?? 'alice';
		const statement = STATEMENTS[at] ?? 'problem:statement';
		const wordingId = isLate ? 'x'.repeat(22) : table.wording(statement).id;
		const level = STANCE_LEVELS[pick % 5] ?? 'agree';
		const round = table.state.rounds.open?.id ?? 'none';
		const isHidden = table.state.rounds.open?.statements.includes(statement) === true;
		const agreementId = isLate ? 'y'.repeat(22) : table.action('soup').agreementId;
		const commands: Command[] = [
			{ kind: 'takeStance', statement, wordingId, level, reason: SECRET, risk: SECRET, condition: SECRET },
			{ kind: 'takeStance', statement, wordingId, level: 'agree' },
			{ kind: 'takeStance', statement, wordingId, level: 'object' },
			{ kind: 'setMarker', statements: pick % 2 ? 'all' : [statement] },
			{ kind: 'sayYes', actionId: 'soup', agreementId },
			{ kind: 'sayYes', actionId: 'soup', agreementId },
			{ kind: 'withdrawYes', actionIds: ['soup'] },
			{ kind: 'startRound', statements: [statement] },
			{ kind: pick % 3 ? 'revealRound' : 'cancelRound', round },
			{ kind: 'takeHat', hat: HATS[pick % 4] ?? 'host' },
			{ kind: 'putDownHat', hat: HATS[pick % 4] ?? 'host' },
			{ kind: 'joinParty', party: ['house', 'council', 'gone'][pick % 3] },
			{ kind: 'mergeParties', from: pick % 5 ? 'gone' : 'council', into: 'house' },
			{ kind: 'giveReason', statement, marker: 1 + (pick % 2), chip: REASON_CHIPS[pick % 5] },
			{ kind: 'answerFit', actionId: 'soup', problemMarker: pick % 4, fit: 'fits' },
			{ kind: 'startSession', title: 'Aften', mode: 'live' },
			{ kind: 'endSession' },
			{
				kind: 'sayOfMinutes',
				meeting: table.state.sessions.ended.at(-1)?.id ?? 'none',
				answer: MINUTES_ANSWERS[pick % 3] ?? 'approve',
				text: pick % 2 ? SECRET : ''
			}
		];
		const command = commands[what] ?? commands[0]!;
		const before = table.facts.length;
		this.#expectNoPrivilege(by, command);
		const mayHaveYes = table.partyOf(by);
		const { responsible } = table.action('soup');
		const decision = table.ask(by, command);
		if (decision.kind === 'refused') {
			expect(table.facts).toHaveLength(before);
			return;
		}
		this.accepted += 1;
		for (const fact of decision.facts) expect([by, null]).toContain(fact.by);
		if (command.kind === 'takeStance') {
			expect(isLate).toBe(false);
			const key = `${by} ${statement} ${wordingId}`;
			(isHidden ? this.hidden : this.said).set(key, command.level);
		}
		if (command.kind === 'revealRound') for (const [key, said] of this.hidden) this.said.set(key, said);
		if (command.kind === 'revealRound' || command.kind === 'cancelRound') this.hidden.clear();
		if (command.kind === 'sayYes') {
			expect([by, mayHaveYes]).toContain(responsible === 'council' ? (mayHaveYes ?? responsible) : responsible);
			this.yeses.set(agreementId, (this.yeses.get(agreementId) ?? new Set()).add(by));
		}
		if (command.kind === 'sayOfMinutes') {
			const key = `${by} ${command.meeting}`;
			if (command.answer === 'withdraw') expect(this.ofMinutes.delete(key)).toBe(true);
			else this.ofMinutes.set(key, command.answer);
		}
		if (command.kind === 'withdrawYes') {
			for (const yes of decision.facts.flatMap((fact) => (fact.kind === 'YesWithdrawn' ? fact.yeses : []))) {
				const said = table.facts.find(({ id }) => id === yes) as Fact<'YesSaid'>;
				this.yeses.get(said.agreementId)?.delete(said.by ?? '');
			}
		}
	}

	/** A hat, and a party that is not the one responsible, change nothing of what somebody may do or is answered. */
	#expectNoPrivilege(by: string, command: Command): void {
		const { table } = this;
		const outcome = (state: typeof table.state) => {
			let ids = 0;
			const context = { ...table.context(by, command), now: '', newId: () => `same-${(ids += 1)}` };
			return decide(state, command, context);
		};
		if (command.kind !== 'takeHat' && command.kind !== 'putDownHat') {
			const worn = Object.fromEntries(HATS.map((hat) => [hat, by]));
			expect(outcome({ ...table.state, hats: { worn } })).toEqual(outcome({ ...table.state, hats: { worn: {} } }));
		}
	}

	/** The facts through JSON, as they reach a browser, lead to the state that the server had. */
	expectSameElsewhere(): void {
		const received = JSON.parse(JSON.stringify(this.table.facts)) as Fact[];
		expect(fold(received)).toEqual(this.table.state);
	}

	#check(): void {
		const { table } = this;
		const { state, participants } = table;
		for (const statement of STATEMENTS) {
			const wording = table.wording(statement);
			const counted = tally(state, { statement, wordingId: wording.id, participants });
			const { notAnswered, ...levels } = counted;
			const answered = Object.values(levels).reduce((sum, count) => sum + count, 0);
			expect(answered + notAnswered).toBe(participants.length);
			for (const participant of participants) {
				const stance = stanceOf(state, { statement, wordingId: wording.id, participant });
				const said = this.said.get(`${participant} ${statement} ${wording.id}`);
				expect(stance.kind === 'counts' ? stance.stance.level : undefined).toBe(said);
			}
			const marker = state.markers.byStatement[statement]?.at(-1);
			const reads = !marker ? 'draft' : marker.wording.id === wording.id ? 'holds' : 'renegotiating';
			expect(standing(state, statement, wording)).toBe(reads);
		}
		const ofMinutes = Object.entries(state.minutes.byMeeting).flatMap(([meeting, { said }]) =>
			said.map(({ by, answer }): [string, string] => [`${by} ${meeting}`, answer])
		);
		expect(new Map(ofMinutes)).toEqual(this.ofMinutes);
		const yes = yesState(state, table.action('soup'));
		if (yes.kind === 'yes') {
			expect(yes.yes.agreementId).toBe(table.action('soup').agreementId);
			expect(this.yeses.get(yes.yes.agreementId)).toContain(yes.yes.by);
		}
		if (this.hidden.size > 0) {
			const since = table.facts.slice(table.facts.findLastIndex(({ kind }) => kind === 'RoundStarted'));
			const { statements } = since[0] as Fact<'RoundStarted'>;
			const told = since.filter((fact) => fact.kind === 'StanceTaken' && statements.includes(fact.statement));
			expect(told).toEqual([]);
		}
	}
}

test(`[FACT3] [MINUTES2] [STANCE1] [STANCE2] [STANCE4] [YES1] [YES2] [HAT2] whatever people ask for, the rules tell what they said and no more (seed ${SEED})`, () => {
	let accepted = 0;
	fc.assert(
		fc.property(fc.array(step, { minLength: 30, maxLength: 80 }), (steps) => {
			const model = new Model();
			steps.forEach((taken) => model.run(taken));
			model.expectSameElsewhere();
			accepted += model.accepted;
		}),
		{ seed: SEED, numRuns: RUNS }
	);
	// A run in which little was accepted shows little.
	expect(accepted).toBeGreaterThan(RUNS * 8);
});
