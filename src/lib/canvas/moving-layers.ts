/**
 * How the board's layers are moved. The browser draws all of a layer anew for each step that moves it, unless it is told
 * that the layer will move; told so, it keeps the size of what it has drawn, and letters blur once that grows.
 */
import { react, type Editor } from 'tldraw';

const LAYERS = '.tl-html-layer';

/**
 * Has the layers moved as they are drawn while the view is moved about, and drawn anew once it rests or its zoom changes.
 * @returns what ends it
 */
export function moveLayersWhole(editor: Editor): () => void {
	let drawnZoom = editor.getZoomLevel();
	return react('how layers are moved', () => {
		const zoom = editor.getZoomLevel();
		const isWhole = editor.getCameraState() === 'moving' && zoom === drawnZoom;
		drawnZoom = zoom;
		for (const layer of editor.getContainer().querySelectorAll<HTMLElement>(LAYERS))
			layer.style.willChange = isWhole ? 'transform' : '';
	});
}
