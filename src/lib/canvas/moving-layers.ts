/**
 * How the board's layers are moved. The browser draws all of a layer anew for each step that moves it, unless it is told
 * that the layer will move; told so, it keeps the size of what it has drawn, and letters blur once that grows.
 */
import { Box, Mat, react, type Editor } from 'tldraw';
import { layOver } from './elements.ts';

const LAYERS = '.tl-html-layer';
const GROUND = 'board-ground';
/** So many views are kept together on each side of the one that is seen: to lay the ground anew has a layer drawn anew. */
const VIEWS_KEPT = 20;

/**
 * Has the layers moved as they are drawn while the view is moved about, and drawn anew once it rests or its zoom changes.
 * @returns what ends it
 */
export function moveLayersWhole(editor: Editor): () => void {
	let drawnZoom = editor.getZoomLevel();
	/** What part of the board is kept together; null while the layers are not moved. */
	let together: Box | null = null;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const apply = () => {
		for (const layer of editor.getContainer().querySelectorAll<HTMLElement>(LAYERS)) {
			layer.style.willChange = together ? 'transform' : '';
			layGround(layer, together);
		}
	};
	const stop = react('how layers are moved', () => {
		const zoom = editor.getZoomLevel();
		const view = editor.getViewportPageBounds();
		const isWhole = editor.getCameraState() === 'moving' && zoom === drawnZoom;
		drawnZoom = zoom;
		if (isWhole ? together?.contains(view) : together === null) return;
		together = isWhole ? around(view) : null;
		clearTimeout(timer);
		// The first step is drawn before the layers are: both in one frame is long.
		if (together) timer = setTimeout(apply);
		else apply();
	});
	return () => {
		stop();
		clearTimeout(timer);
	};
}

/** @returns the view, and so much on each side of it that this is seldom left */
function around({ x, y, w, h }: Box): Box {
	return new Box(x - VIEWS_KEPT * w, y - VIEWS_KEPT * h, (1 + 2 * VIEWS_KEPT) * w, (1 + 2 * VIEWS_KEPT) * h);
}

/**
 * Lays something under a layer that is hardly there. Where little lies on a layer that is to be moved, the browser makes of
 * each part a layer of its own, dozens where notes lie apart, and sets up all of them anew with each note that comes.
 * @param box which part of the board it covers; null takes it away
 */
function layGround(layer: HTMLElement, box: Box | null): void {
	const known = layer.querySelector<HTMLElement>(`:scope > .${GROUND}`);
	if (box === null) {
		known?.remove();
		return;
	}
	const ground = known ?? document.createElement('div');
	ground.className = GROUND;
	layOver(ground, Mat.Translate(box.x, box.y), box);
	if (!known) layer.prepend(ground);
}
