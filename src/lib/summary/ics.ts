/** The plan for a calendar: each deadline a whole day. Ids stay the same, so that a calendar that asks again moves what it has. */
import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { danishMoment } from './danish-time.ts';
import { oneLine, speechIn } from './language.ts';
import type { SummarySession } from './stand-types.ts';
import type { Summary, SummaryAction } from './types.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long a meeting takes of which only the beginning is agreed on. */
const MEETING_MS = 2 * 60 * 60_000;
/** How often a calendar that subscribes is asked to look again. */
const REFRESH_SECONDS = 6 * 60 * 60;

/** `all`: who is responsible, and the first step; `dates`: when, and of what, for a calendar that asks by itself. */
export type IcsDetail = 'all' | 'dates';

/** @returns an iCalendar file (RFC 5545) */
export function toIcs(summary: Summary, detail: IcsDetail = 'all'): string {
	const { words } = speechIn(summary.language);
	const calendar = new ICalCalendar({
		name: escaped(`${oneLine(summary.workshop.title)}: ${words.planHeading}`),
		prodId: { company: 'Rundbord', product: 'Rundbord', language: summary.language.toUpperCase() },
		ttl: REFRESH_SECONDS
	});
	for (const action of summary.plan) addDeadline(calendar, action, { summary, detail });
	for (const session of summary.sessions) addMeeting(calendar, session, summary);
	addNextMeeting(calendar, summary);
	return `${calendar.toString()}\r\n`;
}

/** A deadline that other clients wrote as no date has no day, and what was given up has none either. */
function addDeadline(
	calendar: ICalCalendar,
	action: SummaryAction,
	{ summary: { workshop, at, language }, detail }: { summary: Summary; detail: IcsDetail }
): void {
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
		id: uid(action.id, workshop.id),
		start: new Date(startMs),
		end: new Date(startMs + DAY_MS),
		allDay: true,
		stamp: new Date(at),
		summary: words.deadline(title),
		...(detail === 'all' ? { description: { plain: said.join('\n') } } : {}),
		status: ICalEventStatus.CONFIRMED,
		transparency: ICalEventTransparency.TRANSPARENT
	});
}

/** A meeting over some days takes nobody's hours. */
function addMeeting(calendar: ICalCalendar, session: SummarySession, { workshop, at, language }: Summary): void {
	const { words } = speechIn(language);
	if (session.mode !== 'live' || session.endedAt === null) return;
	calendar.createEvent({
		id: uid(session.id, workshop.id),
		start: new Date(session.startedAt),
		end: new Date(session.endedAt),
		stamp: new Date(at),
		summary: `${oneLine(workshop.title)}: ${oneLine(session.title) || words.untitledMeeting}`
	});
}

/** The next meeting keeps its id, so that it moves in the calendar when it is moved. */
function addNextMeeting(calendar: ICalCalendar, { nextMeeting, workshop, at, language }: Summary): void {
	const { words } = speechIn(language);
	if (!nextMeeting) return;
	const { meetsAt } = nextMeeting;
	const isWholeDay = !meetsAt.includes('T');
	// A calendar's whole days are told by their UTC dates.
	const startMs = isWholeDay ? Date.parse(meetsAt) : danishMoment(meetsAt);
	const start = new Date(Number.isNaN(startMs) ? meetsAt : startMs);
	if (Number.isNaN(start.getTime())) return;
	calendar.createEvent({
		id: uid('next-meeting', workshop.id),
		start,
		end: new Date(start.getTime() + (isWholeDay ? DAY_MS : MEETING_MS)),
		...(isWholeDay && { allDay: true }),
		stamp: new Date(at),
		summary: `${oneLine(workshop.title)}: ${words.nextHeading}`,
		...(nextMeeting.place === '' ? {} : { location: oneLine(nextMeeting.place) })
	});
}

function uid(id: string, workshopId: string): string {
	return `${encodeURIComponent(id)}@${encodeURIComponent(workshopId)}.rundbord`;
}

/** The library writes a calendar's name as it stands. */
function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&');
}
