import { ours, paragraph, type Block } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Summary } from '../types.ts';

/** @returns what it covers, when it was made and who it is for */
export function headBlocks({ at, seq, profile }: Summary, { words, moment }: Speech): Block[] {
	return [
		paragraph(`${words.asOf(moment(at), seq)}.`, 'note'),
		paragraph(
			[
				ours(`${words.profile}: ${words.profileNames[profile]}.`, { bold: true }),
				ours(` ${words.profileNotes[profile]}`)
			],
			'note'
		)
	];
}
