/** The summary as plain text, to paste into a mail. */
import { labelText, plain, type Block, type Column, type Fact, type Outline, type Row } from './blocks.ts';

/** @returns the whole summary without any markup, one newline at its end */
export function toPlainText(outline: Outline): string {
	const { kind, title, question, words, head, sections } = outline;
	const blocks = [
		`${kind}: ${title}`,
		...(question === '' ? [] : [`${words.question}: ${question}`]),
		head.flatMap(block).join('\n'),
		...sections.flatMap(({ heading, blocks }) => [underlined(heading), ...gathered(blocks)])
	];
	return `${blocks.filter((text) => text !== '').join('\n\n')}\n`;
}

/** What stands right under a heading or a label is not parted from it by an empty line. */
function gathered(blocks: readonly Block[]): string[] {
	const texts: string[] = [];
	let isUnderHeading = false;
	for (const given of blocks) {
		const text = block(given).join(given.kind === 'table' && given.look === 'records' ? '\n\n' : '\n');
		if (text === '') continue;
		if (isUnderHeading) texts.push(`${texts.pop() ?? ''}\n${text}`);
		else texts.push(text);
		isUnderHeading = given.kind === 'heading' || (given.kind === 'paragraph' && given.look === 'label');
	}
	return texts;
}

function block(given: Block): string[] {
	switch (given.kind) {
		case 'heading':
		case 'paragraph':
			return [plain(given.content).trim()].filter((text) => text !== '');
		case 'list':
			return given.items.map((item, index) => listItem(item, given.isOrdered ? `${index + 1}. ` : '- '));
		case 'facts':
			return given.facts.map(factText);
		case 'table':
			if (given.look === 'grid') return given.rows.map((row) => gridLine(row, given.columns));
			return given.rows.map(({ header, cells, further }) => {
				const told = cells.map((content, index): Fact => ({ label: given.columns[index + 1]?.heading ?? '', content }));
				const facts = told.filter(({ content }) => plain(content).trim() !== '').map(factText);
				return [plain(header), ...[...facts, ...further.flatMap(block)].map(indented)].join('\n');
			});
		case 'picture':
			return [given.alternative];
	}
}

function gridLine({ header, cells }: Row, columns: readonly Column[]): string {
	const told = cells.map((content, index) => `${columns[index + 1]?.heading ?? ''}: ${plain(content)}`);
	const shown = told.filter((_, index) => plain(cells[index] ?? []).trim() !== '');
	return `- ${[plain(header), ...shown].join('. ').replaceAll('\n', ' ')}`;
}

function listItem(item: readonly Block[], marker: string): string {
	const [first = '', ...others] = item.flatMap(block);
	return [marker + indented(first).trimStart(), ...others.map(indented)].join('\n');
}

function factText({ label, content }: Fact): string {
	return `${labelText(label)} ${plain(content).trim()}`;
}

function underlined(text: string): string {
	return `${text}\n${'-'.repeat([...text].length)}`;
}

function indented(text: string): string {
	return text
		.split('\n')
		.map((line) => `  ${line}`)
		.join('\n');
}
