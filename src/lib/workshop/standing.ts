/** Where a statement stands: derived from its marker, its present wording and people's answers, never stored. */
import type { Wording } from './family.ts';
import { currentMarker, type Marker } from './markers.ts';
import { reasonsFor, type Reason } from './reasons.ts';
import { STANCE_LEVELS, stancesOf, stancesOn, type Reservation, type Stance, type StanceLevel } from './stances.ts';
import type { State } from './state.ts';

/** `draft`: no marker yet. `holds`: it reads as its marker. `renegotiating`: it reads otherwise. */
export type Standing = 'draft' | 'holds' | 'renegotiating';

/** @param wording the statement's present wording; null when it is not on the table any more */
export function standing(state: State, statement: string, wording: Pick<Wording, 'id'> | null): Standing {
	const marker = currentMarker(state, statement);
	if (marker === null) return 'draft';
	return marker.wording.id === wording?.id ? 'holds' : 'renegotiating';
}

/** How people answer the present wording. Silence is never agreement: who has not answered is always counted. */
export type Tally = Readonly<Record<StanceLevel, number>> & { readonly notAnswered: number };

/** @param participants everybody who may answer */
export function tally(
	state: State,
	{ statement, wordingId, participants }: { statement: string; wordingId: string; participants: readonly string[] }
): Tally {
	const answers = stancesOn(state, statement, wordingId);
	const given = participants.flatMap((participant) => answers[participant]?.level ?? []);
	const counts = STANCE_LEVELS.map((level) => [level, given.filter((other) => other === level).length]);
	return {
		...(Object.fromEntries(counts) as Record<StanceLevel, number>),
		notAnswered: participants.length - given.length
	};
}

/** Where one person stands: `stale` means that they answered an earlier wording, and that it does not count. */
export type OwnStance = { kind: 'none' } | { kind: 'counts'; stance: Stance } | { kind: 'stale'; stance: Stance };

export function stanceOf(
	state: State,
	{ statement, wordingId, participant }: { statement: string; wordingId: string; participant: string }
): OwnStance {
	const stance = stancesOn(state, statement, wordingId)[participant];
	if (stance) return { kind: 'counts', stance };
	const last = stancesOf(state, statement, participant).at(-1);
	return last ? { kind: 'stale', stance: last } : { kind: 'none' };
}

/** @returns the answers that do not count now, one a person at the most: the last of those who have not answered the present wording */
export function staleStances(state: State, statement: string, wordingId: string): Stance[] {
	const present = stancesOn(state, statement, wordingId);
	const last = new Map<string, Stance>();
	const all = Object.values(state.stances.byWording[statement] ?? {}).flatMap((answers) => Object.values(answers));
	for (const stance of all.sort((a, b) => a.seq - b.seq)) last.set(stance.by, stance);
	return [...last.values()].filter(({ by }) => !Object.hasOwn(present, by));
}

/** @returns the reservations about a statement that nobody has withdrawn, oldest first */
export function standingReservations(state: State, statement: string): Reservation[] {
	return state.stances.reservations.filter((reservation) => reservation.statement === statement);
}

/** A statement that reads otherwise than its marker: what held, and why it was taken up again. */
export interface OpenRenegotiation {
	marker: Marker;
	/** Oldest first; none: no reason given. */
	reasons: Reason[];
}

/** @returns null when the statement holds, or has no marker */
export function openRenegotiation(
	state: State,
	statement: string,
	wording: Pick<Wording, 'id'> | null
): OpenRenegotiation | null {
	const marker = currentMarker(state, statement);
	if (marker === null || standing(state, statement, wording) === 'holds') return null;
	return { marker, reasons: reasonsFor(state, statement, marker.number) };
}
