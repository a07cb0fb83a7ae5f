import { ours, paragraph, theirs, type Block, type Inline, type Section } from '../blocks.ts';
import type { ProblemSlot } from '../../document/shape.ts';
import type { SummaryBoard, SummaryConnection, SummaryEnd, SummaryThing } from '../board-types.ts';
import { oneLine, type Speech } from '../language.ts';
import type { Summary } from '../types.ts';

/** Wider than a page's text, and wider than high, a picture is read better across the page. */
const ACROSS = { widthPx: 640, ratio: 1.15 };

/** @returns the board as a picture and as a list that says the same; null where nothing stands on it */
export function boardSection({ board }: Summary, speech: Speech): Section | null {
	if (board === null) return null;
	const { words } = speech;
	const { picture, areas, connections } = board;
	const isOneGroup = areas.length === 1 && areas[0]?.name === null;
	const list = areas.flatMap(({ name, things }): Block[] => [
		...(isOneGroup ? [] : [heading(areaName(name, speech))]),
		things.length === 0
			? paragraph(words.board.emptyArea, 'note')
			: { kind: 'list', isOrdered: false, items: things.map((thing) => thingItem(thing, speech)) }
	]);
	return {
		heading: words.board.heading,
		isAppendix: true,
		opensAcross: picture.widthPx > Math.max(ACROSS.widthPx, ACROSS.ratio * picture.heightPx),
		blocks: [
			{ kind: 'picture', ...picture, alternative: alternative(board, speech) },
			{ kind: 'heading', level: 3, content: [ours(words.board.list)] },
			...list,
			...(connections.length === 0
				? []
				: [
						heading([ours(words.board.connections)]),
						{
							kind: 'list',
							isOrdered: false,
							items: connections.map((connection) => [paragraph(connectionTold(connection, speech))])
						} satisfies Block
					]),
			...(board.hasMore ? [paragraph(words.board.more, 'note')] : [])
		]
	};
}

function heading(content: Inline[]): Block {
	return { kind: 'heading', level: 4, content };
}

/** What stands outside the areas has no name of its own. */
function areaName(name: string | null, { words }: Speech): Inline[] {
	if (name === null) return [ours(words.board.outside)];
	return oneLine(name) === '' ? [ours(words.board.untitledArea)] : [theirs(oneLine(name))];
}

function thingItem(thing: SummaryThing, speech: Speech): Block[] {
	const { words } = speech;
	const isNote = thing.kind === 'note';
	const name = thing.kind === 'note' ? [] : [`${words.board.things[thing.kind]}${cardName(thing, speech)}`];
	const said = thing.words.trim();
	const described = thing.description.trim();
	const content: Inline[] = [
		...(said === '' && isNote ? [ours(words.board.emptyNote, { soft: true })] : []),
		...name.map((one) => ours(said === '' && described === '' ? one : `${one}: `)),
		...(said === '' ? [] : [theirs(said)]),
		...(described === '' ? [] : [ours(said === '' ? '' : '. '), theirs(described)])
	];
	const about = aboutThing(thing, speech);
	return [paragraph(content), ...(about === '' ? [] : [paragraph(about, 'note')])];
}

/** @returns what a card shows, as in `: Det ved vi`; '' for what is no card */
function cardName({ shows }: SummaryThing, { words }: Speech): string {
	if (shows === null) return '';
	return `: ${shows === 'plan' ? words.planHeading : words.slots[shows.slice('problem:'.length) as ProblemSlot]}`;
}

function aboutThing(
	{ noteKind, by, writtenFor, isFromPaper, kind, description }: SummaryThing,
	speech: Speech
): string {
	const { words, who } = speech;
	return [
		noteKind ? words.board.noteKinds[noteKind] : '',
		by ? who(by) : '',
		writtenFor ? words.board.writtenFor(who(writtenFor)) : '',
		isFromPaper ? words.board.fromPaper : '',
		kind === 'drawing' && description.trim() === '' ? words.board.undescribed : ''
	]
		.filter((part) => part !== '')
		.join(' · ');
}

function connectionTold({ from, to, words: along }: SummaryConnection, speech: Speech): Inline[] {
	const { words } = speech;
	return [
		ours(`${words.board.from} `),
		...endTold(from, speech),
		ours(` ${words.board.to} `),
		...endTold(to, speech),
		...(along.trim() === '' ? [] : [ours(': '), theirs(oneLine(along))])
	];
}

function endTold(end: SummaryEnd, { words }: Speech): Inline[] {
	if (end === null) return [ours(words.board.looseEnd)];
	const said = oneLine(end.words);
	if (said !== '') return [ours(words.board.quotes[0]), theirs(said), ours(words.board.quotes[1])];
	if (end.kind === 'area') return [ours(words.board.untitledArea.toLowerCase())];
	return [ours(end.kind === 'note' ? words.board.emptyNote : words.board.things[end.kind].toLowerCase())];
}

function alternative({ counts }: SummaryBoard, { words }: Speech): string {
	const parts = (['area', 'note', 'text', 'shape', 'drawing', 'card', 'connection'] as const)
		.filter((kind) => counts[kind] > 0)
		.map((kind) => words.board.count(kind, counts[kind]));
	return words.board.alternative(parts.join(', '));
}
