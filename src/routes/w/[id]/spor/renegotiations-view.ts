import { getLocale } from '$lib/paraglide/runtime';
import { exactTime } from '$lib/components/ui/moment';
import type { RenegotiationEntry } from '$lib/components/history/trail-entry';
import type { RenegotiationTold } from '$lib/history/renegotiation-page';
import { tellField, tellWording } from '$lib/history/trail';
import type { Participant } from '$lib/server/application';
import type { Source } from './times';

const RENEGOTIATIONS_A_PAGE = 10;

/** What is needed to tell of a renegotiation in words. */
export interface Telling {
	participants: readonly Participant[];
	/** @returns a meeting's title by its id */
	meetingTitle: (id: string) => string;
}

interface Wanted extends Telling {
	question: { statements?: string[]; participantIds?: string[]; meetingId?: string };
	before: number | null;
	/** Only those that opened with this revision. */
	openedSeq: number | null;
}

/** @returns a page of the renegotiations, newest first */
export async function renegotiationsView(
	{ timeline, workshopId }: Source,
	{ question, before, openedSeq, ...telling }: Wanted
) {
	const { renegotiations, next, count } = await timeline.renegotiationPage(workshopId, {
		...(openedSeq === null ? question : { openedSeq }),
		limit: RENEGOTIATIONS_A_PAGE,
		...(before === null ? {} : { before })
	});
	return {
		kind: 'renegotiations' as const,
		entries: renegotiations.map((renegotiation) => tellRenegotiation(renegotiation, telling)),
		older: next,
		isNewest: before === null,
		isOne: openedSeq !== null,
		count
	};
}

/** @returns it, ready to be shown */
export function tellRenegotiation(
	{ before, now, beforeMarkdown: _, nowMarkdown: __, fields, ...renegotiation }: RenegotiationTold,
	{ participants, meetingTitle }: Telling
): RenegotiationEntry {
	const { statement, openedAt, openedIn, openedSeq, closedAt, closedIn = null, stances, nowId } = renegotiation;
	const isSlot = statement.startsWith('problem:');
	const silentAt = (on: 'before' | 'now', at: string | undefined) => {
		const present = participants.filter(({ joinedAt }) => at === undefined || joinedAt <= at);
		return present.filter(({ id }) => !stances.some((stance) => stance.on === on && stance.participantId === id))
			.length;
	};
	return {
		...renegotiation,
		key: `${openedSeq} ${statement}`,
		openedTime: exactTime(openedAt, getLocale()),
		closedTime: closedAt === undefined ? null : exactTime(closedAt, getLocale()),
		openedMeeting: openedIn === null ? null : meetingTitle(openedIn),
		closedMeeting: closedIn === null ? null : meetingTitle(closedIn),
		told: isSlot
			? before === now
				? []
				: [{ field: null, told: tellWording(before, now) }]
			: fields.map(({ field, before: old, after }) => ({ field, told: tellField(field, old, after) })),
		isGone: nowId === null,
		silentBefore: silentAt('before', openedAt),
		silentAfter: silentAt('now', closedAt)
	};
}
