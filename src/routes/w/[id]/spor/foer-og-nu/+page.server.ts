/** Before and now: what each statement said first, what it says now, and where it turned, on one page. */
import { getLocale } from '$lib/paraglide/runtime';
import { dayInWords } from '$lib/components/ui/moment';
import { parseStatement, slotStatement } from '$lib/document/wording';
import { PROBLEM_SLOTS } from '$lib/document/shape';
import type { StatementTurns, Turn } from '$lib/history/turns';
import { tellWording } from '$lib/history/trail';
import { tellRenegotiation, type Telling } from '../renegotiations-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, parent }) => {
	const { participants, overview } = await parent();
	const titles = new Map(overview.meetings.map(({ id, title }) => [id, title]));
	const telling: Telling = { participants, meetingTitle: (id) => titles.get(id) ?? '' };
	const statements = (await locals.application.timeline.turns(params.id)).map((turns) => tellStatement(turns, telling));
	const isOf = (kind: 'slot' | 'action') => (told: { kind: 'slot' | 'action' }) => told.kind === kind;
	const written = new Set(statements.map(({ statement }) => statement));
	return {
		problem: statements.filter(isOf('slot')),
		plan: statements.filter(isOf('action')),
		unwritten: PROBLEM_SLOTS.filter((slot) => !written.has(slotStatement(slot)))
	};
};

function tellStatement({ statement, title, first, now, fields, turns, changeCount }: StatementTurns, telling: Telling) {
	const kind = parseStatement(statement)?.kind ?? 'action';
	const isSame = now !== null && (kind === 'slot' ? now.text === first.text : turns.length === 0 && changeCount === 1);
	return {
		statement,
		kind,
		title,
		first: { ...first, day: dayInWords(first.at, getLocale()) },
		now: now && { text: now.text, markdown: now.markdown },
		fields,
		isSame,
		/** Where nobody set a marker, the whole way is told at once. */
		told: turns.length === 0 && !isSame && now !== null && kind === 'slot' ? tellWording(first.text, now.text) : null,
		turns: turns.map((turn) => tellTurn(turn, telling)),
		changeCount
	};
}

function tellTurn(turn: Turn, telling: Telling) {
	const meeting = turn.meeting && turn.meeting.title;
	if (turn.kind === 'renegotiation') {
		const { renegotiation, seq } = turn;
		const day = dayInWords(renegotiation.openedAt, getLocale());
		return { kind: turn.kind, seq, day, meeting, entry: tellRenegotiation(renegotiation, telling) };
	}
	const { kind, seq, at, by, number } = turn;
	return { kind, seq, day: dayInWords(at, getLocale()), meeting, at, by, number };
}
