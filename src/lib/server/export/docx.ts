/** The summary as DOCX: real headings, lists and header rows, in styles a municipality can exchange for its own. */
import {
	AlignmentType,
	BorderStyle,
	Document,
	Footer,
	HeadingLevel,
	ImageRun,
	LevelFormat,
	LineRuleType,
	Packer,
	PageNumber,
	PageOrientation,
	Paragraph,
	TableLayoutType,
	Table,
	TableCell,
	TableRow,
	TextRun,
	UnderlineType,
	WidthType,
	type IParagraphOptions,
	type IRunOptions
} from 'docx';
import {
	labelText,
	type Block,
	type Fact,
	type Inline,
	type Look,
	type Outline,
	type Row
} from '../../summary/blocks.ts';
import { DOCX_STYLES, MEANING_COLOURS, SOFT } from './docx-styles.ts';
import { pngOf } from './png.ts';
import { withZipTime } from './zip-time.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** A4 with margins of 2.2 cm, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_247 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Pixels are what pictures are measured in (96 to the inch). */
const PX = 96 / 1_440;
/** What a picture may fill of a page, beside a heading: upright and across. */
const PICTURE_ROOM = {
	upright: { width: TEXT_WIDTH * PX, height: (PAGE.height - 2 * PAGE.margin) * PX - 60 },
	across: { width: (PAGE.height - 2 * PAGE.margin) * PX, height: TEXT_WIDTH * PX - 60 }
};

const LOCALES = { da: 'da-DK', en: 'en-GB' } as const;

/** What a paragraph takes over from where it stands. */
interface Place {
	outline: Outline;
	/** The list it is an item's first paragraph of. */
	numbering?: { reference: string; level: number; instance: number };
	/** How deep in lists. */
	depth: number;
	isInTable: boolean;
	isAcross: boolean;
	lists: { count: number };
}

/** @returns the bytes of the file; the same summary always gives the same */
export async function toDocx(outline: Outline): Promise<Uint8Array> {
	const place: Place = { outline, depth: -1, isInTable: false, isAcross: false, lists: { count: 0 } };
	const { kind, title } = outline;
	const locale = LOCALES[outline.language];
	const document = new Document({
		title: `${kind}: ${title}`,
		subject: outline.description,
		description: outline.description,
		creator: 'Rundbord',
		lastModifiedBy: 'Rundbord',
		compatibility: { version: 15 },
		styles: DOCX_STYLES(locale),
		numbering: { config: [listLevels('bullets', false), listLevels('numbers', true)] },
		sections: pagesOf(outline, place).map(({ isAcross, children }) => ({
			properties: {
				page: {
					size: {
						width: PAGE.width,
						height: PAGE.height,
						orientation: isAcross ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
					},
					margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin }
				}
			},
			footers: { default: pageFoot(outline) },
			children
		}))
	});
	const overrides = [{ path: 'docProps/core.xml', data: coreProperties(outline) }];
	// The library dates its files by the clock.
	return withZipTime(new Uint8Array(await Packer.toArrayBuffer(document, undefined, overrides)), outline.at);
}

/** Runs of pages, each upright or across: where one ends, a new page begins. */
interface Pages {
	isAcross: boolean;
	children: (Paragraph | Table)[];
}

function pagesOf(outline: Outline, place: Place): Pages[] {
	const first: Pages = { isAcross: false, children: headOf(outline, place) };
	const all = [first];
	let present = first;
	const turn = (isAcross: boolean) => {
		present = { isAcross, children: [] };
		all.push(present);
	};
	outline.sections.forEach(({ heading, blocks, isAppendix, opensAcross = false }, index) => {
		if (opensAcross) turn(true);
		const isFirstAppendix = isAppendix && outline.sections[index - 1]?.isAppendix === false;
		present.children.push(
			new Paragraph({
				heading: HeadingLevel.HEADING_1,
				pageBreakBefore: isFirstAppendix && !opensAcross,
				children: [run({ text: heading }, place)]
			})
		);
		blocks.forEach((block, blockIndex) => {
			if (opensAcross && blockIndex === 1) turn(false);
			present.children.push(...toBlock(block, { ...place, isAcross: present.isAcross }));
		});
	});
	present.children.push(styled('Note', [run({ text: outline.foot }, place)]));
	return all;
}

function headOf({ kind, title, question, words, head }: Outline, place: Place): Pages['children'] {
	return [
		styled('Kind', [run({ text: kind }, place)]),
		new Paragraph({ heading: HeadingLevel.TITLE, children: runs([{ text: title, theirs: true }], place) }),
		...(question === ''
			? []
			: [
					styled(
						'Question',
						runs(
							[
								{ text: `${words.question}: `, soft: true },
								{ text: question, theirs: true }
							],
							place
						)
					)
				]),
		...head.flatMap((block) => toBlock(block, place))
	];
}

function pageFoot({ kind, title, words }: Outline): Footer {
	const children = [`${kind}: ${title} · ${words.page} `, PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES];
	return new Footer({
		children: [new Paragraph({ style: 'Foot', alignment: AlignmentType.RIGHT, children: [new TextRun({ children })] })]
	});
}

function toBlock(block: Block, place: Place): (Paragraph | Table)[] {
	switch (block.kind) {
		case 'heading':
			return [
				new Paragraph({
					heading: block.level === 3 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
					children: runs(block.content, place)
				})
			];
		case 'paragraph':
			return [new Paragraph({ ...looks(block.look, place), children: runs(block.content, place) })];
		case 'facts':
			return block.facts.map((fact) => factParagraph(fact, place));
		case 'list':
			return listBlocks(block, place);
		case 'table':
			// Word joins two tables that follow each other, and wants a paragraph at the end of a cell.
			return [table(block, place), new Paragraph({ style: 'AfterTable', children: [] })];
		case 'picture':
			return [picture(block, place)];
	}
}

const STYLE_OF: Readonly<Record<Look, string | undefined>> = {
	body: undefined,
	lead: 'Lead',
	note: 'Note',
	label: 'Label',
	quote: 'Quotation'
};

function looks(look: Look, { numbering, depth, isInTable }: Place): Partial<IParagraphOptions> {
	const style = STYLE_OF[look] ?? (isInTable ? 'TableText' : undefined);
	return {
		...(style !== undefined && { style }),
		...(numbering ? { numbering } : depth >= 0 && { indent: { left: 360 * (depth + 1) } })
	};
}

function factParagraph({ label, content }: Fact, place: Place): Paragraph {
	const { numbering, indent } = looks('body', place);
	return new Paragraph({
		style: place.isInTable ? 'TableText' : 'Fact',
		...(numbering && { numbering }),
		...(indent && { indent }),
		children: [run({ text: `${labelText(label)} `, bold: true, soft: true }, place), ...runs(content, place)]
	});
}

function listBlocks({ isOrdered, items }: Extract<Block, { kind: 'list' }>, place: Place): (Paragraph | Table)[] {
	const depth = place.depth + 1;
	const instance = (place.lists.count += 1);
	return items.flatMap((item) =>
		item.flatMap((block, index) =>
			toBlock(block, {
				...place,
				depth,
				...(index === 0
					? { numbering: { reference: isOrdered ? 'numbers' : 'bullets', level: Math.min(depth, 8), instance } }
					: { numbering: undefined })
			})
		)
	);
}

function listLevels(reference: string, isOrdered: boolean) {
	return {
		reference,
		levels: Array.from({ length: 9 }, (_, level) => ({
			level,
			format: isOrdered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
			text: isOrdered ? `%${level + 1}.` : '•',
			alignment: AlignmentType.LEFT,
			style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 280 } } }
		}))
	};
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'BFB8AA' };
const STRONG_LINE = { style: BorderStyle.SINGLE, size: 8, color: '5C564C' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

function table({ columns, rows }: TableBlock, place: Place): Table {
	const whole = columns.reduce((sum, { share }) => sum + share, 0);
	const widths = columns.map(({ share }) => Math.round((TEXT_WIDTH * share) / whole));
	const cell: RowPlace['cell'] = (content, index, { style, top, keepNext = false }) =>
		new TableCell({
			width: { size: widths[index] ?? 0, type: WidthType.DXA },
			...(top && { borders: { top } }),
			children: [new Paragraph({ style, keepNext, children: runs(content, place) })]
		});
	return new Table({
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		margins: { top: 50, bottom: 50, left: 0, right: 120 },
		borders: {
			top: NO_LINE,
			left: NO_LINE,
			right: NO_LINE,
			insideVertical: NO_LINE,
			insideHorizontal: NO_LINE,
			bottom: LINE
		},
		tableLook: { firstRow: true, firstColumn: true, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: columns.map(({ heading }, index) => cell([{ text: heading }], index, { style: 'TableHeading' }))
			}),
			...rows.flatMap((row, index) => tableRows(row, { cell, columns, isFirst: index === 0, place }))
		]
	});
}

interface RowPlace {
	cell: (content: Inline[], index: number, look: { style: string; top?: typeof LINE; keepNext?: boolean }) => TableCell;
	columns: TableBlock['columns'];
	isFirst: boolean;
	place: Place;
}

function tableRows({ header, cells, further }: Row, { cell, columns, isFirst, place }: RowPlace): TableRow[] {
	// A row stays with what is told under it.
	const look = { style: 'TableText', top: isFirst ? STRONG_LINE : LINE, keepNext: further.length > 0 };
	const row = new TableRow({
		cantSplit: true,
		children: [
			cell(
				header.map((piece) => ({ ...piece, bold: piece.soft !== true })),
				0,
				look
			),
			...cells.map((content, index) => cell(content, index + 1, look))
		]
	});
	if (further.length === 0) return [row];
	const below = new TableRow({
		children: [
			new TableCell({
				columnSpan: columns.length,
				width: { size: TEXT_WIDTH, type: WidthType.DXA },
				children: further.flatMap((block) => toBlock(block, { ...place, isInTable: true }))
			})
		]
	});
	return [row, below];
}

function picture(
	{ svg, alternative, widthPx, heightPx }: Extract<Block, { kind: 'picture' }>,
	{ isAcross }: Place
): Paragraph {
	const room = PICTURE_ROOM[isAcross ? 'across' : 'upright'];
	const scale = Math.min(1, room.width / widthPx, room.height / heightPx);
	return new Paragraph({
		// LibreOffice cuts a picture down to a line of a given height.
		spacing: { line: 240, lineRule: LineRuleType.AUTO },
		children: [
			new ImageRun({
				type: 'png',
				data: pngOf(svg),
				transformation: { width: Math.round(widthPx * scale), height: Math.round(heightPx * scale) },
				altText: { id: '1', name: alternative, title: alternative, description: alternative }
			})
		]
	});
}

function runs(content: readonly Inline[], place: Place): TextRun[] {
	return content.filter(({ text }) => text !== '').map((piece) => run(piece, place));
}

function run({ text, bold, italic, soft, op, meaning, theirs }: Inline, { outline }: Place): TextRun {
	const isOtherLanguage = theirs === true && outline.language !== outline.theirLanguage;
	const colour = op
		? MEANING_COLOURS[op === 'added' ? 'holds' : 'stuck']
		: meaning
			? MEANING_COLOURS[meaning]
			: soft
				? SOFT
				: undefined;
	const look: IRunOptions = {
		...((bold === true || meaning !== undefined) && { bold: true }),
		...(italic && { italics: true }),
		...(colour !== undefined && { color: colour }),
		...(op === 'added' && { underline: { type: UnderlineType.SINGLE } }),
		...(op === 'removed' && { strike: true }),
		...(isOtherLanguage && { language: { value: LOCALES[outline.theirLanguage] } })
	};
	const [first = '', ...others] = text.split('\n');
	if (others.length === 0) return new TextRun({ ...look, text: first });
	return new TextRun({
		...look,
		children: [
			new TextRun({ ...look, text: first }),
			...others.map((line) => new TextRun({ ...look, text: line, break: 1 }))
		]
	});
}

function styled(style: string, children: TextRun[]): Paragraph {
	return new Paragraph({ style, children });
}

/** Written here, because the library would say the moment of writing, and no language. */
function coreProperties({ kind, title, description, language, at }: Outline): string {
	const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const moment = `${at.slice(0, 19)}Z`;
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${text(`${kind}: ${title}`)}</dc:title><dc:subject>${text(description)}</dc:subject><dc:creator>Rundbord</dc:creator><dc:description>${text(description)}</dc:description><dc:language>${LOCALES[language]}</dc:language><cp:lastModifiedBy>Rundbord</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`;
}
