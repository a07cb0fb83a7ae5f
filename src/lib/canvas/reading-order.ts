/** In which order one goes through the canvas by keyboard, and by which number what is chosen is told: the board's own. */
import type { Editor, TLShape } from 'tldraw';
import { byReadingOrder } from '../document/board.ts';

/** Areas come first and connections last, as in the list. */
const RANKS: Readonly<Record<string, number>> = { frame: 0, arrow: 2 };
const RANK_OF_ITEMS = 1;

interface InOrder {
	shape: TLShape;
	id: string;
	rank: number;
	order: string;
}

/** tldraw reckons an order by where things lie, for which it measures every shape of the board with each one that is chosen. */
export function goInReadingOrder(editor: Editor): void {
	const placed = (shape: TLShape): InOrder => ({
		shape,
		id: shape.id,
		rank: RANKS[shape.type] ?? RANK_OF_ITEMS,
		order: typeof shape.meta.order === 'string' ? shape.meta.order : ''
	});
	const inOrder = (shapes: readonly TLShape[]) =>
		shapes
			.map(placed)
			.sort((one, other) => one.rank - other.rank || byReadingOrder(one, other))
			.map(({ shape }) => shape);
	// All that asks tldraw for an order goes through this, among them what goes through an area.
	Object.assign(editor, { _getShapesInReadingOrder: inOrder });
}
