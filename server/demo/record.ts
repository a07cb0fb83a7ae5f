/** The record of a story: asks for what people want recorded, as the server would, and keeps the facts. */
import * as Y from 'yjs';
import type { Negotiation } from '../../src/lib/document/read.ts';
import { agreementId, statementsOf, wordingOf } from '../../src/lib/document/wording.ts';
import type { Command } from '../../src/lib/workshop/command.ts';
import { decide } from '../../src/lib/workshop/decide.ts';
import { evolve } from '../../src/lib/workshop/evolve.ts';
import type { Fact, NewFact } from '../../src/lib/workshop/fact.ts';
import type { Context, PartyView } from '../../src/lib/workshop/family.ts';
import { notePresence } from '../../src/lib/workshop/sessions.ts';
import { INITIAL_STATE, type State } from '../../src/lib/workshop/state.ts';
import { newId } from '../../src/lib/server/tokens.ts';

/** The people and parties of the workshop, as its registry has them. */
export interface Registered {
	partyOf: ReadonlyMap<string, string>;
	parties: readonly PartyView[];
}

/** Who asks, when, of what stands on the table. */
export interface Asking {
	by: string;
	nowMs: number;
	negotiation: Negotiation;
}

export class StoryRecord {
	readonly doc = new Y.Doc();
	#registered: Registered;
	#state: State = INITIAL_STATE;

	constructor(registered: Registered) {
		this.#registered = registered;
	}

	get state(): State {
		return this.#state;
	}

	/** @param seq the revision the facts come with @throws when the command is refused: the story is wrong then */
	ask(command: Command, asking: Asking, seq: number): void {
		const decision = decide(this.#state, command, this.#context(asking));
		if (decision.kind === 'refused') {
			throw new Error(`The story asks for what is refused (${decision.refusal.kind}): ${JSON.stringify(command)}`);
		}
		this.#append(decision.facts, seq);
	}

	/** Notes who is there. */
	arrive(participantIds: readonly string[], asking: Asking, seq: number): void {
		const fact = notePresence(this.#state, participantIds, this.#context(asking));
		if (fact) this.#append([fact], seq);
	}

	/** @returns the party somebody belongs to; '' for none */
	partyOf(participantId: string): string {
		return this.#registered.partyOf.get(participantId) ?? '';
	}

	/** @returns the id of a parked question, by its text */
	question(text: string): string {
		return this.#state.parking.questions.find((question) => question.text === text)?.id ?? '';
	}

	#append(decided: readonly NewFact[], seq: number): void {
		const facts = decided.map((fact): Fact => ({ ...fact, seq }));
		this.#state = facts.reduce<State>((soFar, fact) => evolve(soFar, fact), this.#state);
		this.doc.transact(() => this.doc.getArray<Fact>('facts').push(facts));
	}

	#context({ by, nowMs, negotiation }: Asking): Context {
		const { partyOf, parties } = this.#registered;
		return {
			now: new Date(nowMs).toISOString(),
			by,
			newId,
			table: {
				statements: statementsOf(negotiation),
				actions: negotiation.plan.map((action) => ({ ...action, agreementId: agreementId(action) })),
				wordingOf: (statement) => wordingOf(negotiation, statement)
			},
			partyOf: (participantId) => partyOf.get(participantId) ?? null,
			parties,
			isParticipant: (id) => partyOf.has(id),
			participantCount: partyOf.size,
			note: () => null,
			sealed: () => []
		};
	}
}
