import { PROBLEM_SLOTS } from '../../document/shape.ts';
import { facts, ours, paragraph, theirs, type Block, type Inline, type Section } from '../blocks.ts';
import { oneLine, type Speech } from '../language.ts';
import type { SummaryFieldChange, SummaryRenegotiation } from '../stand-types.ts';
import type { Summary } from '../types.ts';
import { shortWordings, wholeWordings } from '../wordings.ts';
import { STANCE_LEVELS } from '../../workshop/stances.ts';

/** Two wordings that are together longer than this are told by what differs. */
const SHORT = 500;

/** @returns what was taken up again: before, now, why, by whom; null where nothing was ever marked */
export function renegotiationsSection(summary: Summary, speech: Speech): Section | null {
	const { words } = speech;
	const { renegotiations, markers, problem, plan } = summary;
	const isMarked = markers.length > 0 || [...problem, ...plan].some(({ marker }) => marker !== null);
	if (!isMarked && renegotiations.length === 0) return null;
	const blocks =
		renegotiations.length === 0
			? [paragraph(words.renegotiatedEmpty, 'note')]
			: byStatement(renegotiations).flatMap((turns) => told(turns, speech));
	return { heading: words.renegotiatedHeading, blocks, isAppendix: false };
}

/** @returns what a decision is about, by its name */
export function subjectName(subject: SummaryRenegotiation['subject'], { words }: Speech): Inline {
	if (subject.kind === 'slot') return ours(words.slots[subject.slot as keyof typeof words.slots] ?? subject.slot);
	const title = oneLine(subject.title);
	return title === '' ? ours(words.untitledAction) : theirs(title);
}

/** A statement that was taken up several times is told once, from where it began to where it stands. */
function byStatement(
	renegotiations: readonly SummaryRenegotiation[]
): [SummaryRenegotiation, ...SummaryRenegotiation[]][] {
	const groups = new Map<string, [SummaryRenegotiation, ...SummaryRenegotiation[]]>();
	for (const renegotiation of renegotiations) {
		const known = groups.get(renegotiation.statement);
		if (known) known.push(renegotiation);
		else groups.set(renegotiation.statement, [renegotiation]);
	}
	const place = ([{ subject }]: readonly [SummaryRenegotiation, ...SummaryRenegotiation[]]) =>
		subject.kind === 'slot' ? PROBLEM_SLOTS.findIndex((slot) => slot === subject.slot) : PROBLEM_SLOTS.length;
	return [...groups.values()].sort((one, other) => place(one) - place(other));
}

function told(turns: readonly [SummaryRenegotiation, ...SummaryRenegotiation[]], speech: Speech): Block[] {
	const { words, day } = speech;
	const [first] = turns;
	const last = turns.at(-1) ?? first;
	const { outcome, openedAt, closedAt } = last;
	const isSettled = outcome === 'marker' || outcome === 'return';
	return [
		{ kind: 'heading', level: 3, content: [subjectName(last.subject, speech)] },
		...(outcome === 'removed' ? [] : wordings(turns, speech)),
		...facts([
			[words.reason, turns.flatMap((turn, index) => [...(index > 0 ? [ours('\n')] : []), ...reasonOf(turn, speech)])],
			[words.authors, [ours(writtenBy(turns, speech))]]
		]),
		paragraph(
			[
				ours(
					words.outcomes[outcome],
					outcome === 'removed' ? { bold: true } : { meaning: isSettled ? 'holds' : 'renegotiating' }
				),
				ours(` (${day(closedAt ?? openedAt)}). `),
				ours(levelsText(last, speech))
			],
			'note'
		)
	];
}

function wordings(turns: readonly [SummaryRenegotiation, ...SummaryRenegotiation[]], speech: Speech): Block[] {
	const [{ subject, before }] = turns;
	const now = turns.at(-1)?.now ?? '';
	if (subject.kind === 'slot') {
		return before.length + now.length > SHORT ? shortWordings(before, now, speech) : wholeWordings(before, now, speech);
	}
	const changes = joinedFields(turns);
	const filledIn = changes.filter(isFilledIn).map((change) => fieldName(change, speech));
	return [
		...changes.filter((change) => !isFilledIn(change)).flatMap((change) => fieldBlocks(change, speech)),
		...facts([[speech.words.filledIn, [ours(filledIn.join('; '))]]])
	];
}

/** Each field from how it first read to how it last did. */
function joinedFields(turns: readonly SummaryRenegotiation[]): SummaryFieldChange[] {
	const joined = new Map<string, SummaryFieldChange>();
	for (const change of turns.flatMap(({ fields }) => fields)) {
		const known = joined.get(change.field);
		joined.set(change.field, known ? ({ ...known, after: change.after } as SummaryFieldChange) : change);
	}
	return [...joined.values()];
}

function isFilledIn({ before }: SummaryFieldChange): boolean {
	return before.length === 0;
}

function fieldName(change: SummaryFieldChange, { words }: Speech): string {
	if (change.kind === 'people') return change.field === 'responsible' ? words.responsible : words.contributors;
	return change.field === 'dependsOn' ? words.dependsOn : words.fields[change.field];
}

function fieldBlocks(change: SummaryFieldChange, speech: Speech): Block[] {
	const { words } = speech;
	const label = fieldName(change, speech);
	const said = (value: SummaryFieldChange['before']): Inline[] => {
		if (typeof value !== 'string') return [ours(speech.people(value))];
		const { field } = change;
		const isPlain = field === 'dependsOn' || field === 'responsible' || field === 'contributors';
		return [theirs(isPlain ? value : speech.value(field, value))];
	};
	const shown = (content: Inline[], op: 'added' | 'removed') =>
		(content.every(({ text }) => text.trim() === '') ? [ours(words.nothing)] : content).map((piece) => ({
			...piece,
			op
		}));
	return facts([
		[`${label}, ${words.before.toLowerCase()}`, shown(said(change.before), 'removed')],
		[`${label}, ${words.now.toLowerCase()}`, shown(said(change.after), 'added')]
	]);
}

/** Why, signed by who said it; where nobody did, by who opened it. */
function reasonOf({ reasons, openedBy, openedAt }: SummaryRenegotiation, { words, signed, day }: Speech): Inline[] {
	const signature = (who: Parameters<typeof signed>[0]) => ours(` (${signed(who)}, ${day(openedAt)})`, { soft: true });
	if (reasons.length === 0) return [ours(words.noReason, { soft: true }), signature(openedBy)];
	return reasons.flatMap(({ by, chip, text }, index) => [
		...(index > 0 ? [ours('\n')] : []),
		...(chip === null ? [] : [ours(text === '' ? words.reasons[chip] : `${words.reasons[chip]}: `)]),
		theirs(text),
		signature(by)
	]);
}

/** Those who wrote in it, where that is not only who is named as giving the reason. */
function writtenBy(turns: readonly SummaryRenegotiation[], { people }: Speech): string {
	const key = (who: object) => JSON.stringify(who);
	const named = new Set(
		turns.flatMap(({ reasons, openedBy }) => (reasons.length === 0 ? [openedBy] : reasons.map(({ by }) => by))).map(key)
	);
	const authors = new Map(turns.flatMap((turn) => turn.authors).map((who) => [key(who), who]));
	return [...authors.keys()].every((author) => named.has(author)) ? '' : people([...authors.values()]);
}

function levelsText({ levels }: SummaryRenegotiation, { words }: Speech): string {
	const told = STANCE_LEVELS.flatMap((level) => {
		const count = levels[level] ?? 0;
		return count === 0 ? [] : [words.levelCount(level, count)];
	});
	return told.length === 0 ? '' : `${told.join(', ')}.`;
}
