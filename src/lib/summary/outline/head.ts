import { facts, ours, paragraph, type Block, type Inline } from '../blocks.ts';
import { oneLine, type Speech } from '../language.ts';
import type { SummarySession } from '../stand-types.ts';
import type { Summary } from '../types.ts';
import { minutesLine } from './minutes.ts';

/** @returns what it covers, when it was made and who it is for */
export function headBlocks(summary: Summary, speech: Speech): Block[] {
	const { words, moment } = speech;
	const { at, seq, profile, sessions, minutes } = summary;
	return [
		...facts([
			[words.covers, [ours(covered(summary, speech))]],
			...(sessions.length > 1
				? [[words.meetings, [ours(sessions.map((one) => when(one, speech)).join('\n'))]] as const]
				: []),
			...(sessions.length === 1 && sessions[0] ? ofOneMeeting(sessions[0], summary, speech) : []),
			...(minutes ? [[words.minutes.heading, [ours(minutesLine(minutes, speech))]] as const] : [])
		]),
		paragraph(`${words.asOf(moment(at), seq)}.`, 'note'),
		paragraph(
			[
				ours(`${words.profile}: ${words.profileNames[profile]}.`, { bold: true }),
				ours(` ${words.profileNotes[profile]}`)
			],
			'note'
		)
	];
}

function covered({ period }: Summary, { words, date }: Speech): string {
	switch (period.kind) {
		case 'workshop':
			return words.wholeWorkshop;
		case 'session':
			return `${words.meeting}: ${oneLine(period.title) || words.untitledMeeting}`;
		case 'span':
			return period.fromDay === null && period.toDay === null
				? words.span(period.fromSeq, period.toSeq)
				: words.days(date(period.fromDay ?? ''), date(period.toDay ?? ''));
	}
}

/** @returns `Åbning, 15. oktober 2026 kl. 19.00–20.30` */
function when({ title, startedAt, endedAt }: SummarySession, speech: Speech): string {
	const { words, moment, time } = speech;
	const name = oneLine(title) || words.untitledMeeting;
	if (endedAt === null) return `${name}, ${moment(startedAt)} (${words.stillOpen})`;
	const isSameDay = speech.day(startedAt) === speech.day(endedAt);
	return `${name}, ${moment(startedAt)}${isSameDay ? `–${time(endedAt)}` : ` – ${moment(endedAt)}`}`;
}

function ofOneMeeting(session: SummarySession, { period }: Summary, speech: Speech): [string, Inline[]][] {
	const { words, who } = speech;
	const present = session.present.map(({ party, participants, names }) => {
		const name = party ?? words.noParty;
		return names.length === 0 ? `${name} (${participants})` : `${name}: ${names.join(', ')}`;
	});
	return [
		[period.kind === 'session' ? words.when : words.meetings, [ours(when(session, speech))]],
		[words.present, [ours(present.join('; '))]],
		[words.hatsHeading, [ours(session.hats.map((hat) => `${words.hats[hat.hat]}: ${who(hat.who)}`).join('; '))]]
	];
}
