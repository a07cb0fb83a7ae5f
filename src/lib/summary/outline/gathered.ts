import { ours, paragraph, theirs, type Block, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Summary } from '../types.ts';

/** @returns what people said there is, what it takes and what they expect; null where no meeting asked */
export function gatheredSection({ gathered }: Summary, { words, signed }: Speech): Section | null {
	if (gathered.length === 0) return null;
	return {
		heading: words.gatheredHeading,
		isAppendix: false,
		blocks: [
			paragraph(words.gatheredFrom, 'note'),
			...gathered.flatMap(({ about, notes }): Block[] => [
				{ kind: 'heading', level: 3, content: [ours(words.gathered[about])] },
				{
					kind: 'list',
					isOrdered: false,
					items: notes.map(({ text, by }) => [
						paragraph([theirs(text.trim()), ...(by ? [ours(` (${signed(by)})`, { soft: true })] : [])])
					])
				}
			])
		]
	};
}
