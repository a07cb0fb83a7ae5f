/** What a workshop's record adds up to: its state, kept in step with its document, and the meeting that is open. */
import type * as Y from 'yjs';
import { FACTS, readRecord } from '../../src/lib/document/record.ts';
import { evolve } from '../../src/lib/workshop/evolve.ts';
import { readFact, type Fact, type NewFact } from '../../src/lib/workshop/fact.ts';
import { forgottenAtMs } from '../../src/lib/workshop/sessions.ts';
import { INITIAL_STATE, type State } from '../../src/lib/workshop/state.ts';

/** The Yjs client id the server writes facts under, so that a record has one writer however often it is loaded. */
const SERVER_CLIENT = 1;

export class LiveRecord {
	#document: Y.Doc;
	#facts: Fact[] = [];
	#read = 0;
	#state = INITIAL_STATE;

	/** @param document a record document; others' facts are folded in when the state is asked for */
	constructor(document: Y.Doc) {
		this.#document = document;
	}

	get state(): State {
		this.#catchUp();
		return this.#state;
	}

	/** Every fact that this program can read, in the order they were recorded. */
	get facts(): readonly Fact[] {
		this.#catchUp();
		return this.#facts;
	}

	/** Writes facts at the end, in one transaction. @param seq the revision they come with @returns them as recorded */
	append(newFacts: readonly NewFact[], seq: number): Fact[] {
		const facts = newFacts.map(({ v, id, ...rest }): Fact => ({ v, id, seq, ...rest }));
		const document = this.#document;
		const ownClientId = document.clientID;
		document.clientID = SERVER_CLIENT;
		try {
			document.transact(() => document.getArray(FACTS).push(facts), { source: 'local' });
		} finally {
			document.clientID = ownClientId;
		}
		return facts;
	}

	/**
	 * @param lastAtMs when something last happened in the workshop (Unix time, ms)
	 * @returns the open meeting; null without one, or when it was forgotten
	 */
	openSession(nowMs: number, lastAtMs: number): string | null {
		const until = forgottenAtMs(this.state, lastAtMs);
		return until !== null && nowMs < until ? (this.state.sessions.open?.id ?? null) : null;
	}

	/** Facts are only ever added, so what was read stays read. */
	#catchUp(): void {
		if (this.#document.getArray(FACTS).length === this.#read) return;
		for (const entry of readRecord(this.#document, this.#read)) {
			this.#read += 1;
			const fact = readFact(entry);
			if (!fact) continue;
			this.#facts.push(fact);
			this.#state = evolve(this.#state, fact);
		}
	}
}
