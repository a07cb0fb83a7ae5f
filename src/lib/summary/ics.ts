/** The plan for a calendar: each deadline a whole day. Ids stay the same, so that a calendar that asks again moves what it has. */
import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { oneLine, speechIn } from './language.ts';
import type { Summary, SummaryAction } from './types.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How often a calendar that subscribes is asked to look again. */
const REFRESH_SECONDS = 6 * 60 * 60;

/** @returns an iCalendar file (RFC 5545) */
export function toIcs(summary: Summary): string {
	const { words } = speechIn(summary.language);
	const calendar = new ICalCalendar({
		name: escaped(`${oneLine(summary.workshop.title)}: ${words.planHeading}`),
		prodId: { company: 'Rundbord', product: 'Rundbord', language: summary.language.toUpperCase() },
		ttl: REFRESH_SECONDS
	});
	for (const action of summary.plan) addDeadline(calendar, action, summary);
	return `${calendar.toString()}\r\n`;
}

/** A deadline that other clients wrote as no date has no day, and what was given up has none either. */
function addDeadline(calendar: ICalCalendar, action: SummaryAction, { workshop, at, language }: Summary): void {
	const speech = speechIn(language);
	const { words } = speech;
	const startMs = /^\d{4}-\d{2}-\d{2}$/.test(action.due) ? Date.parse(`${action.due}T00:00:00Z`) : Number.NaN;
	if (Number.isNaN(startMs) || action.status === 'dropped') return;
	const title = oneLine(action.title) || words.untitledAction;
	const said = [
		`${words.responsible}: ${action.responsible === null ? words.nobody : speech.who(action.responsible)}`,
		...(action.firstStep.trim() === '' ? [] : [`${words.fields.firstStep}: ${action.firstStep}`]),
		`${words.fields.status}: ${speech.value('status', action.status)}`
	];
	calendar.createEvent({
		id: `${encodeURIComponent(action.id)}@${encodeURIComponent(workshop.id)}.rundbord`,
		start: new Date(startMs),
		end: new Date(startMs + DAY_MS),
		allDay: true,
		stamp: new Date(at),
		summary: words.deadline(title),
		description: { plain: said.join('\n') },
		status: ICalEventStatus.CONFIRMED,
		transparency: ICalEventTransparency.TRANSPARENT
	});
}

/** The library writes a calendar's name as it stands. */
function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&');
}
