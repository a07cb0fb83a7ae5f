/** That DOCX and PDF are what a careful person would make: checked by machine, opened by LibreOffice and poppler. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { toDocx } from '../../src/lib/server/export/docx.ts';
import { writeForm } from '../../src/lib/server/export/forms.ts';
import { toPdf } from '../../src/lib/server/export/pdf.ts';
import { exampleBoard, exampleNote } from '../../src/lib/summary/board-example.ts';
import { summarise } from '../../src/lib/summary/summarise.ts';
import { exampleInput, exampleOutline, exampleSheet } from '../../src/lib/summary/summary-example.ts';
import {
	ensureOffice,
	openedByLibreOffice,
	pdfColour,
	pdfInfo,
	pdfMetadata,
	pdfPages,
	pdfStructure,
	pdfText
} from '../support/office.ts';

const HOSTILE = 'A <b>&amp; #pagebreak() $x$ =1+1 @ref \\ "ord" \u2028 {{x}} ]]> *fed*';
const SEEN = 'A <b>&amp; #pagebreak() $x$ =1+1 @ref \\ "ord"';

beforeAll(() => ensureOffice(), 600_000);

const parts = (docx: Uint8Array) =>
	Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));
const squeezed = (text: string) => text.replace(/\s+/g, ' ');

describe('the DOCX', () => {
	it('has headings, lists, header rows, language, alternative text and page numbers', async () => {
		const files = parts(await toDocx(exampleSheet('Et bord')));
		const body = files['word/document.xml']!;
		const styleOf = (text: string) => new RegExp(`<w:pStyle w:val="(\\w+)"/>(?:(?!</w:p>).)*${text}`).exec(body)?.[1];
		expect(styleOf('Kernen')).toBe('Heading1');
		expect(styleOf('Nærmere')).toBe('Heading3');
		expect(body).toMatch(/<w:pStyle w:val="Title"\/>/);
		expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
		expect(body).toMatch(/<w:numPr>.*<w:numPr>/s);
		expect(body).toContain('descr="Tavlen: to sedler"');
		expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
		expect(files['word/styles.xml']).toContain('<w:lang w:val="da-DK"/>');
		expect(files['word/footer1.xml']).toMatch(/Side .*PAGE.*NUMPAGES/s);
		expect(files['docProps/core.xml']).toContain('<dc:title>Referat: Et bord</dc:title>');
		expect(files['docProps/core.xml']).toContain('<dc:language>da-DK</dc:language>');
	});

	it('[SUMMARY11] shows a wide board on a page of its own across, with alternative text, and the list upright after it', async () => {
		const body = parts(await toDocx(exampleOutline({ board: exampleBoard() })))['word/document.xml']!;
		// What a section's pages are like stands at its end.
		const places = [
			'w:orient="portrait"',
			'Tavlen</w:t>',
			'descr="Billede af tavlen: 2 områder',
			'w:orient="landscape"',
			'Tavlen som liste'
		];
		const found = places.map((part) => body.indexOf(part));
		expect(found.every((at) => at > 0)).toBe(true);
		// In its own paragraph, a picture stands after what is said of its section's pages.
		const [upright, heading, picture, across, list] = found as [number, number, number, number, number];
		expect(upright < heading && heading < Math.min(picture, across) && Math.max(picture, across) < list).toBe(true);
		expect(body.match(/w:orient="landscape"/g)).toHaveLength(1);
	});

	it('[SUMMARY11] shows the picture of the board where LibreOffice opens it', { timeout: 120_000 }, async () => {
		const notes = [0, 1, 2, 3].map((at) =>
			exampleNote({ id: `shape:${at}`, x: at * 210, color: 'blue', words: 'Lys' })
		);
		const opened = openedByLibreOffice(
			await toDocx(exampleOutline({ board: { areas: [], items: notes, connections: [] } }))
		);
		const across = pdfPages(opened).findIndex(({ width, height }) => width > height);
		expect(pdfColour(opened, across + 1)).toBeGreaterThan(0.1);
	});

	it('marks what people wrote as being in the language of the workshop', async () => {
		const body = parts(await toDocx(exampleOutline({ language: 'en' })))['word/document.xml']!;
		expect(body).toMatch(/<w:lang w:val="da-DK"\/>(?:(?!<\/w:r>).)*Mange unge er/);
	});

	it('[SUMMARY3] opens in LibreOffice with all that people wrote as text', { timeout: 120_000 }, async () => {
		const docx = await toDocx(exampleSheet(HOSTILE));
		const shown = squeezed(pdfText(openedByLibreOffice(docx)));
		expect(shown.split(SEEN).length - 1).toBeGreaterThanOrEqual(9);
		expect(Object.keys(unzipSync(docx)).filter((name) => /macro|vba|embed|external/i.test(name))).toEqual([]);
		const texts = Object.entries(parts(docx)).flatMap(([name, text]) => (name.endsWith('.png') ? [] : [text]));
		expect(texts.join('')).not.toMatch(/TargetMode="External"|<w:instrText[^>]*>(?! ?(PAGE|NUMPAGES))/);
	});
});

describe('the PDF', () => {
	it('is PDF/UA-1: tagged, titled, in a language, with its typeface inside', () => {
		const pdf = toPdf(exampleSheet('Et bord'));
		expect(pdfInfo(pdf)).toMatchObject({
			Title: 'Referat: Et bord',
			Author: 'Rundbord',
			Tagged: 'yes',
			JavaScript: 'no'
		});
		expect(pdfInfo(pdf)['Page size']).toContain('A4');
		expect(pdfMetadata(pdf)).toMatch(/pdfuaid:part[^0-9]*1/);
		expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Lang ?\(da-DK\)/);
		const tags = pdfStructure(pdf);
		for (const tag of ['H1', 'H2', 'H3', 'L ', 'LI', 'Table', 'THead', 'TH', 'TD', 'Figure']) {
			expect(tags).toMatch(new RegExp(`^ *${tag}`, 'm'));
		}
		expect(pdfText(pdf)).toMatch(/Side 1 af 2/);
	});

	it('[SUMMARY11] shows a wide board on a page of its own across, as a figure with alternative text, and its list', () => {
		const pdf = toPdf(exampleOutline({ board: exampleBoard() }));
		expect(pdfStructure(pdf)).toMatch(/^ *Figure/m);
		expect(pdfMetadata(pdf)).toMatch(/pdfuaid:part[^0-9]*1/);
		expect(squeezed(pdfText(pdf))).toContain('Fra »Spis sammen« til »Ingen har skrevet den«: fører til');
		const sizes = pdfPages(pdf);
		expect(sizes.filter(({ width, height }) => width > height)).toHaveLength(1);
		expect(sizes.at(-1)).toMatchObject({ width: 595, height: 842 });
	});

	it('[SUMMARY3] shows all that people wrote as text', () => {
		const shown = squeezed(pdfText(toPdf(exampleSheet(HOSTILE))));
		expect(shown.split(SEEN).length - 1).toBeGreaterThanOrEqual(9);
	});

	it('is set in English as well', () => {
		const pdf = toPdf(exampleOutline({ language: 'en' }));
		expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Lang ?\(en-GB\)/);
		expect(pdfText(pdf)).toContain('The problem as we understand it now');
	});
});

it('[SUMMARY11] the ZIP holds the board as SVG and PNG, and lists them', async () => {
	const zip = unzipSync(await writeForm(summarise(exampleInput({ board: exampleBoard() })), 'summary.zip'));
	expect(strFromU8(zip['tavle.svg']!)).toMatch(/^<svg .*Spis sammen.*<\/svg>$/s);
	expect(strFromU8(zip['tavle.png']!.slice(1, 4))).toBe('PNG');
	const { files } = JSON.parse(strFromU8(zip['manifest.json']!)) as { files: { name: string }[] };
	expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['tavle.svg', 'tavle.png']));
	const without = unzipSync(await writeForm(summarise(exampleInput()), 'summary.zip'));
	expect(Object.keys(without).filter((name) => name.startsWith('tavle'))).toEqual([]);
});

it('[SUMMARY4] the same summary always gives the same bytes', async () => {
	const outline = exampleSheet('Et bord');
	expect(Buffer.from(await toDocx(outline)).equals(Buffer.from(await toDocx(outline)))).toBe(true);
	expect(Buffer.from(toPdf(outline)).equals(Buffer.from(toPdf(outline)))).toBe(true);
});
