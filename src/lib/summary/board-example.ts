/** A board for tests: two areas, notes by alice, by nobody and for somebody, a drawing, a figure, a text and connections. */
import type { Board, BoardConnection, BoardItem, BoardNote } from '../document/board.ts';

const PLACE = {
	areaId: null,
	order: '',
	author: null,
	x: 0,
	y: 0,
	width: 200,
	height: 200,
	description: '',
	color: ''
};

export function exampleNote(given: Partial<BoardNote> & { id: string }): BoardNote {
	return {
		kind: 'note',
		...PLACE,
		words: '',
		noteKind: null,
		language: null,
		writtenFor: null,
		origin: 'typed',
		...given
	};
}

function arrow(given: Pick<BoardConnection, 'id' | 'from' | 'to' | 'words'>): BoardConnection {
	return { kind: 'connection', ...PLACE, start: { x: 0, y: 0 }, end: { x: 100, y: 0 }, ...given };
}

/** @param given what differs: `words` stands wherever people write on the board */
export function exampleBoard({ words, items }: { words?: string; items?: readonly BoardItem[] } = {}): Board {
	const area = { kind: 'area', ...PLACE, width: 720, height: 520 } as const;
	return {
		areas: [
			{ ...area, id: 'shape:ideas', words: words ?? 'Idéer' },
			{ ...area, id: 'shape:empty', words: '', x: 900 }
		],
		items: items
			? [...items]
			: [
					exampleNote({
						id: 'shape:a',
						areaId: 'shape:ideas',
						words: words ?? 'Spis sammen',
						author: 'p-alice',
						noteKind: 'idea'
					}),
					exampleNote({
						id: 'shape:b',
						areaId: 'shape:ideas',
						x: 220,
						writtenFor: 'Oda',
						origin: 'paper',
						author: 'p-bob'
					}),
					exampleNote({ id: 'shape:c', x: 1_800, words: words ?? 'Ingen har skrevet den' }),
					{ kind: 'text', ...PLACE, id: 'shape:t', x: 1_800, y: 260, words: words ?? 'Hen over midten' },
					{ kind: 'shape', ...PLACE, id: 'shape:s', x: 2_100, words: '', form: 'ellipse' },
					{
						kind: 'drawing',
						...PLACE,
						id: 'shape:d',
						x: 2_400,
						words: '',
						description: words ?? 'Vejen fra skolen til klubben',
						strokes: [
							[
								{ x: 0, y: 0 },
								{ x: 90, y: 60 }
							]
						]
					},
					{ kind: 'drawing', ...PLACE, id: 'shape:e', x: 2_700, words: '', strokes: [] }
				],
		connections: [
			arrow({ id: 'shape:x', from: 'shape:a', to: 'shape:c', words: words ?? 'fører til' }),
			arrow({ id: 'shape:y', from: 'shape:empty', to: null, words: '' })
		]
	};
}
