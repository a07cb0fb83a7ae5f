/** The summary as Markdown (CommonMark, and its tables). What people wrote stays text: nothing of theirs becomes formatting they did not choose. */
import { escapeMarkdown } from '../document/rich-text.ts';
import { labelText, ours, type Block, type Fact, type Inline, type Outline, type Row } from './blocks.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** @returns a whole Markdown document, one newline at its end */
export function toMarkdown(outline: Outline): string {
	const { kind, title, question, words } = outline;
	const blocks = [
		`# ${kind}: ${headingText([ours(title)])}`,
		...(question === '' ? [] : [bulletless({ label: words.question, content: [ours(question)] })]),
		...outline.head.flatMap(block),
		...outline.sections.flatMap(({ heading, blocks }) => [`## ${heading}`, ...blocks.flatMap(block)]),
		'---',
		`*${outline.foot}*`
	];
	return `${blocks.join('\n\n')}\n`;
}

/** @returns the block as paragraphs, each to stand between empty lines */
function block(given: Block): string[] {
	switch (given.kind) {
		case 'heading':
			return [`${'#'.repeat(given.level)} ${headingText(given.content)}`];
		case 'paragraph':
			return [paragraphText(given)].filter((text) => text !== '');
		case 'list':
			return [listText(given)];
		case 'facts':
			return [bullets(given.facts)];
		case 'table':
			return given.look === 'grid' ? [gridText(given)] : given.rows.flatMap((row) => recordBlocks(row, given));
		case 'picture':
			return [`*${inline([ours(given.alternative)]).join(' ')}*`];
	}
}

function paragraphText({ look, content }: Extract<Block, { kind: 'paragraph' }>, hanging = ''): string {
	const brokenLine = `\\\n${hanging}`;
	if (look === 'note') {
		const lines = inline(content.map(({ text }) => ({ text })));
		return lines.length === 0 ? '' : `*${lines.join(brokenLine)}*`;
	}
	if (look === 'label') return inline(content.map((piece) => ({ ...piece, bold: true }))).join(brokenLine);
	const lines = inline(content);
	return look === 'quote' ? lines.map((line) => `> ${line}`).join('\\\n') : lines.join(brokenLine);
}

function recordBlocks({ header, cells, further }: Row, { columns }: Table): string[] {
	const shown = cells
		.map((content, index): Fact => ({ label: columns[index + 1]?.heading ?? '', content }))
		.filter(({ content }) => inline(content).length > 0);
	const told = further.flatMap((part) => (part.kind === 'facts' ? part.facts : []));
	return [
		`### ${headingText(header)}`,
		...further.filter((part) => part.kind !== 'facts').flatMap(block),
		bullets([...shown, ...told])
	];
}

function gridText({ columns, rows }: Table): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const cell = (content: readonly Inline[]) => inline(content).join(' ');
	return [
		line(columns.map(({ heading }) => heading)),
		line(columns.map(() => '---')),
		...rows.map(({ header, cells }) => line([header, ...cells].map(cell)))
	].join('\n');
}

function listText({ isOrdered, items }: Extract<Block, { kind: 'list' }>): string {
	return items
		.map((item, index) => {
			const marker = isOrdered ? `${index + 1}. ` : '- ';
			return marker + itemText(item, ' '.repeat(marker.length));
		})
		.join('\n');
}

/** An item is one paragraph of lines, with what lists it holds under it. */
function itemText(item: readonly Block[], hanging: string): string {
	const lines: string[] = [];
	const lists: string[] = [];
	for (const part of item) {
		if (part.kind === 'paragraph') lines.push(paragraphText(part, hanging));
		else if (part.kind === 'facts') lines.push(...part.facts.map((fact) => factText(fact, hanging)));
		else lists.push(...block(part).map((text) => `\n${hanging}${text.replaceAll('\n', `\n${hanging}`)}`));
	}
	return lines.filter((line) => line !== '').join(`\\\n${hanging}`) + lists.join('');
}

function factText({ label, content }: Fact, hanging: string): string {
	return `${labelText(label)} ${inline(content, false).join(`\\\n${hanging}`)}`;
}

function bullets(told: readonly Fact[]): string {
	return told.map((fact) => `- ${bulletless(fact, '  ')}`).join('\n');
}

function bulletless({ label, content }: Fact, hanging = ''): string {
	return `**${labelText(label)}** ${inline(content, false).join(`\\\n${hanging}`)}`;
}

/** Text of one line, where a last `#` would be taken for the heading's end. */
function headingText(content: readonly Inline[]): string {
	return inline(content, false).join(' ').replace(/#$/, '\\#');
}

/**
 * @param isLineStart whether it begins a line, where some signs begin a list or a heading
 * @returns the lines of running text that hold something
 */
function inline(content: readonly Inline[], isLineStart = true): string[] {
	const lines = [''];
	for (const { text, bold, italic } of joined(content)) {
		text.split('\n').forEach((part, index) => {
			if (index > 0) lines.push('');
			const before = lines.pop() ?? '';
			const isStart = before.trim() === '' && (isLineStart || lines.length > 0);
			lines.push(
				before +
					emphasised(isStart ? escapeMarkdown(part) : escapedWithin(part), `${bold ? '**' : ''}${italic ? '*' : ''}`)
			);
		});
	}
	return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** Pieces that look the same are one text, so that a sign of two pieces is seen as it will be read. */
function joined(content: readonly Inline[]): Pick<Inline, 'text' | 'bold' | 'italic'>[] {
	const pieces: Pick<Inline, 'text' | 'bold' | 'italic'>[] = [];
	for (const { text, bold = false, italic = false } of content) {
		const last = pieces.at(-1);
		if (last?.bold === bold && last.italic === italic) last.text += text;
		else pieces.push({ text, bold, italic });
	}
	return pieces;
}

/** Emphasis must hug its words, so surrounding spaces stay outside. */
function emphasised(escaped: string, mark: string): string {
	const words = escaped.trim();
	if (mark === '' || words === '') return escaped;
	const start = escaped.indexOf(words);
	return escaped.slice(0, start) + mark + words + [...mark].reverse().join('') + escaped.slice(start + words.length);
}

/** Text that comes after other text on its line, so that what begins a list there needs no escape. */
function escapedWithin(text: string): string {
	return escapeMarkdown(`x${text}`).slice(1);
}
