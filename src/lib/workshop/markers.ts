/** Markers: "this wording holds now". Set by anyone, on any statement or on all at once, as often as people like. */
import { accept, factOf, refuse, type Decision, type Family, type Rules, type Wording } from './family.ts';
import type { State } from './state.ts';

export interface MarkersCommand {
	kind: 'setMarker';
	/** Statement ids; `all` for every statement that reads otherwise than its marker. */
	statements: readonly string[] | 'all';
}

/** One statement's wording in a marker, counted from 1 for each statement. */
export interface MarkerEntry {
	statement: string;
	number: number;
	wording: Wording;
}

export interface MarkersFact {
	kind: 'MarkerSet';
	entries: readonly MarkerEntry[];
}

export interface Marker extends MarkerEntry {
	/** The fact that set it. */
	factId: string;
	seq: number;
	at: string;
	by: string | null;
	session: string | null;
}

/** A marker of the problem as a whole: each time people mark anything in it. What actions answer is counted by these. */
export interface ProblemMarker {
	number: number;
	factId: string;
	seq: number;
	at: string;
	by: string | null;
	session: string | null;
	/** The slots it marked. */
	statements: readonly string[];
}

export interface MarkersState {
	/** Oldest first; a marker's number is its place, from 1. */
	readonly byStatement: Readonly<Record<string, readonly Marker[]>>;
	readonly problemMarkers: readonly ProblemMarker[];
}

/** @returns the marker that holds; null while there is none */
export function currentMarker(state: State, statement: string): Marker | null {
	return state.markers.byStatement[statement]?.at(-1) ?? null;
}

/** @returns the number of the newest problem marker; 0 while there is none */
export function problemMarkerNumber(state: State): number {
	return state.markers.problemMarkers.length;
}

export const markers: Family<MarkersState> = {
	initial: { byStatement: {}, problemMarkers: [] },
	evolve: {
		MarkerSet({ byStatement, problemMarkers }, { entries, id: factId, seq, at, by, session }) {
			const head = { factId, seq, at, by, session };
			const slots = entries.map(({ statement }) => statement).filter((statement) => statement.startsWith('problem:'));
			const touched = entries.map((entry) => [
				entry.statement,
				[...(byStatement[entry.statement] ?? []), { ...entry, ...head }]
			]);
			return {
				byStatement: { ...byStatement, ...(Object.fromEntries(touched) as MarkersState['byStatement']) },
				problemMarkers:
					slots.length === 0
						? problemMarkers
						: [...problemMarkers, { number: problemMarkers.length + 1, ...head, statements: slots }]
			};
		}
	}
};

export const markersRules: Rules<MarkersCommand['kind']> = {
	decide: {
		setMarker(state, { statements }, context): Decision {
			const wanted = statements === 'all' ? context.table.statements : [...new Set(statements)];
			const entries: MarkerEntry[] = [];
			for (const statement of wanted) {
				const wording = context.table.wordingOf(statement);
				if (wording === null) return refuse('unknown-statement', { statement });
				if (isMarkable(state, statement, wording)) entries.push(entryOf(state, statement, wording));
			}
			if (entries.length === 0) return refuse('nothing-to-mark');
			return accept(factOf(state, context, { kind: 'MarkerSet', entries }));
		}
	}
};

/** Marking what holds already says nothing new; nor does marking a statement nobody has written anything in. */
function isMarkable(state: State, statement: string, wording: Wording): boolean {
	const current = currentMarker(state, statement);
	return current === null ? wording.text.trim() !== '' : current.wording.id !== wording.id;
}

function entryOf(state: State, statement: string, { id, text, markdown }: Wording): MarkerEntry {
	const number = (state.markers.byStatement[statement]?.length ?? 0) + 1;
	return { statement, number, wording: { id, text, markdown } };
}
