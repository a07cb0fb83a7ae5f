/** What the drawn lanes say, in words. */
import { m } from '$lib/paraglide/messages';

/** @returns how often a marker was set, and how many stretches were under renegotiation; '' where there is neither */
export function agreedWords({ stones, away }: { stones: readonly number[]; away: readonly unknown[] }): string {
	if (stones.length === 0 && away.length === 0) return '';
	return `, ${m.trail_lane_marks({ stones: stones.length, away: away.length })}`;
}
