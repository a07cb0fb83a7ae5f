/** Moving one item of a list by mouse, pen or finger. By keyboard the same is done from the item's menu. */

export interface DragOptions {
	/** The item that is moved, a child of the list. */
	item: HTMLElement;
	list: HTMLElement;
	/** @param offset how far the item is from where it lay, in pixels; @param index where it would land among the others */
	onMove: (offset: number, index: number) => void;
	/** @param index where it was let go among the others; null when the move was given up */
	onEnd: (index: number | null) => void;
}

/** How close to the edge the sheet begins to scroll along, and how far each time, in pixels. */
const EDGE = 56;
const STEP = 12;

/** @returns where a pointer at height `y` would put the item: how many of the others' middles it is below */
export function landingIndex(middles: readonly number[], y: number): number {
	return middles.filter((middle) => middle < y).length;
}

/** Follows the pointer from a press on the item's handle until it is let go, or Escape. */
export function dragFrom(press: PointerEvent, { item, list, onMove, onEnd }: DragOptions): void {
	const handle = press.currentTarget as HTMLElement;
	const scroller = scrollerOf(list);
	const end = new AbortController();
	const { signal } = end;
	const startY = press.clientY + scroller.scrollTop;
	let pointerY = press.clientY;
	let index = -1;
	let frame = 0;

	const follow = () => {
		const others = [...list.children].filter((child) => child !== item);
		const middles = others.map((child) => {
			const { top, height } = child.getBoundingClientRect();
			return top + height / 2;
		});
		index = landingIndex(middles, pointerY);
		onMove(pointerY + scroller.scrollTop - startY, index);
	};
	const scrollAlong = () => {
		const { top, bottom } =
			scroller === document.documentElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
		const before = scroller.scrollTop;
		if (pointerY < top + EDGE) scroller.scrollTop -= STEP;
		else if (pointerY > bottom - EDGE) scroller.scrollTop += STEP;
		if (scroller.scrollTop !== before) follow();
		frame = requestAnimationFrame(scrollAlong);
	};
	const finish = (landed: number | null) => {
		end.abort();
		cancelAnimationFrame(frame);
		onEnd(landed);
	};

	press.preventDefault();
	handle.setPointerCapture(press.pointerId);
	frame = requestAnimationFrame(scrollAlong);
	handle.addEventListener(
		'pointermove',
		(event) => {
			pointerY = event.clientY;
			follow();
		},
		{ signal }
	);
	handle.addEventListener('pointerup', () => finish(index < 0 ? null : index), { signal });
	handle.addEventListener('pointercancel', () => finish(null), { signal });
	addEventListener('keydown', (event) => event.key === 'Escape' && finish(null), { signal });
}

function scrollerOf(element: HTMLElement): HTMLElement {
	for (let at = element.parentElement; at; at = at.parentElement) {
		if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at;
	}
	return document.documentElement;
}
