/**
 * The canvas: tldraw in React, alone behind this interface. Loaded only where the board is shown drawn. Its watermark is
 * part of its licence and stays.
 */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import {
	atom,
	createTLStore,
	createTLUser,
	defaultBindingUtils,
	defaultShapeUtils,
	react,
	Tldraw,
	type Editor,
	type TLShapeId,
	type TLUserPreferences
} from 'tldraw';
import 'tldraw/tldraw.css';
import * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import type { Cursors } from '../connection/cursors.ts';
import { recordsOf } from '../document/board-records.ts';
import { isShapeType, MAX_RECORDS } from '../document/board-shape.ts';
import { assetUrls } from './assets.ts';
import { BoardBinding } from './board-binding.ts';
import { componentsFor, overridesFor, plainTextExtensions, type UndoState } from './canvas-ui.ts';
import { showPeople, type PersonLook } from './people-on-canvas.ts';
import { takeOverWords } from './text-in-hand.ts';

export interface CanvasOptions {
	/** The board's document, with what the server has. */
	doc: Y.Doc;
	/** Who writes here; null for a reader. */
	participantId: string | null;
	/** As in `da`. */
	locale: string;
	isDark: boolean;
	hasCalmMotion: boolean;
	awareness: Awareness;
	cursors: Cursors;
	lookOf: (participantId: string) => PersonLook;
	/** Words of the canvas that ours differ from, by its own keys. */
	words: Record<string, string>;
	/** What the page's other edits of the board are marked with, so that undo knows them as one's own. */
	ownOrigins: readonly unknown[];
	/** Told once the board can be seen and edited. */
	onReady: () => void;
	/** Told of the shapes that are selected. */
	onSelect?: (ids: readonly string[]) => void;
}

export interface Canvas {
	setDark(isDark: boolean): void;
	/** Brings shapes into view and selects them. */
	show(ids: readonly string[]): void;
	destroy(): void;
}

/** Draws the board into an element, which should be empty. */
export function mountCanvas(container: HTMLElement, options: CanvasOptions): Canvas {
	const { doc, participantId } = options;
	const isReader = participantId === null;
	let editor: Editor | null = null;
	const ends: (() => void)[] = [];
	const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils });
	const binding = new BoardBinding({
		doc,
		store,
		participantId,
		schedule: (run, afterMs) => {
			const timer = setTimeout(run, afterMs);
			return () => clearTimeout(timer);
		},
		onWords: (id, words) => editor !== null && takeOverWords(editor, id, words)
	});
	const undo = new Y.UndoManager(recordsOf(doc), { trackedOrigins: new Set([binding, ...options.ownOrigins]) });
	const undoState = atom<UndoState>('undo', { canUndo: false, canRedo: false });
	const lookAtUndo = () => undoState.set({ canUndo: undo.canUndo(), canRedo: undo.canRedo() });
	for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) undo.on(event, lookAtUndo);
	const takeBack = () => {
		binding.flush();
		undo.undo();
	};
	const redo = () => void undo.redo();
	const preferences = atom<TLUserPreferences>('preferences', {
		id: participantId ?? 'reader',
		locale: options.locale,
		colorScheme: options.isDark ? 'dark' : 'light',
		animationSpeed: options.hasCalmMotion ? 0 : 1,
		// Letters are for writing. What a workshop needs is in the toolbar, and the list does all of it by keyboard.
		areKeyboardShortcutsEnabled: true
	});
	const user = createTLUser({ userPreferences: preferences, setUserPreferences: (next) => preferences.set(next) });

	function onMount(mounted: Editor): void {
		editor = mounted;
		if (isReader) mounted.updateInstanceState({ isReadonly: true });
		refuseForeignContent(mounted);
		ends.push(
			showPeople({ ...options, editor: mounted }),
			focusOnlyInside(mounted),
			ownUndoKeys(mounted, { undo: takeBack, redo }),
			react('what is selected', () => options.onSelect?.(mounted.getSelectedShapeIds()))
		);
		if (mounted.getCurrentPageShapeIds().size > 0) mounted.zoomToFit({ immediate: true });
		if (mounted.getZoomLevel() > 1) mounted.resetZoom(undefined, { immediate: true });
		options.onReady();
	}

	const root = createRoot(container);
	root.render(
		createElement(Tldraw, {
			store,
			user,
			onMount,
			autoFocus: false,
			assetUrls: assetUrls(),
			components: componentsFor(undoState),
			overrides: overridesFor({ undo: takeBack, redo, words: { [options.locale]: options.words } }),
			textOptions: { tipTapConfig: { extensions: plainTextExtensions } },
			acceptedImageMimeTypes: [],
			acceptedVideoMimeTypes: [],
			embeds: [],
			options: { maxPages: 1, maxShapesPerPage: MAX_RECORDS, enableToolbarKeyboardShortcuts: false }
		})
	);

	return {
		setDark: (isDark) => preferences.update((before) => ({ ...before, colorScheme: isDark ? 'dark' : 'light' })),
		show(ids) {
			const shapes = ids.filter((id) => editor?.getShape(id as TLShapeId)) as TLShapeId[];
			if (!editor || shapes.length === 0) return;
			editor.select(...shapes);
			editor.zoomToSelection({ animation: { duration: options.hasCalmMotion ? 0 : 150 } });
		},
		destroy() {
			for (const end of ends) end();
			undo.destroy();
			binding.destroy();
			root.unmount();
			store.dispose();
		}
	};
}

/** Pictures, films, pages of other hosts: nothing of them comes onto the board, and nobody is asked for them. */
function refuseForeignContent(editor: Editor): void {
	editor.registerExternalContentHandler('files', null);
	editor.registerExternalContentHandler('file-replace', null);
	editor.registerExternalContentHandler('embed', null);
	editor.registerExternalContentHandler('svg-text', null);
	editor.registerExternalContentHandler('url', ({ url, point }) => {
		void editor.putExternalContent({ type: 'text', text: url, ...(point ? { point } : {}) });
	});
	editor.sideEffects.registerAfterCreateHandler('shape', ({ id, type }) => {
		if (!isShapeType(type)) editor.store.remove([id]);
	});
}

/** The canvas hears keys only while the focus is inside it. */
function focusOnlyInside(editor: Editor): () => void {
	const container = editor.getContainer();
	const take = () => editor.focus({ focusContainer: false });
	const leave = ({ relatedTarget }: FocusEvent) => {
		if (!(relatedTarget instanceof Node) || !container.contains(relatedTarget)) editor.blur({ blurContainer: false });
	};
	container.addEventListener('focusin', take);
	container.addEventListener('pointerdown', take);
	container.addEventListener('focusout', leave);
	return () => {
		container.removeEventListener('focusin', take);
		container.removeEventListener('pointerdown', take);
		container.removeEventListener('focusout', leave);
	};
}

/** Undo on the canvas is the board's, not the table's around it, and takes back one's own work only. */
function ownUndoKeys(editor: Editor, { undo, redo }: { undo: () => void; redo: () => void }): () => void {
	const container = editor.getContainer();
	const onKey = (event: KeyboardEvent) => {
		if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
		const key = event.key.toLowerCase();
		if (key !== 'z' && key !== 'y') return;
		event.stopPropagation();
		// While one writes, the text editor takes back letters.
		if (editor.getEditingShapeId() !== null) return;
		event.preventDefault();
		if (key === 'z' && !event.shiftKey) undo();
		else redo();
	};
	const keepInside = (event: Event) => event.stopPropagation();
	container.addEventListener('keydown', onKey);
	container.addEventListener('beforeinput', keepInside);
	return () => {
		container.removeEventListener('keydown', onKey);
		container.removeEventListener('beforeinput', keepInside);
	};
}
