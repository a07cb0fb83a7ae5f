/**
 * Facts: what was decided, by whom and when. The server alone writes them, in order, and nobody changes them; the state
 * of a workshop's negotiation is what they add up to (`evolve.ts`). Each is plain JSON that is stored for good: a field
 * may be added, and anything else is a new version that `readFact` brings up to date.
 */
import type { CardsFact } from './cards.ts';
import type { CommentsFact } from './comments.ts';
import type { CommitmentsFact } from './commitments.ts';
import type { GatheringFact } from './gathering.ts';
import type { HatsFact } from './hats.ts';
import type { MarkersFact } from './markers.ts';
import type { MinutesFact } from './minutes.ts';
import type { ParkingFact } from './parking.ts';
import type { PartiesFact } from './parties.ts';
import type { PrioritiesFact } from './priorities.ts';
import type { ReasonsFact } from './reasons.ts';
import type { RoundsFact } from './rounds.ts';
import type { SessionsFact } from './sessions.ts';
import type { SilenceFact } from './silence.ts';
import type { SourcesFact } from './sources.ts';
import type { StancesFact } from './stances.ts';
import type { StepsFact } from './steps.ts';

export const FACT_VERSION = 1;

/** What stands in every fact. */
export interface FactHead {
	v: typeof FACT_VERSION;
	id: string;
	/** The revision it came with, on the workshop's one timeline. Facts decided together share it. */
	seq: number;
	/** ISO 8601, UTC. */
	at: string;
	/** Who asked for it; null for the system, and for what must name nobody. */
	by: string | null;
	/** The meeting it happened in. */
	session: string | null;
}

/** What each family of facts says. */
export type FactContent =
	| MarkersFact
	| MinutesFact
	| StancesFact
	| RoundsFact
	| ReasonsFact
	| CommitmentsFact
	| PartiesFact
	| SessionsFact
	| HatsFact
	| ParkingFact
	| CardsFact
	| CommentsFact
	| GatheringFact
	| PrioritiesFact
	| SilenceFact
	| SourcesFact
	| StepsFact;

export type FactKind = FactContent['kind'];

/** A fact, or the facts of certain kinds. */
export type Fact<Kind extends FactKind = FactKind> = FactHead & Extract<FactContent, { kind: Kind }>;

/** A fact that is decided and not yet recorded: it has no place on the timeline. */
export type NewFact = Omit<FactHead, 'seq'> & FactContent;

/**
 * @param stored an entry of the record
 * @returns it as a fact of the present version; null for what a newer program wrote, or what is no fact
 */
export function readFact(stored: unknown): Fact | null {
	if (typeof stored !== 'object' || stored === null) return null;
	const { v, kind, id, seq } = stored as Partial<Fact>;
	const isFact = typeof kind === 'string' && typeof id === 'string' && typeof seq === 'number';
	return isFact && v === FACT_VERSION ? (stored as Fact) : null;
}

/** @returns those of the stored facts that are known here */
export function readFacts(stored: readonly unknown[]): Fact[] {
	return stored.map(readFact).filter((fact) => fact !== null);
}
