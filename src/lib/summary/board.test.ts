/** The board in the summary: as picture and as list, the same in every form. */
import { describe, expect, it } from 'vitest';
import type { Board } from '../document/board.ts';
import { exampleBoard, exampleNote } from './board-example.ts';
import { THINGS_TOLD } from './board-told.ts';
import { toHtmlBody } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { outlineOf } from './outline/outline.ts';
import { summarise } from './summarise.ts';
import { exampleInput } from './summary-example.ts';
import { toPlainText } from './text.ts';
import type { ExportProfile, SummaryLanguage } from './types.ts';

const summaryOf = (board: Board, profile: ExportProfile = 'group', language: SummaryLanguage = 'da') =>
	summarise(exampleInput({ board, profile, language }));
const sectionOf = (board: Board, profile?: ExportProfile, language?: SummaryLanguage) =>
	outlineOf(summaryOf(board, profile, language)).sections.find(({ heading }) => /Tavlen|The board/.test(heading));
const listIn = (markdown: string) => /### Tavlen som liste[^]*?(?=\n\n---)/.exec(markdown)?.[0];

describe('[SUMMARY11] the board in the summary', () => {
	it('stands as a list in reading order: areas, notes with who and what, drawings in words, connections', () => {
		const markdown = toMarkdown(outlineOf(summaryOf(exampleBoard())));
		expect(listIn(markdown)).toBe(
			[
				'### Tavlen som liste',
				'#### Idéer',
				'- Spis sammen\\\n  *Idé · Alice (Foreningen)*\n- tom seddel\\\n  *Bob (Kommunen) · Skrevet for Oda · Fra papir*',
				'#### Område uden navn',
				'*Her ligger ingen sedler.*',
				'#### Uden for områderne',
				'- Ingen har skrevet den\n- Tekst: Hen over midten\n- Figur\n- Tegning: Vejen fra skolen til klubben\n- Tegning\\\n  *Ingen har beskrevet den i ord*',
				'#### Forbindelser',
				'- Fra »Spis sammen« til »Ingen har skrevet den«: fører til\n- Fra område uden navn til en løs ende'
			].join('\n\n')
		);
	});

	it('stands as a picture that says in words what it shows, and where the same can be read', () => {
		const [picture] = sectionOf(exampleBoard())!.blocks;
		expect(picture).toMatchObject({
			kind: 'picture',
			alternative:
				'Billede af tavlen: 2 områder, 3 sedler, 1 tekst, 1 figur, 2 tegninger, 2 forbindelser. Det hele står i listen efter billedet.'
		});
		expect(toHtmlBody(outlineOf(summaryOf(exampleBoard())))).toMatch(
			/<div class="across">\n<h2>Bilag B: Tavlen<\/h2>\n<img class="picture" src="data:image\/svg[^"]+" alt="Billede af tavlen: [^"]+" width="\d+" height="\d+">\n<\/div>/
		);
		expect(toPlainText(outlineOf(summaryOf(exampleBoard())))).toContain('Billede af tavlen: 2 områder');
		expect(JSON.stringify(sectionOf(exampleBoard(), 'group', 'en'))).toContain('3 notes, 1 text, 1 shape, 2 drawings');
	});

	it('names who wrote in the group only, parties in the others, and nobody where nobody is known', () => {
		const listed = (profile: ExportProfile) => JSON.stringify(sectionOf(exampleBoard(), profile)!.blocks);
		expect(listed('group')).toContain('Alice (Foreningen)');
		for (const profile of ['journal', 'public'] as const) {
			expect(listed(profile)).not.toMatch(/Alice|Bob|Oda/);
			expect(listed(profile)).toContain('Idé · Foreningen');
			expect(listed(profile)).toContain('Kommunen · Skrevet for Navn udeladt');
		}
		const nobodys = exampleBoard({ items: [exampleNote({ id: 'shape:n', words: 'Af ingen' })] });
		expect(summaryOf(nobodys).board?.areas.at(-1)).toEqual({
			name: null,
			things: [
				{
					kind: 'note',
					shows: null,
					words: 'Af ingen',
					description: '',
					by: null,
					noteKind: null,
					language: null,
					writtenFor: null,
					isFromPaper: false
				}
			]
		});
	});

	it('takes a page across only when it is wide, and none when nothing stands on it', () => {
		const narrow: Board = { areas: [], items: [exampleNote({ id: 'shape:n', words: 'En' })], connections: [] };
		expect(sectionOf(narrow)?.opensAcross).toBe(false);
		expect(sectionOf(exampleBoard())?.opensAcross).toBe(true);
		expect(sectionOf({ areas: [], items: [], connections: [] })).toBeUndefined();
	});

	it('says so where a board is too large to be told whole', () => {
		const items = Array.from({ length: THINGS_TOLD + 1 }, (_, at) =>
			exampleNote({ id: `shape:${at}`, x: at * 210, words: `Seddel ${at}` })
		);
		const { board } = summaryOf({ areas: [], items, connections: [] });
		expect(board?.areas[0]?.things).toHaveLength(THINGS_TOLD);
		expect(board).toMatchObject({ hasMore: true, counts: { note: THINGS_TOLD + 1 } });
		expect(JSON.stringify(sectionOf({ areas: [], items, connections: [] }))).toContain('Hele tavlen er med i arkivet.');
	});
});
