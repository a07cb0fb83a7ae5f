/** What the page shows of a meeting's summary itself: until when it is corrected, what people say of it, what is frozen. */
import type { Application, Language } from '$lib/server/application';
import type { MinutesView } from '$lib/components/summary/minutes-view';
import { speechIn } from '$lib/summary/language';
import type { Summary } from '$lib/summary/types';
import { minutesOf } from '$lib/workshop/minutes';
import type { State } from '$lib/workshop/state';

/**
 * @param summary as whoever looks may see it: who is named in it is named on the page
 * @param language the page's
 * @returns null for what is not the summary of a meeting that is over
 */
export async function minutesView(
	minutes: Application['minutes'],
	{
		summary,
		record,
		participantId,
		language
	}: { summary: Summary; record: State; participantId: string | null; language: Language }
): Promise<MinutesView | null> {
	const { period, workshop, minutes: told } = summary;
	if (period.kind !== 'session' || !told) return null;
	const { moment, day, signed } = speechIn(language);
	const said = minutesOf(record, period.id)?.said ?? [];
	const frozen = await minutes.frozen(workshop.id, period.id);
	return {
		meeting: period.id,
		until: moment(told.until),
		isOver: told.state !== 'draft',
		approvals: told.approvals,
		approvedBy: told.approvedBy,
		notAnswered: told.notAnswered,
		objections: told.objections.map(({ who, text, at }) => ({ who: signed(who), text, day: day(at) })),
		mine: said.find(({ by }) => by === participantId)?.answer ?? null,
		frozen: frozen && {
			outcome: frozen.outcome,
			day: day(told.until),
			fingerprint: frozen.fingerprint,
			isHere: frozen.files.length > 0
		}
	};
}
