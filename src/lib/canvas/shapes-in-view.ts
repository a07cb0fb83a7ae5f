/**
 * Draws only what is in view and near it. tldraw itself keeps every shape of the board in the page, and hides those that
 * are out of view: with thousands of notes that takes half a minute, and all of it before the first can be read.
 */
import { createElement, useEffect, useState, type ReactElement } from 'react';
import {
	atom,
	computed,
	DefaultCanvas,
	react,
	useEditor,
	type Editor,
	type TLCanvasComponentProps,
	type TLShapeId
} from 'tldraw';
import { Pace } from './pace.ts';
import { shapesAround } from './shapes-around.ts';

/** So many are drawn at once when the canvas opens; the others follow. */
const FIRST_DRAWN = 120;
/** So long may shapes be drawn or taken away in one frame, in milliseconds: the page answers in between. */
const TURN_MS = 10;
/** What is far away is taken away while the board is moved about only if it has become more than this. */
const MOST_FAR = 300;

/** The canvas as tldraw has it, which draws only what is in view. */
export function BoardCanvas(props: TLCanvasComponentProps): ReactElement {
	const editor = useEditor();
	const [follow] = useState(() => drawOnlyWhatIsInView(editor));
	useEffect(follow, [follow]);
	return createElement(DefaultCanvas, props);
}

/** @returns what starts that the rest follows; it returns what ends it */
function drawOnlyWhatIsInView(editor: Editor): () => () => void {
	const all = editor.getRenderingShapes.bind(editor);
	const { inView, near } = shapesAround(editor);
	const drawnIds = atom<ReadonlySet<TLShapeId>>(
		'ids of shapes drawn',
		new Set([...inView.get()].slice(0, FIRST_DRAWN))
	);
	const drawn = computed('shapes drawn', () => {
		const ids = drawnIds.get();
		const editing = editor.getEditingShapeId();
		return all().filter(({ id }) => ids.has(id) || id === editing);
	});
	/** Shown wherever they are, as tldraw has it. */
	const inHand = computed(
		'shapes in hand',
		() => new Set([...editor.getSelectedShapeIds(), editor.getEditingShapeId()].filter((id) => id !== null))
	);
	const hidden = computed(
		'shapes drawn and out of view',
		() => new Set([...drawnIds.get()].filter((id) => !inView.get().has(id) && !inHand.get().has(id)))
	);
	const touchable = computed('shapes that can be pointed at', () =>
		editor
			.getCurrentPageShapesSorted()
			.filter(({ id }) => (inView.get().has(id) || inHand.get().has(id)) && !editor.isShapeHidden(id))
	);
	editor.getRenderingShapes = () => drawn.get();
	editor.getCulledShapes = () => hidden.get();
	editor.getCurrentPageRenderingShapesSorted = () => touchable.get();

	const next = computed('what is drawn or taken away next', () => {
		const ids = drawnIds.get();
		const missing = [...inView.get()].filter((id) => !ids.has(id));
		if (missing.length > 0) return { missing };
		const far = [...ids].filter((id) => !near.get().has(id));
		if (far.length > MOST_FAR) return { far };
		const soon = [...near.get()].filter((id) => !ids.has(id));
		if (soon.length > 0) return { missing: soon };
		return far.length > 0 && editor.getCameraState() === 'idle' ? { far } : null;
	});
	const paces = { draw: new Pace(TURN_MS), takeAway: new Pace(TURN_MS) };

	function takeTurn(): void {
		const { missing, far } = next.get() ?? {};
		const pace = missing ? paces.draw : paces.takeAway;
		const turn = (missing ?? far ?? []).slice(0, pace.room());
		const ids = new Set(drawnIds.get());
		for (const id of turn) {
			if (missing) ids.add(id);
			else ids.delete(id);
		}
		const start = performance.now();
		drawnIds.set(ids);
		// React draws in a task that it has put before this one.
		queueMicrotask(() => pace.took(turn.length, performance.now() - start));
	}

	return () => {
		let frame = 0;
		const stop = react('the rest follows', () => {
			if (next.get() === null || frame !== 0) return;
			frame = requestAnimationFrame(() => {
				frame = 0;
				takeTurn();
			});
		});
		return () => {
			stop();
			cancelAnimationFrame(frame);
		};
	};
}
