/** What a person reads in an archive without any program of ours: the state now, and the summary. */
import { PROBLEM_SLOTS } from '../document/shape.ts';
import { speechIn } from '../summary/language.ts';
import { escapeMarkdown } from '../document/rich-text.ts';
import type { Access, Application, WorkshopState } from './application.ts';
import { presentSummary } from './summary.ts';

/**
 * @param at the moment it is made; ISO 8601, UTC
 * @returns the forms by file name, and the workshop's title
 */
export async function readableForms(
	{ timeline, exports }: Pick<Application, 'timeline' | 'exports'>,
	{ access, at }: { access: Access; at: string }
): Promise<{ forms: Record<string, string>; title: string }> {
	const state = await timeline.present(access.workshopId);
	const summary = await presentSummary(timeline, { access, wish: {}, at });
	if (!summary) throw new Error(`No summary could be written of ${access.workshopId}`);
	const written = async (form: 'summary.md' | 'summary.html') =>
		Buffer.from(await exports.write(form, summary)).toString('utf8');
	return {
		title: state.title,
		forms: {
			'now.json': `${JSON.stringify(state, null, '\t')}\n`,
			'problem.md': problemMarkdown(state),
			'plan.md': planMarkdown(state),
			'summary.md': await written('summary.md'),
			'summary.html': await written('summary.html')
		}
	};
}

function problemMarkdown({ problem, language }: WorkshopState): string {
	const { words } = speechIn(language);
	const slots = PROBLEM_SLOTS.map((slot) => {
		const heading = slot === 'statement' ? words.problemHeading : words.slots[slot];
		return `${slot === 'statement' ? '#' : '##'} ${heading}\n\n${problem[slot].markdown || words.slotEmpty}`;
	});
	return `${slots.join('\n\n')}\n`;
}

function planMarkdown({ plan, language, participants, parties }: WorkshopState): string {
	const { words } = speechIn(language);
	const names = new Map([...parties, ...participants].map(({ id, name }) => [id, name]));
	const actions = plan.map((action, index) => {
		const facts: [label: string, text: string][] = [
			[words.responsible, names.get(action.responsible) ?? action.responsible],
			[words.contributors, action.contributors.map((id) => names.get(id) ?? id).join(', ')],
			[words.fields.firstStep, action.firstStep],
			[words.fields.due, action.due],
			[words.fields.signOfSuccess, action.signOfSuccess],
			[words.fields.needs, action.needs]
		];
		const told = facts.filter(([, text]) => text.trim() !== '').map(([label, text]) => `- ${label}: ${oneLine(text)}`);
		const title = oneLine(action.title) || words.untitledAction;
		return [`## ${index + 1}. ${title}`, action.detailMarkdown, told.join('\n')].filter(Boolean).join('\n\n');
	});
	return `${[`# ${words.planHeading}`, ...(actions.length > 0 ? actions : [words.planEmpty])].join('\n\n')}\n`;
}

function oneLine(text: string): string {
	return escapeMarkdown(text.replace(/\s+/g, ' ').trim());
}
