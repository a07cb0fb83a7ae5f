import { facts, ours, paragraph, richBlocks, theirs, type Inline, type Row, type Section } from '../blocks.ts';
import { oneLine, type Speech } from '../language.ts';
import type { Summary, SummaryAction } from '../types.ts';

/** @returns the plan as a table, one action a row */
export function planSection({ plan }: Summary, speech: Speech): Section {
	const { words } = speech;
	const { fields } = words;
	if (plan.length === 0) {
		return { heading: words.planHeading, blocks: [paragraph(words.planEmpty, 'note')], isAppendix: false };
	}
	return {
		heading: words.planHeading,
		isAppendix: false,
		blocks: [
			{
				kind: 'table',
				look: 'records',
				name: words.planHeading,
				columns: [
					{ heading: words.action, share: 26 },
					{ heading: words.responsible, share: 22 },
					{ heading: fields.firstStep, share: 22 },
					{ heading: fields.due, share: 17 },
					{ heading: fields.status, share: 13 }
				],
				rows: plan.map((action, index) => planned(action, index + 1, speech))
			}
		]
	};
}

function planned(action: SummaryAction, number: number, speech: Speech): Row {
	const { fields } = speech.words;
	const { value } = speech;
	return {
		header: [ours(`${number}. `, { soft: true }), titleOf(action, speech)],
		cells: [
			whoAnswers(action, speech),
			[theirs(action.firstStep)],
			[ours(value('due', action.due))],
			[ours(value('status', action.status))]
		],
		further: [
			...(action.detail.trim() === '' ? [] : richBlocks(action.detailMarkdown)),
			...facts([
				[fields.signOfSuccess, [theirs(action.signOfSuccess)]],
				[fields.needs, [theirs(action.needs)]],
				[fields.existing, [theirs(action.existing)]],
				[fields.novelty, [ours(value('novelty', action.novelty))]],
				[fields.adaptation, [theirs(action.adaptation)]]
			])
		]
	};
}

function titleOf(action: SummaryAction, { words }: Speech): Inline {
	const title = oneLine(action.title);
	return title === '' ? ours(words.untitledAction) : theirs(title);
}

function whoAnswers(action: SummaryAction, { words, who, people }: Speech): Inline[] {
	const responsible = action.responsible === null ? ours(words.nobody, { soft: true }) : ours(who(action.responsible));
	const contributors =
		action.contributors.length === 0
			? []
			: [ours(`\n${words.contributors}: ${people(action.contributors)}`, { soft: true })];
	return [responsible, ...contributors];
}
