import { ours, paragraph, theirs, type Block, type Section } from '../blocks.ts';
import { oneLine, type Speech } from '../language.ts';
import type { Summary, SummaryAction } from '../types.ts';
import { actionName } from './plan.ts';

/** @returns what each action adds to what exists already; null while nobody has said it of any */
export function newnessSection({ plan }: Summary, speech: Speech): Section | null {
	const { words, value } = speech;
	const { fields } = words;
	const numbered = plan.map((action, index) => ({ action, number: index + 1 }));
	const said = numbered.filter(({ action }) => isSaid(action));
	if (said.length === 0) return null;
	const table: Block = {
		kind: 'table',
		look: 'records',
		name: words.newHeading,
		columns: [
			{ heading: words.action, share: 26 },
			{ heading: fields.novelty, share: 18 },
			{ heading: fields.existing, share: 30 },
			{ heading: fields.adaptation, share: 26 }
		],
		rows: said.map(({ action, number }) => ({
			header: actionName(action, number, speech),
			cells: [[ours(value('novelty', action.novelty))], [theirs(action.existing)], [theirs(action.adaptation)]],
			further: []
		}))
	};
	const missing = numbered.filter(({ action }) => action.existing.trim() === '' && action.status !== 'dropped');
	const names = missing.map(({ action, number }) => `${number}. ${oneLine(action.title) || words.untitledAction}`);
	return {
		heading: words.newHeading,
		blocks: [table, ...(names.length === 0 ? [] : [paragraph(words.newMissing(names.join(', ')), 'note')])],
		isAppendix: true
	};
}

function isSaid({ existing, novelty, adaptation }: SummaryAction): boolean {
	return [existing, novelty, adaptation].some((text) => text.trim() !== '');
}
