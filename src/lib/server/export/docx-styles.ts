/** The styles of the DOCX. Word's own names where it has them, so that another template takes over. */
import type { IStylesOptions } from 'docx';
import type { Meaning } from '../../summary/blocks.ts';

const FONT = 'Calibri';
const INK = '24211C';
const ACCENT = '0F5A66';
export const SOFT = '5C564C';

/** Dark enough on white for small text (WCAG AA). */
export const MEANING_COLOURS: Readonly<Record<Meaning, string>> = {
	holds: '1F6B3A',
	renegotiating: '80510A',
	stuck: '9A3A24'
};

/** @param locale as in `da-DK`: the language the text is checked and read aloud in */
export function DOCX_STYLES(locale: string): IStylesOptions {
	const paragraph = (id: string, name: string, run: object, spacing: object, more: object = {}) => ({
		id,
		name,
		basedOn: 'Normal',
		next: 'Normal',
		quickFormat: true,
		run,
		paragraph: { spacing, ...more }
	});
	const heading = (size: number, spacing: object, colour = INK) => ({
		run: { font: FONT, size, bold: true, color: colour },
		paragraph: { spacing, keepNext: true, keepLines: true }
	});
	return {
		default: {
			document: {
				run: { font: FONT, size: 22, color: INK, language: { value: locale } },
				paragraph: { spacing: { after: 100, line: 276, lineRule: 'auto' } }
			},
			title: heading(44, { before: 0, after: 120, line: 240, lineRule: 'auto' }),
			heading1: heading(30, { before: 360, after: 120 }, ACCENT),
			heading2: heading(23, { before: 220, after: 40 }),
			heading3: heading(22, { before: 160, after: 20 }, SOFT)
		},
		paragraphStyles: [
			paragraph('Kind', 'Referattype', { size: 19, bold: true, color: ACCENT }, { after: 60 }),
			paragraph('Question', 'Spørgsmål', { size: 26 }, { after: 120 }),
			paragraph('Lead', 'Fremhævet', { size: 25 }, { after: 120 }),
			paragraph('Note', 'Note', { size: 19, color: SOFT }, { after: 80 }),
			paragraph(
				'Label',
				'Etiket',
				{ size: 19, bold: true, color: SOFT },
				{ before: 120, after: 20 },
				{ keepNext: true }
			),
			paragraph(
				'Quotation',
				'Citat',
				{},
				{ after: 100 },
				{
					indent: { left: 280 },
					border: { left: { style: 'single', size: 18, color: 'BFB8AA', space: 8 } }
				}
			),
			paragraph('Fact', 'Oplysning', {}, { after: 40 }, { indent: { left: 220, hanging: 220 } }),
			paragraph('TableHeading', 'Tabelhoved', { size: 18, bold: true, color: SOFT }, { after: 0 }, { keepNext: true }),
			paragraph('TableText', 'Tabeltekst', { size: 20 }, { after: 20, line: 250, lineRule: 'auto' }),
			paragraph('AfterTable', 'Efter tabel', { size: 8 }, { after: 0, line: 120, lineRule: 'auto' }),
			paragraph('Foot', 'Referatfod', { size: 17, color: SOFT }, { after: 0 })
		]
	};
}
