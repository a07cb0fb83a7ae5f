/** The summary as plain text, to paste into a mail. */
import { oneLine, speechIn, type Speech } from './language.ts';
import { beforeAndAfter, firstWording } from './redline.ts';
import type { Summary, SummaryAction, SummaryChange } from './types.ts';

/** @returns the whole summary without any markup, one newline at its end */
export function toPlainText(summary: Summary): string {
	const speech = speechIn(summary.language);
	const blocks = [head, problem, plan, changes, people].flatMap((section) => section(summary, speech));
	return `${blocks.join('\n\n')}\n`;
}

function head({ workshop, at, seq, profile }: Summary, { words, moment }: Speech): string[] {
	return [
		`${words.summary}: ${oneLine(workshop.title)}`,
		...(workshop.question === '' ? [] : [`${words.question}: ${workshop.question}`]),
		`${words.asOf(moment(at), seq)}.\n${words.profile}: ${words.profileNames[profile]}. ${words.profileNotes[profile]}`
	];
}

function problem({ problem: slots }: Summary, { words }: Speech): string[] {
	return [
		heading(words.problemHeading),
		...slots.map(({ slot, text }) => {
			const wording = text.trim() === '' ? words.slotEmpty : text;
			return slot === 'statement' ? wording : `${words.slots[slot]}\n${wording}`;
		})
	];
}

function plan({ plan: actions }: Summary, speech: Speech): string[] {
	const { words } = speech;
	if (actions.length === 0) return [heading(words.planHeading), words.planEmpty];
	return [heading(words.planHeading), ...actions.map((action, index) => planned(action, index + 1, speech))];
}

function planned(action: SummaryAction, number: number, { words, who, people, value }: Speech): string {
	const { fields } = words;
	const facts: [label: string, text: string][] = [
		[words.responsible, action.responsible === null ? words.nobody : who(action.responsible)],
		[words.contributors, people(action.contributors)],
		[fields.firstStep, action.firstStep],
		[fields.due, value('due', action.due)],
		[fields.status, value('status', action.status)],
		[fields.signOfSuccess, action.signOfSuccess],
		[fields.needs, action.needs]
	];
	return [
		`${number}. ${oneLine(action.title) || words.untitledAction}`,
		...(action.detail.trim() === '' ? [] : [indented(action.detail)]),
		...facts.filter(([, text]) => text.trim() !== '').map(([label, text]) => indented(`${label}: ${text}`))
	].join('\n');
}

function changes({ changes: told, hasEarlierChanges }: Summary, speech: Speech): string[] {
	const { words } = speech;
	return [
		heading(words.changesHeading),
		...(told.length === 0 ? [words.changesEmpty] : told.map((change) => toldChange(change, speech))),
		...(hasEarlierChanges ? [words.changesEarlier] : [])
	];
}

function toldChange(change: SummaryChange, speech: Speech): string {
	const { words, who, moment } = speech;
	const told = [
		...difference(change, speech),
		...(change.reason === null ? [] : [`${words.reason}: ${change.reason}`]),
		`${who(change.by)}, ${moment(change.at)}`
	];
	return [`- ${speech.subject(change)}`, ...told.map(indented)].join('\n');
}

function difference(change: SummaryChange, speech: Speech): string[] {
	const { words } = speech;
	const first = firstWording(change);
	if (first !== null) return [`${words.written}: ${first}`];
	const wordings = beforeAndAfter(change, speech);
	if (!wordings) return [];
	return [`${words.before}: ${wordings.before || words.nothing}`, `${words.now}: ${wordings.after || words.nothing}`];
}

function people({ parties }: Summary, { words }: Speech): string[] {
	const line = (name: string | null, participants: number, names: readonly string[]) =>
		`- ${name ?? words.noParty} (${participants})${names.length === 0 ? '' : `: ${names.join(', ')}`}`;
	return [
		heading(words.peopleHeading),
		parties.length === 0
			? words.peopleEmpty
			: parties.map(({ name, participants, names }) => line(name, participants, names)).join('\n')
	];
}

function heading(text: string): string {
	return `${text}\n${'-'.repeat([...text].length)}`;
}

function indented(text: string): string {
	return text
		.split('\n')
		.map((line) => `  ${line}`)
		.join('\n');
}
