/** What is agreed about an action, and about who is at the table: derived, never stored. */
import type { FitAnswer, Yes } from './commitments.ts';
import type { ActionView } from './family.ts';
import { problemMarkerNumber } from './markers.ts';
import { resolveParty, SECTORS, type Sector } from './parties.ts';
import type { State } from './state.ts';

/** Whether whoever is responsible has said yes. */
export type YesState =
	/** Nobody is named. */
	| { kind: 'notAsked' }
	/** Somebody is named and has said nothing. */
	| { kind: 'waiting' }
	| { kind: 'yes'; yes: Yes }
	/** They said yes to something else: to another wording, or another date. */
	| { kind: 'askedAgain'; yes: Yes };

export function yesState(state: State, { id, responsible, agreementId }: ActionView): YesState {
	if (responsible === '') return { kind: 'notAsked' };
	const party = resolveParty(state, responsible);
	const theirs = (state.commitments.yeses[id] ?? []).filter((yes) =>
		yes.party === null ? yes.by === responsible : resolveParty(state, yes.party) === party
	);
	const present = theirs.findLast((yes) => yes.agreementId === agreementId);
	if (present) return { kind: 'yes', yes: present };
	const earlier = theirs.at(-1);
	return earlier ? { kind: 'askedAgain', yes: earlier } : { kind: 'waiting' };
}

/** Whether an action fits the problem as it was last marked. */
export type FitState =
	/** It answers the newest marker of the problem, or the problem has none. */
	| { kind: 'none' }
	/** The problem has moved on: does this still fit? `answers`: the marker it fitted, 0 for none; `now`: the newest. */
	| { kind: 'asked'; answers: number; now: number }
	| { kind: 'answered'; answer: FitAnswer };

export function fitState(state: State, { id, answers }: Pick<ActionView, 'id' | 'answers'>): FitState {
	const now = problemMarkerNumber(state);
	const given = state.commitments.fits[id] ?? [];
	const answer = given.findLast(({ problemMarker }) => problemMarker === now);
	if (answer) return { kind: 'answered', answer };
	const fitted = given.filter(({ fit }) => fit === 'fits').map(({ problemMarker }) => problemMarker);
	// The action's own word is written by clients: a marker that is not there answers nothing.
	const written = /^\d{1,6}$/.test(answers) && Number(answers) <= now ? Number(answers) : 0;
	const last = Math.max(written, ...fitted);
	return last >= now ? { kind: 'none' } : { kind: 'asked', answers: last, now };
}

/** @param present the sectors of those at the table @returns those that nobody at the table is of */
export function missingSectors(present: readonly string[]): Sector[] {
	return SECTORS.filter((sector) => sector !== 'other' && !present.includes(sector));
}
