/**
 * Draws only what is in view and near it, and plain notes without tldraw. tldraw itself keeps every shape of the board in
 * the page, and hides those that are out of view: with thousands of notes that takes half a minute, and all of it before
 * the first can be read.
 */
import { createElement, useEffect, useMemo, type ReactElement } from 'react';
import {
	atom,
	computed,
	DefaultCanvas,
	react,
	useEditor,
	type Editor,
	type TLCanvasComponentProps,
	type TLRenderingShape,
	type TLShapeId
} from 'tldraw';
import { DrawingOfCanvas, type Drawing } from './drawing.ts';
import { hoverAtRest } from './hover-at-rest.ts';
import { fromShapes } from './kept.ts';
import { moveLayersWhole } from './moving-layers.ts';
import { shapesInHand } from './note-on-canvas.ts';
import { Pace } from './pace.ts';
import { shapesAround } from './shapes-around.ts';
import { hearWheel } from './wheel.ts';

/** So many are drawn at once when the canvas opens; the others follow. */
const FIRST_DRAWN = 120;
/** So long may shapes be drawn or taken away in one frame, in milliseconds: the page answers in between. */
const TURN_MS = 10;
/** What is far away is taken away while the board is moved about only if it has become more than this. */
const MOST_FAR = 300;

/** The canvas as tldraw has it, which draws only what is in view. */
export function BoardCanvas(props: TLCanvasComponentProps): ReactElement {
	const editor = useEditor();
	const { drawing, follow } = useMemo(() => drawOnlyWhatIsInView(editor), [editor]);
	useEffect(follow, [follow]);
	useEffect(() => moveLayersWhole(editor), [editor]);
	useEffect(() => hoverAtRest(editor), [editor]);
	useEffect(() => hearWheel(editor), [editor]);
	return createElement(DrawingOfCanvas.Provider, { value: drawing }, createElement(DefaultCanvas, props));
}

/** @returns what it draws, and what starts that the rest follows; that returns what ends it */
function drawOnlyWhatIsInView(editor: Editor): { drawing: Drawing; follow: () => () => void } {
	const all = editor.getRenderingShapes.bind(editor);
	const { inView, near, places } = shapesAround(editor);
	const inHand = shapesInHand(editor);
	const known = fromShapes(
		editor,
		'shapes by their ids',
		() => new Map(all().map((shape) => [shape.id, shape])),
		() => editor.getErasingShapeIds()
	);
	const drawnIds = atom<ReadonlySet<TLShapeId>>(
		'ids of shapes drawn',
		new Set([...inView.get()].slice(0, FIRST_DRAWN))
	);
	const drawn = computed('shapes drawn', () => {
		const editing = editor.getEditingShapeId();
		const ids = editing === null ? drawnIds.get() : new Set([...drawnIds.get(), editing]);
		return [...ids].flatMap((id) => known.get().get(id) ?? []);
	});
	const isPlain = ({ id, shape }: TLRenderingShape) => shape.type === 'note' && !inHand.get().has(id);
	const plainNotes = computed('plain notes', () => drawn.get().filter(isPlain));
	const notesInView = computed('notes in view', () =>
		drawn.get().filter(({ id, shape }) => shape.type === 'note' && inView.get().has(id))
	);
	/** In an order that never changes: what is written in may not be moved in the page. */
	const drawnByTldraw = computed(
		'shapes drawn by tldraw',
		() =>
			drawn
				.get()
				.filter((shape) => !isPlain(shape))
				.sort((one, other) => (one.id < other.id ? -1 : 1)),
		{ isEqual: areDrawnTheSame }
	);
	/** Shown wherever they are, as tldraw has it. */
	const chosen = computed(
		'shapes chosen',
		() => new Set([...editor.getSelectedShapeIds(), editor.getEditingShapeId()].filter((id) => id !== null))
	);
	const hidden = computed(
		'shapes drawn and out of view',
		() =>
			new Set(
				drawnByTldraw
					.get()
					.map(({ id }) => id)
					.filter((id) => !inView.get().has(id) && !chosen.get().has(id))
			)
	);
	const touchable = computed('shapes that can be pointed at', () =>
		[...new Set([...inView.get(), ...chosen.get()])]
			.flatMap((id) => known.get().get(id) ?? [])
			.sort((one, other) => one.index - other.index)
			.map(({ shape }) => shape)
	);
	editor.getRenderingShapes = () => drawnByTldraw.get();
	editor.getCulledShapes = () => hidden.get();
	editor.getCurrentPageRenderingShapesSorted = () => touchable.get();

	const next = computed('what is drawn or taken away next', () => {
		const ids = drawnIds.get();
		const missing = [...inView.get()].filter((id) => !ids.has(id));
		if (missing.length > 0) return { missing };
		const isResting = editor.getCameraState() === 'idle';
		if (!isResting && ids.size < inView.get().size + MOST_FAR) return null;
		const far = [...ids].filter((id) => !near.get().has(id));
		if (far.length > MOST_FAR) return { far };
		const soon = isResting ? [...near.get()].filter((id) => !ids.has(id)) : [];
		if (soon.length > 0) return { missing: soon };
		return isResting && far.length > 0 ? { far } : null;
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
		queueMicrotask(() => {
			pace.took(turn.length, performance.now() - start);
			// Laid out here, and not in the frame that paints it: two short tasks, between which the page answers.
			editor.getContainer().getBoundingClientRect();
		});
	}

	/** One turn between two frames. */
	const follow = () => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let frame = 0;
		const followOn = () => {
			if (next.get() === null || timer !== undefined || frame !== 0) return;
			timer = setTimeout(() => {
				timer = undefined;
				takeTurn();
				frame = requestAnimationFrame(() => {
					frame = 0;
					followOn();
				});
			});
		};
		const stop = react('the rest follows', followOn);
		return () => {
			stop();
			clearTimeout(timer);
			cancelAnimationFrame(frame);
		};
	};
	return { drawing: { inView, plainNotes, notesInView, places }, follow };
}

function areDrawnTheSame(these: readonly TLRenderingShape[], those: readonly TLRenderingShape[]): boolean {
	return (
		these.length === those.length &&
		these.every(({ shape, index, backgroundIndex, opacity }, place) => {
			const other = those[place];
			return (
				other?.shape === shape &&
				other.index === index &&
				other.backgroundIndex === backgroundIndex &&
				other.opacity === opacity
			);
		})
	);
}
