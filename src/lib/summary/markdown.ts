/** The summary as Markdown (CommonMark). What people wrote stays text: nothing of theirs becomes formatting they did not choose. */
import { escapeMarkdown } from '../document/rich-text.ts';
import { oneLine, speechIn, type Speech } from './language.ts';
import { beforeAndAfter, firstWording } from './redline.ts';
import type { Summary, SummaryAction, SummaryChange, SummaryParty } from './types.ts';

/** @returns a whole Markdown document, one newline at its end */
export function toMarkdown(summary: Summary): string {
	const speech = speechIn(summary.language);
	const blocks = [head, problem, plan, changes, people, foot].flatMap((section) => section(summary, speech));
	return `${blocks.join('\n\n')}\n`;
}

function head({ workshop, at, seq, profile }: Summary, { words, moment }: Speech): string[] {
	return [
		`# ${words.summary}: ${inline(workshop.title)}`,
		...(workshop.question === '' ? [] : [`**${words.question}:** ${lines(workshop.question, '')}`]),
		`${words.asOf(moment(at), seq)}.`,
		`*${words.profile}: ${words.profileNames[profile]}. ${words.profileNotes[profile]}*`
	];
}

function problem({ problem: slots }: Summary, { words }: Speech): string[] {
	return [
		`## ${words.problemHeading}`,
		...slots.flatMap(({ slot, text, markdown }) => [
			// The statement is what the section's own heading announces.
			...(slot === 'statement' ? [] : [`### ${words.slots[slot]}`]),
			text.trim() === '' ? `*${words.slotEmpty}*` : markdown
		])
	];
}

function plan({ plan: actions }: Summary, speech: Speech): string[] {
	const { words } = speech;
	if (actions.length === 0) return [`## ${words.planHeading}`, words.planEmpty];
	return [`## ${words.planHeading}`, ...actions.flatMap((action, index) => planned(action, index + 1, speech))];
}

function planned(action: SummaryAction, number: number, { words, who, people, value }: Speech): string[] {
	const { fields } = words;
	const facts: [label: string, text: string][] = [
		[words.responsible, action.responsible === null ? words.nobody : who(action.responsible)],
		[words.contributors, people(action.contributors)],
		[fields.firstStep, action.firstStep],
		[fields.due, value('due', action.due)],
		[fields.status, value('status', action.status)],
		[fields.signOfSuccess, action.signOfSuccess],
		[fields.needs, action.needs],
		[fields.existing, action.existing],
		[fields.novelty, value('novelty', action.novelty)],
		[fields.adaptation, action.adaptation]
	];
	return [
		`### ${number}. ${inline(action.title) || words.untitledAction}`,
		...(action.detail.trim() === '' ? [] : [action.detailMarkdown]),
		bullets(facts.filter(([, text]) => text.trim() !== '').map(([label, text]) => `**${label}:** ${lines(text, '  ')}`))
	];
}

function changes({ changes: told, hasEarlierChanges }: Summary, speech: Speech): string[] {
	const { words } = speech;
	return [
		`## ${words.changesHeading}`,
		told.length === 0 ? words.changesEmpty : bullets(told.map((change) => toldChange(change, speech))),
		...(hasEarlierChanges ? [words.changesEarlier] : [])
	];
}

function toldChange(change: SummaryChange, speech: Speech): string {
	const { words, who, moment } = speech;
	const said = [`**${inline(speech.subject(change))}**`];
	const first = firstWording(change);
	const wordings = beforeAndAfter(change, speech);
	if (first !== null) said.push(`${words.written}: ${lines(first, '  ')}`);
	else if (wordings) {
		said.push(`${words.before}: ${lines(wordings.before, '  ') || words.nothing}`);
		said.push(`${words.now}: ${lines(wordings.after, '  ') || words.nothing}`);
	}
	if (change.reason !== null) said.push(`${words.reason}: ${lines(change.reason, '  ')}`);
	said.push(`*${inline(`${who(change.by)}, ${moment(change.at)}`)}*`);
	return said.join('\\\n  ');
}

function people({ parties }: Summary, { words }: Speech): string[] {
	const line = ({ name, participants, names }: SummaryParty) =>
		`**${name === null ? words.noParty : inline(name)}** (${participants})${names.length === 0 ? '' : `: ${inline(names.join(', '))}`}`;
	return [`## ${words.peopleHeading}`, parties.length === 0 ? words.peopleEmpty : bullets(parties.map(line))];
}

function foot(_: Summary, { words }: Speech): string[] {
	return ['---', `*${words.madeWith}*`];
}

function bullets(items: readonly string[]): string {
	return items.map((item) => `- ${item}`).join('\n');
}

/** Text of one line, as in a heading, where a last `#` would be taken for its end. */
function inline(text: string): string {
	return escapedWithin(oneLine(text)).replace(/#$/, '\\#');
}

/** Text that comes after other text on its line, so that what begins a list there needs no escape. */
function escapedWithin(text: string): string {
	return escapeMarkdown(`x${text}`).slice(1);
}

/** Text of several lines that follows a label in a paragraph or list item: each line end becomes a hard break. */
function lines(text: string, hanging: string): string {
	const [first = '', ...others] = text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
	return [escapedWithin(first), ...others.map((line) => escapeMarkdown(line))].join(`\\\n${hanging}`);
}
