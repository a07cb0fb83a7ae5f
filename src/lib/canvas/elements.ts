/** Plain elements of the page, each of which follows what it shows by itself: where there are many, React takes too long. */
import { react, type Mat, type Signal, type TLShapeId } from 'tldraw';

/** What is drawn of one shape. */
export interface Drawn<Item> {
	element: HTMLElement;
	/** Told of the shape each time that any of those shown changes. */
	place?: (item: Item) => void;
	end: () => void;
}

/**
 * Keeps one element in a host for each shape.
 * @returns what ends it, and takes the elements away
 */
export function drawEach<Item extends { id: TLShapeId }>(
	host: HTMLElement,
	shown: Signal<readonly Item[]>,
	draw: (item: Item) => Drawn<Item>
): () => void {
	const all = new Map<TLShapeId, Drawn<Item>>();
	const takeAway = (id: TLShapeId, { element, end }: Drawn<Item>) => {
		end();
		element.remove();
		all.delete(id);
	};
	const stop = react('elements of shapes', () => {
		const items = shown.get();
		const ids = new Set(items.map(({ id }) => id));
		for (const [id, one] of all) if (!ids.has(id)) takeAway(id, one);
		const added = document.createDocumentFragment();
		for (const item of items) {
			const known = all.get(item.id);
			const one = known ?? draw(item);
			one.place?.(item);
			if (known) continue;
			all.set(item.id, one);
			added.append(one.element);
		}
		host.append(added);
	});
	return () => {
		stop();
		for (const [id, one] of all) takeAway(id, one);
	};
}

/**
 * Lays an element over a part of the board, such as where a shape is.
 * @param size of that part, in units of the board
 */
export function layOver({ style }: HTMLElement, at: Mat, { width, height }: { width: number; height: number }): void {
	// The browser looks at each element with a transform by itself whenever anything moves: what is not turned needs none.
	const isTurned = at.rotation() !== 0;
	const { x, y } = at.point();
	style.left = isTurned ? '0' : `${String(x)}px`;
	style.top = isTurned ? '0' : `${String(y)}px`;
	style.transform = isTurned ? at.toCssString() : '';
	style.width = `${String(width)}px`;
	style.height = `${String(height)}px`;
}
