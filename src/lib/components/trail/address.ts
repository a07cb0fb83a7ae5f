/** Addresses of the trail: everything that is chosen stands in them, so that a link shows another the same. */
import type { TrailFilter } from '$lib/history/trail';

/** Everything. */
export const NO_FILTER: TrailFilter = { statementId: null, participantId: null, partyId: null, meetingId: null };

export interface TrailPlace {
	/** The wording right after this revision. */
	seq?: number;
	/** The wording at this place among the moments. */
	position?: number;
	/** Mark what is new since this revision. */
	since?: number | null;
	/** What differs from one revision to another; with a moment, only picked to compare from. */
	from?: number | null;
	to?: number | null;
	/** Only changes that began before this revision. */
	before?: number | null;
	/** The renegotiations; only those that opened with this revision. */
	renegotiations?: { openedSeq?: number };
}

/**
 * @param trail the trail's own path
 * @param filter what the trail is filtered by; it goes along wherever one goes
 */
export function trailAddress(trail: string, filter: TrailFilter, place: TrailPlace = {}): string {
	const values: [string, string | number | null | undefined][] = [
		['ved', place.seq],
		['nr', place.position],
		['siden', place.since],
		['fra', place.from],
		['til', place.to],
		['foer', place.before],
		['vis', place.renegotiations === undefined ? null : 'genforhandlinger'],
		['aabnet', place.renegotiations?.openedSeq],
		['punkt', filter.statementId],
		['person', filter.participantId],
		['part', filter.partyId],
		['moede', filter.meetingId]
	];
	const query = values
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
	return query.length > 0 ? `${trail}?${query.join('&')}` : trail;
}

/**
 * @param trail the trail's own path
 * @returns where it is told who wrote what: of one statement or all, at a moment or now
 */
export function whoAddress(
	trail: string,
	{ statementId = null, seq = null }: { statementId?: string | null; seq?: number | null } = {}
): string {
	return trailAddress(`${trail}/hvem`, { ...NO_FILTER, statementId }, seq === null ? {} : { seq });
}

/** @returns the whole number the address gives, or null where it gives none */
export function numberIn(url: URL, name: string): number | null {
	const value = url.searchParams.get(name) ?? '';
	return /^\d{1,15}$/.test(value) ? Number(value) : null;
}
