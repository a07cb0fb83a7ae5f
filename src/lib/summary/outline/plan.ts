import { facts, ours, paragraph, richBlocks, theirs, type Inline, type Row, type Section } from '../blocks.ts';
import { oneLine, type Speech } from '../language.ts';
import type { SummaryFit, SummaryYes } from '../stand-types.ts';
import type { Summary, SummaryAction } from '../types.ts';
import { answersText, standingWord } from './stand.ts';

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
					{ heading: words.action, share: 25 },
					{ heading: words.responsible, share: 24 },
					{ heading: fields.firstStep, share: 22 },
					{ heading: fields.due, share: 15 },
					{ heading: fields.status, share: 14 }
				],
				rows: plan.map((action, index) => planned(action, index + 1, speech))
			}
		]
	};
}

/** @returns an action by its number and title */
export function actionName(action: Pick<SummaryAction, 'title'>, number: number, { words }: Speech): Inline[] {
	const title = oneLine(action.title);
	return [ours(`${number}. `, { soft: true }), title === '' ? ours(words.untitledAction) : theirs(title)];
}

function planned(action: SummaryAction, number: number, speech: Speech): Row {
	const { words, value } = speech;
	const { fields } = words;
	return {
		header: actionName(action, number, speech),
		cells: [
			whoAnswers(action, speech),
			[theirs(action.firstStep)],
			[ours(value('due', action.due))],
			[
				ours(value('status', action.status)),
				...(action.marker === null ? [] : [ours('\n'), standingWord(action, speech)])
			]
		],
		further: [
			...(action.detail.trim() === '' ? [] : richBlocks(action.detailMarkdown)),
			...facts([
				[words.contributors, [ours(speech.people(action.contributors))]],
				[fields.signOfSuccess, [theirs(action.signOfSuccess)]],
				[fields.needs, [theirs(action.needs)]],
				[
					words.dependsOn,
					[
						theirs(
							action.dependsOn
								.map(oneLine)
								.filter((title) => title !== '')
								.join(', ')
						)
					]
				],
				[words.fit, fitTold(action.fit, speech)],
				[words.stances, [ours(answersText(action, speech))]]
			])
		]
	};
}

function whoAnswers(action: SummaryAction, speech: Speech): Inline[] {
	const { words, who } = speech;
	const responsible = action.responsible === null ? ours(words.nobody, { soft: true }) : ours(who(action.responsible));
	const yes = yesTold(action.yes, speech);
	return [responsible, ...(yes ? [ours('\n'), yes] : [])];
}

function yesTold({ state, at }: SummaryYes, { words, day }: Speech): Inline | null {
	switch (state) {
		case 'notAsked':
			return null;
		case 'waiting':
			return ours(words.waitsForYes, { meaning: 'renegotiating' });
		case 'askedAgain':
			return ours(words.askedAgain, { meaning: 'renegotiating' });
		case 'yes':
			return ours(`${words.saidYes}${at === null ? '' : ` ${day(at)}`}`, { meaning: 'holds' });
	}
}

function fitTold({ state, by, text }: SummaryFit, { words, signed }: Speech): Inline[] {
	if (state === 'none') return [];
	if (state === 'asked') return [ours(words.fits.asked, { meaning: 'renegotiating' })];
	return [
		ours(words.fits[state]),
		...(text === '' ? [] : [ours(': '), theirs(text)]),
		...(by === null ? [] : [ours(` (${signed(by)})`, { soft: true })])
	];
}
