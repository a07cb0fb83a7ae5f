/**
 * A time in a ZIP has no zone, and is written by the clock of the machine: this one is written as UTC wherever it is
 * done, so that the same content gives the same bytes everywhere.
 * @param iso a moment, ISO 8601, UTC
 */
export function zipTime(iso: string): Date {
	const at = new Date(iso);
	return new Date(
		at.getUTCFullYear(),
		at.getUTCMonth(),
		at.getUTCDate(),
		at.getUTCHours(),
		at.getUTCMinutes(),
		at.getUTCSeconds()
	);
}
