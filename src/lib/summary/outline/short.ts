import { richBlocks, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Summary } from '../types.ts';

/** @returns what people wrote together about it; null while they have not */
export function shortSection({ inShort }: Summary, { words }: Speech): Section | null {
	if (inShort.text.trim() === '') return null;
	return { heading: words.shortHeading, blocks: richBlocks(inShort.markdown, 'lead'), isAppendix: false };
}
