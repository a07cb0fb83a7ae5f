/**
 * Where wording came from: which notes were put into a slot of the problem, or made into an action. Each keeps what the
 * note said at that moment and who wrote it, so that the trail back stands when the note is gone.
 */

import { accept, factOf, refuse, type Family, type Rules } from './family.ts';

/** A note as it was when it was used. */
export interface SourceNote {
	/** Its record id on the board. */
	note: string;
	text: string;
	/** Who wrote it; null when nobody stands behind it. */
	author: string | null;
}

export interface NotesUsed {
	kind: 'NotesUsed';
	/** `problem:{slot}` or `plan:{actionId}` */
	statement: string;
	notes: readonly SourceNote[];
}

export type SourcesFact = NotesUsed;

export interface UseNotes {
	kind: 'useNotes';
	statement: string;
	/** Record ids of notes on the board. */
	notes: readonly string[];
}

export type SourcesCommand = UseNotes;

/** One note's way into one statement. */
export interface Source extends SourceNote {
	statement: string;
	/** Who put it in. */
	by: string | null;
	at: string;
}

export interface SourcesState {
	/** In the order in which they were used; the same note in the same statement once. */
	readonly all: readonly Source[];
}

export const sources: Family<SourcesState> = {
	initial: { all: [] },
	evolve: {
		NotesUsed({ all }, { statement, notes, by, at }) {
			const added = notes.map((note) => ({ ...note, statement, by, at }));
			const isAgain = (source: Source) =>
				source.statement === statement && notes.some(({ note }) => note === source.note);
			return { all: [...all.filter((source) => !isAgain(source)), ...added] };
		}
	}
};

export const sourcesRules: Rules<SourcesCommand['kind']> = {
	readsBoard: true,
	decide: {
		useNotes(state, { statement, notes }, context) {
			if (!/^(problem|plan):./.test(statement)) return refuse('unknown-statement', { statement });
			const used: SourceNote[] = [];
			for (const note of new Set(notes)) {
				const found = context.note(note);
				if (found === null) return refuse('unknown-note');
				used.push({ note, text: found.words, author: found.author });
			}
			return accept(factOf(state, context, { kind: 'NotesUsed', statement, notes: used }));
		}
	}
};

/** @returns what a statement came from */
export function sourcesOf({ all }: SourcesState, statement: string): readonly Source[] {
	return all.filter((source) => source.statement === statement);
}

/** @returns where a note was used */
export function usesOf({ all }: SourcesState, note: string): readonly Source[] {
	return all.filter((source) => source.note === note);
}
