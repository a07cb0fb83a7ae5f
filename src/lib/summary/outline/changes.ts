import { facts, ours, paragraph, theirs, type Block, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Summary, SummaryChange } from '../types.ts';
import { changeWordings } from '../wordings.ts';

/** How many changes are laid out; the tables and the data have more. */
const CHANGES_LAID_OUT = 100;

/** @returns the latest changes, newest first */
export function changesSection({ changes, hasEarlierChanges }: Summary, speech: Speech): Section {
	const { words } = speech;
	const list: Block =
		changes.length === 0
			? paragraph(words.changesEmpty, 'note')
			: {
					kind: 'list',
					isOrdered: false,
					items: changes.slice(0, CHANGES_LAID_OUT).map((change) => toldChange(change, speech))
				};
	return {
		heading: words.changesHeading,
		isAppendix: true,
		blocks: [
			list,
			...(hasEarlierChanges || changes.length > CHANGES_LAID_OUT ? [paragraph(words.changesEarlier, 'note')] : [])
		]
	};
}

function toldChange(change: SummaryChange, speech: Speech): Block[] {
	const { words, signed, moment } = speech;
	return [
		paragraph([ours(speech.subject(change), { bold: true })]),
		...changeWordings(change, speech),
		...(change.reason === null ? [] : facts([[words.reason, [theirs(change.reason)]]])),
		paragraph([ours(`${signed(change.by)}, ${moment(change.at)}`)], 'note')
	];
}
