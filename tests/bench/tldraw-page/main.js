/* eslint-disable @typescript-eslint/ban-ts-comment -- a page as its documentation has it, built by the bench command alone */
// @ts-nocheck
/** tldraw as its documentation sets it up, with its assets from the same server; `?notes=5000` lays notes out first. */
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createShapeId, Tldraw, toRichText } from 'tldraw';
import 'tldraw/tldraw.css';

const assetUrls = getAssetUrlsByImport();
const count = Number(new URLSearchParams(location.search).get('notes') ?? 0);

function lay(editor) {
	editor.createShapes(
		Array.from({ length: count }, (_, index) => ({
			id: createShapeId(`note-${index}`),
			type: 'note',
			x: (index % 100) * 224,
			y: Math.floor(index / 100) * 224,
			props: { richText: toRichText(`Et forslag, nummer ${index}`) }
		}))
	);
	if (count > 0) editor.zoomToFit({ immediate: true });
}

createRoot(document.getElementById('board')).render(
	createElement(Tldraw, {
		assetUrls,
		options: { maxShapesPerPage: 10_000 },
		onMount(editor) {
			lay(editor);
			globalThis.editor = editor;
			document.documentElement.dataset.ready = '';
		}
	})
);
