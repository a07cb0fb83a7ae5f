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
					items: withReasonsOnce(changes.slice(0, CHANGES_LAID_OUT)).map((change) => toldChange(change, speech))
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

/** What several changes of one statement were made for is told with the latest of them. */
function withReasonsOnce(changes: readonly SummaryChange[]): SummaryChange[] {
	const told = new Set<string>();
	return changes.map((change) => {
		const key = JSON.stringify([change.kind === 'slot' ? change.slot : change.action, change.reason]);
		if (change.reason === null || !told.has(key)) {
			told.add(key);
			return change;
		}
		return { ...change, reason: null };
	});
}

function toldChange(change: SummaryChange, speech: Speech): Block[] {
	const { words, signed, moment } = speech;
	return [
		paragraph([ours(speech.subject(change), { bold: true })]),
		...changeWordings(change, speech),
		...(change.reason === null ? [] : facts([[words.reason, [theirs(change.reason)]]])),
		paragraph([ours(`${[change.by, ...change.alsoBy].map(signed).join(' · ')}, ${moment(change.at)}`)], 'note')
	];
}
