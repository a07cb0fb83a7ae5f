/** Danish clocks: what people write as a day or a time of day is one in Denmark, wherever the program runs. */

/** Where the people are whose clock the summary shows. */
export const TIME_ZONE = 'Europe/Copenhagen';

const HOUR_MS = 3_600_000;
/** As in `2026-11-23 14:05`; the Swedish locale writes dates so. */
const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: TIME_ZONE });

/**
 * @param local `YYYY-MM-DD`, for its first moment, or `YYYY-MM-DDTHH:MM`
 * @returns the moment at which Danish clocks show it, in Unix time (ms); NaN when it is no such time
 */
export function danishMoment(local: string): number {
	const shown = /^\d{4}-\d\d-\d\d$/.test(local) ? `${local}T00:00` : local;
	const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(shown) ? Date.parse(`${shown}Z`) : NaN;
	if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== shown) return NaN;
	// Two hours ahead in summer, one in winter. An hour that the clocks leap over is the one after it.
	return [2, 1].map((hours) => asUtc - hours * HOUR_MS).find((at) => danishClock(at) === shown) ?? asUtc - HOUR_MS;
}

/** @returns the first moment after a day in Denmark, in Unix time (ms); NaN when it is no day */
export function danishDayEnd(day: string): number {
	const noon = Date.parse(/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T12:00Z` : '');
	if (Number.isNaN(noon)) return NaN;
	return danishMoment(new Date(noon + 24 * HOUR_MS).toISOString().slice(0, 10));
}

/** @returns `YYYY-MM-DDTHH:MM` as Danish clocks show the moment */
function danishClock(atMs: number): string {
	return clock.format(new Date(atMs)).replace(' ', 'T');
}
