import { ours, paragraph, richBlocks, theirs, type Block, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Summary, SummarySlot } from '../types.ts';
import { standLine } from './stand.ts';

/** @returns the problem as it reads now, slot by slot, where it stands, and how it read at first */
export function problemSection({ problem }: Summary, speech: Speech): Section {
	return {
		heading: speech.words.problemHeading,
		blocks: problem.flatMap((slot) => slotBlocks(slot, speech)),
		isAppendix: false
	};
}

function slotBlocks(slot: SummarySlot, speech: Speech): Block[] {
	const { words, day } = speech;
	const isStatement = slot.slot === 'statement';
	// The statement is what the section's own heading announces.
	const heading: Block[] = isStatement ? [] : [{ kind: 'heading', level: 3, content: [ours(words.slots[slot.slot])] }];
	const wording =
		slot.text.trim() === ''
			? [paragraph(words.slotEmpty, 'note')]
			: richBlocks(slot.markdown, isStatement ? 'lead' : 'body');
	const stand = standLine(slot, speech);
	const first: Block[] =
		isStatement && slot.first
			? [paragraph(`${words.first} (${day(slot.first.at)})`, 'label'), paragraph([theirs(slot.first.text)], 'quote')]
			: [];
	return [...heading, ...wording, ...(stand.length === 0 ? [] : [paragraph(stand, 'note')]), ...first];
}
