/** A small workshop for the rules alone: a table whose wording tests set, a sealed store, and the record's facts. */
import { actionOnTable, wordingOf } from '../../src/lib/document/wording.ts';
import type { Action, Negotiation } from '../../src/lib/document/read.ts';
import { PROBLEM_SLOTS, type ProblemSlot } from '../../src/lib/document/shape.ts';
import type { Command } from '../../src/lib/workshop/command.ts';
import { batchesFor, decide } from '../../src/lib/workshop/decide.ts';
import { evolve } from '../../src/lib/workshop/evolve.ts';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import type { ActionView, Context, Decision, PartyView, SealedEntry, Wording } from '../../src/lib/workshop/family.ts';
import { resolveParty } from '../../src/lib/workshop/parties.ts';
import { INITIAL_STATE, type State } from '../../src/lib/workshop/state.ts';

export class SmallTable {
	state: State = INITIAL_STATE;
	facts: Fact[] = [];
	sealed = new Map<string, SealedEntry[]>();
	nowMs = Date.UTC(2026, 10, 26, 18);
	participants: string[];
	#negotiation: Negotiation;
	#partyOf: Record<string, string | null>;
	#parties: readonly PartyView[];
	#ids = 0;

	/** @param partyOf the people, each with the party they came with */
	constructor(partyOf: Record<string, string | null>, parties: readonly PartyView[] = []) {
		this.participants = Object.keys(partyOf);
		this.#partyOf = partyOf;
		this.#parties = parties;
		const empty = Object.fromEntries(PROBLEM_SLOTS.map((slot) => [slot, { text: '', markdown: '' }]));
		this.#negotiation = { problem: empty as Negotiation['problem'], plan: [] };
	}

	write(slot: ProblemSlot, text: string): void {
		this.#negotiation.problem[slot] = { text, markdown: text };
	}

	setAction(id: string, fields: Partial<Action>): void {
		const plan = this.#negotiation.plan;
		const known = plan.find((action) => action.id === id);
		if (known) Object.assign(known, fields);
		else plan.push({ ...EMPTY_ACTION, id, ...fields });
	}

	removeAction(id: string): void {
		this.#negotiation.plan = this.#negotiation.plan.filter((action) => action.id !== id);
	}

	wording(statement: string): Wording {
		const wording = wordingOf(this.#negotiation, statement);
		if (!wording) throw new Error(`${statement} is not on the table`);
		return wording;
	}

	action(id: string): ActionView {
		const action = this.#negotiation.plan.find((candidate) => candidate.id === id);
		if (!action) throw new Error(`${id} is not in the plan`);
		return actionOnTable(action);
	}

	get statements(): string[] {
		return [...PROBLEM_SLOTS.map((slot) => `problem:${slot}`), ...this.#negotiation.plan.map(({ id }) => `plan:${id}`)];
	}

	partyOf(participant: string): string | null {
		const said = this.state.parties.joined[participant];
		const party = said === undefined ? (this.#partyOf[participant] ?? null) : said;
		return party === null ? null : resolveParty(this.state, party);
	}

	/** @returns the parties there are now */
	get parties(): PartyView[] {
		const { described, merged } = this.state.parties;
		const made = Object.keys(described).filter((id) => !this.#parties.some((party) => party.id === id));
		return [...this.#parties.map(({ id }) => id), ...made]
			.filter((id) => !Object.hasOwn(merged, id))
			.map((id) => {
				const first = this.#parties.find((party) => party.id === id) ?? { name: '', sector: '' };
				return { id, ...first, ...described[id] };
			});
	}

	/** Asks, and does what the decision says. */
	ask(by: string, command: Command): Decision {
		const decision = decide(this.state, command, this.context(by, command));
		if (decision.kind === 'refused') return decision;
		for (const { batch, participantId, payload } of decision.seals) {
			const others = (this.sealed.get(batch) ?? []).filter((row) => row.participantId !== participantId);
			this.sealed.set(batch, [...others, { participantId, payload }]);
		}
		const seq = (this.facts.at(-1)?.seq ?? 0) + 1;
		for (const fact of decision.facts) {
			const recorded = { ...fact, seq } as Fact;
			this.facts.push(recorded);
			this.state = evolve(this.state, recorded);
		}
		for (const batch of decision.unseals) this.sealed.delete(batch);
		return decision;
	}

	/** @returns the last recorded fact that asking led to @throws when it was refused */
	decided<Kind extends Fact['kind']>(by: string, command: Command): Fact<Kind> {
		const decision = this.ask(by, command);
		if (decision.kind === 'refused') throw new Error(`refused: ${decision.refusal.kind}`);
		return this.facts.at(-1) as Fact<Kind>;
	}

	/** @returns why asking is refused; null when it is not, and then it is done */
	refusal(by: string, command: Command): string | null {
		const decision = this.ask(by, command);
		return decision.kind === 'refused' ? decision.refusal.kind : null;
	}

	context(by: string, command: Command): Context {
		const readable = batchesFor(this.state, command);
		return {
			now: new Date((this.nowMs += 1000)).toISOString(),
			by,
			newId: () => `id-${(this.#ids += 1)}`,
			table: {
				statements: this.statements,
				actions: this.#negotiation.plan.map(actionOnTable),
				wordingOf: (statement) => wordingOf(this.#negotiation, statement)
			},
			partyOf: (participant) => this.partyOf(participant),
			parties: this.parties,
			isParticipant: (id) => this.participants.includes(id),
			participantCount: this.participants.length,
			note: () => null,
			// Only what the family asked for may be read.
			sealed: (batch) => (readable.includes(batch) ? (this.sealed.get(batch) ?? []) : [])
		};
	}
}

const EMPTY_ACTION: Omit<Action, 'id'> = {
	title: '',
	detail: { text: '', markdown: '' },
	firstStep: '',
	responsible: '',
	contributors: [],
	due: '',
	status: 'draft',
	signOfSuccess: '',
	needs: '',
	existing: '',
	novelty: '',
	adaptation: '',
	order: '',
	answers: '',
	dependsOn: []
};
