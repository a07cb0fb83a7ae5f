/** The state of a workshop's negotiation: what its facts add up to, one slice for each family. */
import { cards, type CardsState } from './cards.ts';
import { comments, type CommentsState } from './comments.ts';
import { commitments, type CommitmentsState } from './commitments.ts';
import { gathering, type GatheringState } from './gathering.ts';
import { hats, type HatsState } from './hats.ts';
import { markers, type MarkersState } from './markers.ts';
import { minutes, type MinutesState } from './minutes.ts';
import { parking, type ParkingState } from './parking.ts';
import { parties, type PartiesState } from './parties.ts';
import { priorities, type PrioritiesState } from './priorities.ts';
import { reasons, type ReasonsState } from './reasons.ts';
import { rounds, type RoundsState } from './rounds.ts';
import { sessions, type SessionsState } from './sessions.ts';
import { silence, type SilenceState } from './silence.ts';
import { sources, type SourcesState } from './sources.ts';
import { stances, type StancesState } from './stances.ts';
import { steps, type StepsState } from './steps.ts';

export interface State {
	readonly markers: MarkersState;
	readonly stances: StancesState;
	readonly rounds: RoundsState;
	readonly reasons: ReasonsState;
	readonly commitments: CommitmentsState;
	readonly parties: PartiesState;
	readonly sessions: SessionsState;
	readonly minutes: MinutesState;
	readonly hats: HatsState;
	readonly parking: ParkingState;
	readonly cards: CardsState;
	readonly comments: CommentsState;
	readonly gathering: GatheringState;
	readonly priorities: PrioritiesState;
	readonly silence: SilenceState;
	readonly sources: SourcesState;
	readonly steps: StepsState;
}

/** Every family, under the name of its slice. A new one is added here, in `decide.ts`, `fact.ts`, in `command.ts` and in `State`. */
export const FAMILIES = {
	markers,
	stances,
	rounds,
	reasons,
	commitments,
	parties,
	sessions,
	minutes,
	hats,
	parking,
	cards,
	comments,
	gathering,
	priorities,
	silence,
	sources,
	steps
};

/** Before the first fact. */
export const INITIAL_STATE: State = Object.fromEntries(
	Object.entries(FAMILIES).map(([name, { initial }]) => [name, initial])
) as unknown as State;
