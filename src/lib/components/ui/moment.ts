/** Points in time in words. The browser uses its own zone; the server, which knows no reader's, uses Denmark's. */

export const SERVER_ZONE = 'Europe/Copenhagen';
const SECOND_MS = 1000;
const STEPS: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
	['year', 365 * 24 * 3600 * SECOND_MS],
	['month', 30 * 24 * 3600 * SECOND_MS],
	['week', 7 * 24 * 3600 * SECOND_MS],
	['day', 24 * 3600 * SECOND_MS],
	['hour', 3600 * SECOND_MS],
	['minute', 60 * SECOND_MS]
];

function zone(): string | undefined {
	return typeof document === 'undefined' ? SERVER_ZONE : undefined;
}

/**
 * @param at ISO 8601
 * @param language a BCP 47 tag
 * @returns the day and the time in full, as in "mandag den 23. november 2026 kl. 14.32"
 */
export function exactTime(at: string, language: string): string {
	return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: zone() }).format(
		new Date(at)
	);
}

/**
 * @param meetsAt as somebody said it: a day (`YYYY-MM-DD`) or a day and a time (`YYYY-MM-DDTHH:MM`), where people meet
 * @returns it in words, the same in every zone; of a day alone no time
 */
export function meetingTime(meetsAt: string, language: string): string {
	if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(meetsAt)) return exactTime(meetsAt, language);
	const hasTime = meetsAt.includes('T');
	return new Intl.DateTimeFormat(language, {
		dateStyle: 'full',
		...(hasTime ? { timeStyle: 'short' } : {}),
		timeZone: 'UTC'
	}).format(new Date(hasTime ? `${meetsAt}Z` : meetsAt));
}

/** @returns the time of day, as in "14.32" */
export function clockTime(at: string, language: string): string {
	return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zone() }).format(new Date(at));
}

/** @returns the day, as in "mandag den 23. november 2026" */
export function dayInWords(at: string, language: string): string {
	return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: zone() }).format(new Date(at));
}

/**
 * @param at ISO 8601
 * @param nowMs Unix time in milliseconds
 * @param language a BCP 47 tag
 * @returns how long ago (or ahead), as in "for 3 minutter siden"; less than a minute is "nu"
 */
export function relativeTime(at: string, nowMs: number, language: string): string {
	const passedMs = new Date(at).getTime() - nowMs;
	const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
	for (const [unit, ms] of STEPS) {
		if (Math.abs(passedMs) >= ms) return format.format(Math.trunc(passedMs / ms), unit);
	}
	return format.format(0, 'second');
}
