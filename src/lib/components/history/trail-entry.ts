import type { Told } from '$lib/history/trail';
import type { Statement } from '$lib/history/types';

interface Time {
	/** ISO 8601, UTC. */
	at: string;
	/** The time of day in words. */
	clock: string;
}

/** A change, ready to be shown in the trail. */
export interface TrailEntry {
	/** Unique in the trail. */
	key: string;
	statement: Statement;
	/** The action's title, where it is an action's. */
	title: string;
	/** Null for the system. */
	participantId: string | null;
	/** Look right after this one to see the wording before it, and after this one to see the wording it left. */
	before: number;
	seq: number;
	from: Time;
	to: Time;
	told: Told;
	/** The earlier moment whose wording it brought back; without a time it is the beginning. */
	restored: { seq: number; time: string | null } | null;
}
