/** What lies under the pointer while the board is moved about under it. */
import { react, type Editor, type TLPointerEventInfo } from 'tldraw';

/** The pointer that tldraw says has moved where the board has moved under it: its INTERNAL_POINTER_IDS.CAMERA_MOVE. */
const MOVED_BY_CAMERA = -10;

/**
 * With each step that the board is moved, tldraw looks among all shapes for the one under the pointer, which on a board of
 * thousands takes as long as all else it does. Here it looks once the board rests, or when the pointer itself is moved.
 * @returns what ends it
 */
export function hoverAtRest(editor: Editor): () => void {
	const idle = editor.getStateDescendant('select.idle');
	const look = idle?.onPointerMove?.bind(idle);
	if (!idle || !look) throw new Error('The canvas has no state in which it waits.');
	let missed: TLPointerEventInfo | null = null;
	idle.onPointerMove = (pointer) => {
		const isCarried = pointer.pointerId === MOVED_BY_CAMERA;
		missed = isCarried ? pointer : null;
		if (!isCarried) look(pointer);
	};
	const stop = react('what lies under the pointer', () => {
		if (editor.getCameraState() === 'moving' || missed === null) return;
		if (editor.isIn('select.idle')) look(missed);
		missed = null;
	});
	return () => {
		stop();
		idle.onPointerMove = look;
	};
}
