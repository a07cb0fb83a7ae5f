/** The wheel over the board. */
import { clamp, preventDefault, tlenv, Vec, type Editor } from 'tldraw';

/** By how much one step zooms at most, in points of the wheel. */
const MOST_ZOOMED = 10;

/**
 * Tells tldraw itself of each step of the wheel. tldraw hears them through a library for gestures, which copies all that it
 * knows several times with each step and tells the last one twice, so that tldraw must leave out whichever comes second.
 * @returns what ends it
 */
export function hearWheel(editor: Editor): () => void {
	const container = editor.getContainer();
	const onWheel = (event: WheelEvent) => {
		const isOverBoard = event.target instanceof Element && event.target.closest('.tl-canvas') !== null;
		// Whoever has not pressed the board moves the page with the wheel.
		if (!isOverBoard || !editor.getInstanceState().isFocused) return;
		preventDefault(event);
		event.stopPropagation();
		const delta = deltaOf(event);
		if (delta.x === 0 && delta.y === 0) return;
		editor.dispatch({
			type: 'wheel',
			name: 'wheel',
			delta,
			point: new Vec(event.clientX, event.clientY),
			shiftKey: event.shiftKey,
			altKey: event.altKey,
			ctrlKey: event.metaKey || event.ctrlKey,
			metaKey: event.metaKey,
			accelKey: event.metaKey || (event.ctrlKey && !tlenv.isDarwin)
		});
	};
	container.addEventListener('wheel', onWheel, { capture: true, passive: false });
	return () => container.removeEventListener('wheel', onWheel, { capture: true });
}

/** @returns how far the board is moved, and zoomed in `z`, as tldraw reckons it */
function deltaOf({ deltaX, deltaY, ctrlKey, altKey, metaKey, shiftKey }: WheelEvent): {
	x: number;
	y: number;
	z: number;
} {
	if (ctrlKey || altKey || metaKey)
		return { x: -deltaX, y: -deltaY, z: -clamp(deltaY, -MOST_ZOOMED, MOST_ZOOMED) / 100 };
	// A Mac says itself that it is sideways.
	return shiftKey && !tlenv.isDarwin ? { x: -deltaY, y: 0, z: 0 } : { x: -deltaX, y: -deltaY, z: 0 };
}
