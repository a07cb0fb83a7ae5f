/**
 * What a summary consists of when it is laid out: sections of blocks of running text. `outline/` makes
 * it from the model, and each form (Markdown, HTML, text, DOCX, PDF) is written from it alone, so that
 * every form says the same. Strings are text, whatever they hold: no form may read them as anything else.
 */
import MarkdownIt from 'markdown-it';
import type { SummaryLanguage } from './types.ts';

/** A piece of running text. A newline in it breaks the line. */
export interface Inline {
	text: string;
	bold?: boolean;
	italic?: boolean;
	/** Beside the point: shown quieter. */
	soft?: boolean;
	/** What differs from the other wording it stands beside. */
	op?: 'added' | 'removed';
	/** One of the three meanings that colour may have; the text says it too. */
	meaning?: Meaning;
	/** Written by people, in the language of the workshop. */
	theirs?: boolean;
}

export type Meaning = 'holds' | 'renegotiating' | 'stuck';

/** `lead` is the text a section is about, `note` what is said about it, `label` a few words above a block. */
export type Look = 'body' | 'lead' | 'note' | 'label' | 'quote';

export interface Fact {
	label: string;
	content: Inline[];
}

export interface Column {
	heading: string;
	/** Its share of the width. */
	share: number;
}

export interface Row {
	/** The first cell, which names the row. */
	header: Inline[];
	cells: Inline[][];
	/** What has no column, under the row. */
	further: Block[];
}

export type Block =
	| { kind: 'heading'; level: 3 | 4; content: Inline[] }
	| { kind: 'paragraph'; look: Look; content: Inline[] }
	| { kind: 'list'; isOrdered: boolean; items: Block[][] }
	| { kind: 'facts'; facts: Fact[] }
	/** `records` are read one by one, under their names; a `grid` is read across. */
	| { kind: 'table'; look: 'records' | 'grid'; name: string; columns: Column[]; rows: Row[] }
	| { kind: 'picture'; svg: string; alternative: string; widthPx: number; heightPx: number };

export interface Section {
	heading: string;
	blocks: Block[];
	isAppendix: boolean;
	/** Whether its heading and its first block have a page of their own, across. */
	opensAcross?: boolean;
}

export interface Outline {
	language: SummaryLanguage;
	/** The language of what people wrote. */
	theirLanguage: SummaryLanguage;
	/** What it is: `Referat`. */
	kind: string;
	title: string;
	question: string;
	/** What it is of, in one line: for a file's properties and a journal. */
	description: string;
	/** When it was made; ISO 8601, UTC. */
	at: string;
	/** Under the title: what it covers, when it was made, who it is for. */
	head: Block[];
	sections: Section[];
	foot: string;
	words: { question: string; page: string; of: string; before: string; now: string };
}

/** @returns our own words */
export function ours(text: string, look: Omit<Inline, 'text' | 'theirs'> = {}): Inline {
	return { text, ...look };
}

/** @returns people's words */
export function theirs(text: string, look: Omit<Inline, 'text' | 'theirs'> = {}): Inline {
	return { text, ...look, theirs: true };
}

/** @returns a paragraph of the pieces, or of one piece of our words */
export function paragraph(content: Inline[] | string, look: Look = 'body'): Block {
	return { kind: 'paragraph', look, content: typeof content === 'string' ? [ours(content)] : content };
}

/** @returns the facts that say something; none when no fact does */
export function facts(all: readonly (readonly [label: string, content: readonly Inline[]])[]): Block[] {
	const said = all.filter(([, content]) => plain(content).trim() !== '');
	return said.length === 0
		? []
		: [{ kind: 'facts', facts: said.map(([label, content]) => ({ label, content: [...content] })) }];
}

/** @returns a label as it stands before what it names: with a colon, unless it is a question */
export function labelText(label: string): string {
	return label.endsWith('?') ? label : `${label}:`;
}

/** @returns the text alone */
export function plain(content: readonly Inline[]): string {
	return content.map(({ text }) => text).join('');
}

/** Understands what people can choose (paragraphs, lists, bold, italic) and takes all the rest for text. */
const richText = new MarkdownIt('zero', { breaks: true }).enable(['list', 'emphasis', 'escape', 'newline']);

type Token = ReturnType<typeof richText.parse>[number];

/** @param markdown as `document/rich-text` writes it */
export function richBlocks(markdown: string, look: Look = 'body'): Block[] {
	return blocksOf(richText.parse(markdown, {}), look);
}

function blocksOf(tokens: readonly Token[], look: Look): Block[] {
	const open: Block[][] = [[]];
	const lists: Extract<Block, { kind: 'list' }>[] = [];
	for (const token of tokens) {
		switch (token.type) {
			case 'bullet_list_open':
			case 'ordered_list_open':
				lists.push({ kind: 'list', isOrdered: token.type === 'ordered_list_open', items: [] });
				break;
			case 'list_item_open':
				open.push([]);
				break;
			case 'list_item_close':
				lists.at(-1)?.items.push(open.pop() ?? []);
				break;
			case 'bullet_list_close':
			case 'ordered_list_close': {
				const list = lists.pop();
				if (list) open.at(-1)?.push(list);
				break;
			}
			case 'inline':
				open.at(-1)?.push({ kind: 'paragraph', look, content: inlinesOf(token.children ?? []) });
				break;
			default:
		}
	}
	return open[0] ?? [];
}

function inlinesOf(tokens: readonly Token[]): Inline[] {
	const content: Inline[] = [];
	let bold = 0;
	let italic = 0;
	for (const { type, content: text } of tokens) {
		if (type === 'strong_open') bold += 1;
		else if (type === 'strong_close') bold -= 1;
		else if (type === 'em_open') italic += 1;
		else if (type === 'em_close') italic -= 1;
		else {
			const said = type === 'softbreak' || type === 'hardbreak' ? '\n' : text;
			if (said !== '')
				content.push(theirs(said, { ...(bold > 0 && { bold: true }), ...(italic > 0 && { italic: true }) }));
		}
	}
	return content;
}
