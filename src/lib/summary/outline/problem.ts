import { ours, paragraph, richBlocks, type Block, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Summary } from '../types.ts';

/** @returns the problem as it reads now, slot by slot */
export function problemSection({ problem }: Summary, { words }: Speech): Section {
	const blocks = problem.flatMap(({ slot, text, markdown }): Block[] => {
		// The statement is what the section's own heading announces.
		const heading: Block[] =
			slot === 'statement' ? [] : [{ kind: 'heading', level: 3, content: [ours(words.slots[slot])] }];
		const wording =
			text.trim() === ''
				? [paragraph(words.slotEmpty, 'note')]
				: richBlocks(markdown, slot === 'statement' ? 'lead' : 'body');
		return [...heading, ...wording];
	});
	return { heading: words.problemHeading, blocks, isAppendix: false };
}
