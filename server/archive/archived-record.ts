/** Judges the facts of an archive: each in its place, by somebody who took part, and adding up to a state. */
import type * as Y from 'yjs';
import { TOP_LEVEL_TYPES } from '../../src/lib/document/shape.ts';
import { evolve } from '../../src/lib/workshop/evolve.ts';
import { readFact, type Fact } from '../../src/lib/workshop/fact.ts';
import { sessionOf } from '../../src/lib/workshop/sessions.ts';
import { INITIAL_STATE } from '../../src/lib/workshop/state.ts';
import type { Seq } from '../../src/lib/server/store/port.ts';
import { ArchiveRefused } from './refusal.ts';

const FACTS = Object.keys(TOP_LEVEL_TYPES.record)[0] as keyof typeof TOP_LEVEL_TYPES.record;
/** What one fact may fill as JSON. */
const MAX_FACT_LENGTH = 256 * 1024;

interface RecordRevision {
	seq: Seq;
	participantId: string | null;
	participants: ReadonlySet<string>;
}

export class ArchivedRecord {
	#state = INITIAL_STATE;
	#facts: unknown[] = [];
	#ids = new Set<string>();

	/** @returns whether a meeting of that id has been held, or is */
	hasSession(id: string): boolean {
		return sessionOf(this.#state, id) !== null;
	}

	/** @param doc the record, right after the revision */
	judge(doc: Y.Doc, revision: RecordRevision): void {
		const { seq } = revision;
		const now: unknown[] = doc.getArray(FACTS).toArray();
		// Facts are only ever added, last: those before are the very same objects.
		if (now.length <= this.#facts.length || this.#facts.some((fact, index) => fact !== now[index]))
			throw new ArchiveRefused('facts', { seq });
		for (const stored of now.slice(this.#facts.length)) this.#add(stored, revision);
		this.#facts = now;
	}

	#add(stored: unknown, { seq, participantId, participants }: RecordRevision): void {
		const fact = readFact(stored);
		const isGood = fact !== null && fact.seq === seq && !this.#ids.has(fact.id) && this.#isSomebody(fact, participants);
		const mayName = fact?.by === null || participantId === null || fact?.by === participantId;
		if (!isGood || !mayName || JSON.stringify(stored).length > MAX_FACT_LENGTH)
			throw new ArchiveRefused('facts', { seq });
		this.#ids.add(fact.id);
		try {
			this.#state = evolve(this.#state, fact);
		} catch {
			throw new ArchiveRefused('facts', { seq });
		}
	}

	#isSomebody({ by, session, id, at }: Fact, participants: ReadonlySet<string>): boolean {
		const isKnown = by === null || participants.has(by);
		const isInMeeting = session === null || session === id || this.hasSession(session);
		return isKnown && isInMeeting && typeof at === 'string' && !Number.isNaN(Date.parse(at));
	}
}
