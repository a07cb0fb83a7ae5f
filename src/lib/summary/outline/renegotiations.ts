import { facts, ours, paragraph, theirs, type Block, type Inline, type Section } from '../blocks.ts';
import { oneLine, type Speech } from '../language.ts';
import type { SummaryFieldChange, SummaryRenegotiation } from '../stand-types.ts';
import type { Summary } from '../types.ts';
import { shortWordings, wholeWordings } from '../wordings.ts';
import { STANCE_LEVELS } from '../../workshop/stances.ts';

/** Wordings longer than this are told by what differs. */
const SHORT = 900;

/** @returns what was taken up again: before, now, why, by whom; null where nothing was ever marked */
export function renegotiationsSection(summary: Summary, speech: Speech): Section | null {
	const { words } = speech;
	const { renegotiations, markers, problem, plan } = summary;
	const isMarked = markers.length > 0 || [...problem, ...plan].some(({ marker }) => marker !== null);
	if (!isMarked && renegotiations.length === 0) return null;
	const blocks =
		renegotiations.length === 0
			? [paragraph(words.renegotiatedEmpty, 'note')]
			: renegotiations.flatMap((renegotiation) => told(renegotiation, speech));
	return { heading: words.renegotiatedHeading, blocks, isAppendix: false };
}

/** @returns what a decision is about, by its name */
export function subjectName(subject: SummaryRenegotiation['subject'], { words }: Speech): Inline {
	if (subject.kind === 'slot') return ours(words.slots[subject.slot as keyof typeof words.slots] ?? subject.slot);
	const title = oneLine(subject.title);
	return title === '' ? ours(words.untitledAction) : theirs(title);
}

function told(renegotiation: SummaryRenegotiation, speech: Speech): Block[] {
	const { words, who, day } = speech;
	const { subject, outcome, openedAt, closedAt, openedBy, authors, reservations } = renegotiation;
	const days = [openedAt, ...(closedAt === null ? [] : [closedAt])].map((at) => day(at));
	return [
		{ kind: 'heading', level: 3, content: [subjectName(subject, speech)] },
		paragraph(
			[
				ours(words.outcomes[outcome], { meaning: outcome === 'open' ? 'renegotiating' : 'holds' }),
				ours(` (${[...new Set(days)].join(' – ')})`)
			],
			'note'
		),
		...wordings(renegotiation, speech),
		...facts([
			[words.reason, reasonsTold(renegotiation, speech)],
			[words.opened, [ours(who(openedBy))]],
			[words.authors, [ours(speech.people(authors))]],
			[words.stances, [ours(levelsText(renegotiation, speech))]],
			...reservations.map(
				({ who: by, text }) => [words.reservation, [theirs(text), ours(` (${who(by)})`, { soft: true })]] as const
			)
		])
	];
}

function wordings({ subject, before, now, fields }: SummaryRenegotiation, speech: Speech): Block[] {
	if (subject.kind === 'slot') {
		return before.length + now.length > SHORT ? shortWordings(before, now, speech) : wholeWordings(before, now, speech);
	}
	return fields.flatMap((change) => fieldBlocks(change, speech));
}

function fieldBlocks(change: SummaryFieldChange, speech: Speech): Block[] {
	const { words } = speech;
	if (change.kind === 'people') {
		const label = change.field === 'responsible' ? words.responsible : words.contributors;
		return beforeAndNow(label, [ours(speech.people(change.before))], [ours(speech.people(change.after))], speech);
	}
	const { field } = change;
	if (field === 'dependsOn') {
		return beforeAndNow(words.dependsOn, [theirs(change.before)], [theirs(change.after)], speech);
	}
	const said = (value: string) => [theirs(speech.value(field, value))];
	return beforeAndNow(words.fields[field], said(change.before), said(change.after), speech);
}

function beforeAndNow(label: string, before: Inline[], now: Inline[], { words }: Speech): Block[] {
	const shown = (content: Inline[]) =>
		content.every(({ text }) => text.trim() === '') ? [ours(words.nothing, { soft: true })] : content;
	const marked = (content: Inline[], op: 'added' | 'removed') => shown(content).map((piece) => ({ ...piece, op }));
	return facts([
		[`${label}, ${words.before.toLowerCase()}`, marked(before, 'removed')],
		[`${label}, ${words.now.toLowerCase()}`, marked(now, 'added')]
	]);
}

function reasonsTold({ reasons }: SummaryRenegotiation, { words, who }: Speech): Inline[] {
	if (reasons.length === 0) return [ours(words.noReason, { soft: true })];
	return reasons.flatMap(({ by, chip, text }, index) => [
		...(index > 0 ? [ours('\n')] : []),
		...(chip === null ? [] : [ours(text === '' ? words.reasons[chip] : `${words.reasons[chip]}: `)]),
		theirs(text),
		ours(` (${who(by)})`, { soft: true })
	]);
}

function levelsText({ levels }: SummaryRenegotiation, { words }: Speech): string {
	return STANCE_LEVELS.flatMap((level) => {
		const count = levels[level] ?? 0;
		return count === 0 ? [] : [words.levelCount(level, count)];
	}).join(', ');
}
