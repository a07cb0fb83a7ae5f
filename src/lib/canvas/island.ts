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
	type TldrawProps,
	type TLUserPreferences
} from 'tldraw';
import 'tldraw/tldraw.css';
import * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import type { WaitingBoard } from '../connection/connection.ts';
import type { Cursors } from '../connection/cursors.ts';
import type { Board } from '../document/board.ts';
import type { CardPart } from '../document/board-cards.ts';
import { deletedByStep, recordsGoing } from '../document/board-deletions.ts';
import { recordsOf } from '../document/board-records.ts';
import { defaultsOf, MAX_RECORDS } from '../document/board-shape.ts';
import { areaUtilFor } from './area-on-canvas.ts';
import { setOwnAssets } from './assets.ts';
import { BoardBinding } from './board-binding.ts';
import { componentsFor, overridesFor, plainTextExtensions, type UndoState } from './canvas-ui.ts';
import { cardUtilFor } from './card-on-canvas.ts';
import { askBeforeDeleting } from './deleting.ts';
import { followPointers, type Following } from './follow-on-canvas.ts';
import { bringInRest, openView } from './opening.ts';
import { markComponents } from './marks-on-canvas.ts';
import { showPeople } from './people-on-canvas.ts';
import { BoardNoteUtil } from './note-on-canvas.ts';
import { PlainNotes } from './plain-notes.ts';
import { goInReadingOrder } from './reading-order.ts';
import { BoardCanvas } from './shapes-in-view.ts';
import { NO_SURROUNDINGS, type Surroundings } from './surroundings.ts';
import { takeOverWords } from './text-in-hand.ts';
import { followWhetherShown } from './whether-shown.ts';

export interface CanvasOptions {
	/** The board's document, with what the server has. */
	doc: Y.Doc;
	/** The same as it is read. */
	board: Board;
	/** Whether the document holds the board; otherwise it is still to come. */
	isTold: boolean;
	/** A large board that the document does not hold yet: what is shown of it first, and what brings in all of it. */
	waiting: WaitingBoard | null;
	/** Who writes here; null for a reader. */
	participantId: string | null;
	/** As in `da`. */
	locale: string;
	isDark: boolean;
	hasCalmMotion: boolean;
	awareness: Awareness;
	cursors: Cursors;
	/** Words of the canvas that ours differ from, by its own keys. */
	words: Record<string, string>;
	/** What an area without a name is called. */
	unnamedArea: string;
	/** What the page's other edits of the board are marked with, so that undo knows them as one's own. */
	ownOrigins: readonly unknown[];
	/** Asked before so many records are deleted here. @returns whether they may go */
	mayDelete: (records: number) => boolean;
	/** Told once the board can be seen and edited. */
	onReady: () => void;
	/** Told of the shapes that are selected; of none while one writes in a shape. */
	onSelect: (ids: readonly string[]) => void;
	/** Somebody wants to go where what a card shows is written. */
	onOpenCard: (part: CardPart) => void;
	/** Whoever follows somebody has moved the view themselves. */
	onLeaveFollowed: () => void;
}

export interface Canvas {
	setDark(isDark: boolean): void;
	setSurroundings(surroundings: Surroundings): void;
	/** Selects these, and nothing else of the notes. */
	selectNotes(ids: readonly string[]): void;
	/** Brings a shape into view, where it is not. */
	show(id: string): void;
	/** The view goes along with a person's pointer from now on; null: with nobody's. */
	follow(participantId: string | null): void;
	destroy(): void;
}

/** Like tldraw's own, and from farther away: a board of thousands of notes is seen as a whole. */
const ZOOM_STEPS = [0.015, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8];

/** So long after it was last moved the view counts as resting. */
const RESTING_AFTER_MS = 300;

setOwnAssets();

/** Draws the board into an element, which should be empty. */
export function mountCanvas(container: HTMLElement, options: CanvasOptions): Canvas {
	const { doc, participantId } = options;
	const isReader = participantId === null;
	let editor: Editor | null = null;
	let following: Following | null = null;
	const ends: (() => void)[] = [];
	const surroundings = atom<Surroundings>('surroundings', NO_SURROUNDINGS);
	const shown = followWhetherShown(container, () => editor && lookWhereItLies(editor));
	ends.push(shown.end);
	const cards = cardUtilFor({ surroundings, onOpen: options.onOpenCard });
	const store = createTLStore({ shapeUtils: [...defaultShapeUtils, cards], bindingUtils: defaultBindingUtils });
	const opening = openView({ ...options, store, container });
	const binding = new BoardBinding({
		doc,
		store,
		first: opening.first,
		waiting: opening.waiting,
		participantId,
		schedule: (run, afterMs) => {
			const timer = setTimeout(run, afterMs);
			return () => clearTimeout(timer);
		},
		onWords: (id, words) => editor !== null && takeOverWords(editor, id, words)
	});
	ends.push(opening.end);
	const undo = new Y.UndoManager(recordsOf(doc), { trackedOrigins: new Set([binding, ...options.ownOrigins]) });
	const undoState = atom<UndoState>('undo', { canUndo: false, canRedo: false });
	const lookAtUndo = () => undoState.set({ canUndo: undo.canUndo(), canRedo: undo.canRedo() });
	for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) undo.on(event, lookAtUndo);
	const takeBack = () => {
		binding.flush();
		if (options.mayDelete(deletedByStep(doc, undo.undoStack.at(-1)))) undo.undo();
	};
	const redo = () => {
		if (options.mayDelete(deletedByStep(doc, undo.redoStack.at(-1)))) undo.redo();
	};
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
		goInReadingOrder(mounted);
		following = followPointers({
			...options,
			editor: mounted,
			onLeave: options.onLeaveFollowed
		});
		ends.push(
			askBeforeDeleting(mounted, (ids) => options.mayDelete(recordsGoing(doc, ids).size)),
			following.end,
			showPeople({ ...options, surroundings, editor: mounted }),
			bringInRest(binding, container),
			focusOnlyInside(mounted),
			ownUndoKeys(mounted, { undo: takeBack, redo }),
			react('what is selected', () => {
				const ids = mounted.getSelectedShapeIds();
				options.onSelect(mounted.getEditingShapeId() === null ? ids : []);
			})
		);
		options.onReady();
		ends.push(afterNextPaint(() => draw({ hasTools: true })));
	}

	const root = createRoot(container);
	const settings: TldrawProps = {
		store,
		user,
		shapeUtils: [BoardNoteUtil, areaUtilFor(options.unnamedArea, shown.isShown), cards],
		onMount,
		autoFocus: false,
		components: {
			...componentsFor(undoState),
			...markComponents(surroundings),
			Canvas: BoardCanvas,
			OnTheCanvas: PlainNotes
		},
		overrides: overridesFor({ undo: takeBack, redo, words: { [options.locale]: options.words } }),
		// tldraw puts the caret first, and last a moment later: what was written in between on a slow device stood before the rest.
		textOptions: { tipTapConfig: { extensions: plainTextExtensions, autofocus: 'end' } },
		acceptedImageMimeTypes: [],
		acceptedVideoMimeTypes: [],
		embeds: [],
		cameraOptions: { zoomSteps: ZOOM_STEPS },
		options: {
			maxPages: 1,
			maxShapesPerPage: MAX_RECORDS,
			enableToolbarKeyboardShortcuts: false,
			// Whoever moves about does so for a while: what has to be drawn once the view rests is not drawn between two steps.
			cameraMovingTimeoutMs: RESTING_AFTER_MS,
			// The server says who is here: they are shown for as long as they are, also while they keep still.
			collaboratorInactiveTimeoutMs: Number.POSITIVE_INFINITY
		}
	};
	/** The board comes first: its tools take longer to draw than what lies on it. */
	const draw = ({ hasTools }: { hasTools: boolean }) =>
		root.render(createElement(Tldraw, { ...settings, hideUi: !hasTools }));
	draw({ hasTools: false });

	return {
		setDark: (isDark) => preferences.update((before) => ({ ...before, colorScheme: isDark ? 'dark' : 'light' })),
		setSurroundings: (next) => surroundings.set(next),
		selectNotes(ids) {
			if (!editor) return;
			binding.showRest();
			const others = editor.getSelectedShapes().filter(({ type }) => type !== 'note');
			editor.setSelectedShapes([...others.map(({ id }) => id), ...(ids as TLShapeId[])]);
		},
		show(id) {
			binding.showRest();
			const bounds = editor?.getShapePageBounds(id as TLShapeId);
			if (!editor || !bounds || editor.getViewportPageBounds().contains(bounds)) return;
			const animation = { duration: options.hasCalmMotion ? 0 : 150 };
			editor.zoomToBounds(bounds, { animation, targetZoom: Math.min(1, editor.getZoomLevel()), inset: 48 });
		},
		follow: (whom) => following?.follow(whom),
		destroy() {
			for (const end of ends) end();
			undo.destroy();
			binding.destroy();
			root.unmount();
			store.dispose();
		}
	};
}

/** tldraw does so up to a fifth of a second later by itself: what is pressed until then lies elsewhere for it. */
function lookWhereItLies(editor: Editor): void {
	const canvas = editor.getContainer().querySelector<HTMLElement>('.tl-canvas');
	if (canvas) editor.updateViewportScreenBounds(canvas);
}

/** Does something once the browser has shown what there is. @returns what stops it */
function afterNextPaint(act: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const frame = requestAnimationFrame(() => (timer = setTimeout(act)));
	return () => {
		cancelAnimationFrame(frame);
		clearTimeout(timer);
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
		if (defaultsOf(id, type) === null) editor.store.remove([id]);
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
