import type { TrailLane } from '$lib/history/overview';

/** The trail from above, as the page has it: times in words. */
export interface Overview {
	/** How many moments there are; a place is from 1 to this, and 0 is before the first change. */
	count: number;
	columns: readonly { position: number; time: string }[];
	days: readonly {
		/** In full, and as short as on an axis. */
		name: string;
		label: string;
		first: number;
		last: number;
		/** The revisions before the day's first change and after its last. */
		before: number;
		after: number;
	}[];
	lanes: readonly TrailLane[];
	meetings: readonly { id: string; title: string; from: number; to: number }[];
	authors: readonly string[];
}

/** @returns when the moment at a place was, in words: exactly where each moment has a column of its own */
export function timeAt({ columns }: Overview, position: number): string | null {
	return columns.find((column) => column.position >= position)?.time ?? null;
}
