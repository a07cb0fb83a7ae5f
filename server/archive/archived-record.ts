/** Judges the facts of an archive: each in its place, whole in every field, by somebody who took part, and adding up to a state. */
import type * as Y from 'yjs';
import { TOP_LEVEL_TYPES } from '../../src/lib/document/shape.ts';
import { evolve } from '../../src/lib/workshop/evolve.ts';
import { readFact, type Fact } from '../../src/lib/workshop/fact.ts';
import { minutesOf } from '../../src/lib/workshop/minutes.ts';
import { sessionOf } from '../../src/lib/workshop/sessions.ts';
import { INITIAL_STATE } from '../../src/lib/workshop/state.ts';
import type { Seq } from '../../src/lib/server/store/port.ts';
import { FactShapes } from './fact-shapes.ts';
import { ArchiveRefused } from './refusal.ts';

const FACTS = Object.keys(TOP_LEVEL_TYPES.record)[0] as keyof typeof TOP_LEVEL_TYPES.record;
/** What one fact may fill as JSON. */
const MAX_FACT_LENGTH = 256 * 1024;

interface RecordRevision {
	seq: Seq;
	participantId: string | null;
}

export class ArchivedRecord {
	#state = INITIAL_STATE;
	#facts: unknown[] = [];
	#ids = new Set<string>();
	#shapes: FactShapes;

	/** @param participants everybody who took part */
	constructor(participants: ReadonlySet<string>) {
		this.#shapes = new FactShapes(participants);
	}

	/** @returns whether a meeting of that id has been held, or is */
	hasSession(id: string): boolean {
		return sessionOf(this.#state, id) !== null;
	}

	/** @returns the fingerprint under which the summary of a meeting was frozen; null when it was not */
	fingerprintOf(meeting: string): string | null {
		return minutesOf(this.#state, meeting)?.frozen?.fingerprint ?? null;
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

	#add(stored: unknown, { seq, participantId }: RecordRevision): void {
		const fact = readFact(stored);
		if (fact?.seq !== seq || this.#ids.has(fact.id) || lengthOf(stored) > MAX_FACT_LENGTH)
			throw new ArchiveRefused('facts', { seq });
		const verdict = this.#shapes.judge(fact);
		// What nobody here can read, nobody can vouch for; a later program would trust it.
		if (verdict === 'unknown-kind') throw new ArchiveRefused('unknown-fact', { seq });
		// A summary is frozen as everything was before.
		if (fact.kind === 'MinutesFrozen' && fact.upTo >= seq) throw new ArchiveRefused('facts', { seq });
		const mayName = fact.by === null || participantId === null || fact.by === participantId;
		if (verdict === 'malformed' || !mayName || !this.#isInMeeting(fact)) throw new ArchiveRefused('facts', { seq });
		this.#ids.add(fact.id);
		try {
			this.#state = evolve(this.#state, fact);
		} catch {
			throw new ArchiveRefused('facts', { seq });
		}
	}

	#isInMeeting({ session, id }: Fact): boolean {
		return session === null || session === id || this.hasSession(session);
	}
}

/** A document can hold what JSON cannot; that is longer than any fact. */
function lengthOf(stored: unknown): number {
	try {
		return JSON.stringify(stored).length;
	} catch {
		return Infinity;
	}
}
