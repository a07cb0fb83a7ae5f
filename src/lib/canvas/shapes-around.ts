/**
 * Which shapes are in view, and which lie near it. tldraw asks the bounds of every shape anew each time the board is moved
 * about, and keeps a list of the thousands that are out of view. Where a note lies, its own record and its area's say.
 */
import {
	Box,
	computed,
	isPageId,
	type Editor,
	type Signal,
	type TLNoteShape,
	type TLShape,
	type TLShapeId
} from 'tldraw';
import { reachesInto, type Box as Place } from '../document/board-boxes.ts';
import { fromShapes } from './kept.ts';
import { sizeOf } from './note-on-canvas.ts';

/** In view is what lies in this part of the view or less beside it: so it does not change with each small move. */
const STEP = 1 / 8;
/** Near is what lies in view once the board has been moved by such a part of the view. */
const MARGIN = 0.25;
/** With more shapes in view than this, none is near: they are small, and there would be too many. */
const MOST_IN_VIEW = 200;

interface ShapesAround {
	inView: Signal<ReadonlySet<TLShapeId>>;
	/** Those in view and those near it. */
	near: Signal<ReadonlySet<TLShapeId>>;
	/** Where the notes about the view lie whose place is known without asking tldraw. */
	places: Signal<ReadonlyMap<TLShapeId, Place>>;
}

interface Placed {
	/** Notes, whose place their own records and their areas' say. */
	known: readonly { id: TLShapeId; place: Place }[];
	/** Those whose place tldraw must be asked. */
	others: readonly TLShapeId[];
}

/** @returns the shapes around the view of this editor, as they and the view change */
export function shapesAround(editor: Editor): ShapesAround {
	const placed = fromShapes(editor, 'places of shapes', (): Placed => {
		const shapes = editor.getCurrentPageShapes();
		const areas = new Map<string, TLShape>(
			shapes.filter(({ type }) => type === 'frame').map((area) => [area.id, area])
		);
		const known: { id: TLShapeId; place: Place }[] = [];
		const others: TLShapeId[] = [];
		for (const shape of shapes) {
			const place = isNote(shape) ? placeOf(shape, areas) : null;
			if (place) known.push({ id: shape.id, place });
			else others.push(shape.id);
		}
		return { known, others };
	});
	const within = ({ known, others }: Placed, box: Box): Placed => {
		const view = { x: box.x, y: box.y, width: box.w, height: box.h };
		const isIn = (id: TLShapeId) => {
			const bounds = editor.getShapePageBounds(id);
			return bounds !== undefined && box.includes(bounds);
		};
		return { known: known.filter(({ place }) => reachesInto(place, view)), others: others.filter(isIn) };
	};
	const view = computed('view, by steps', () => outToSteps(editor.getViewportPageBounds(), STEP), {
		isEqual: areEqual
	});
	const nearView = computed('view, and what is near it', () => {
		const { x, y, w, h } = view.get();
		return new Box(x - w * MARGIN, y - h * MARGIN, w * (1 + 2 * MARGIN), h * (1 + 2 * MARGIN));
	});
	const wideView = computed('view, by whole views', () => outToSteps(nearView.get(), 1), { isEqual: areEqual });
	// Only these are looked through with each step: the board has thousands more.
	const about = computed('shapes about', () => within(placed.get(), wideView.get()));
	const inView = computed('shapes in view', () => idsOf(within(about.get(), view.get())), { isEqual: areSame });
	const near = computed(
		'shapes near the view',
		() => (inView.get().size > MOST_IN_VIEW ? inView.get() : idsOf(within(about.get(), nearView.get()))),
		{ isEqual: areSame }
	);
	const places = computed('places known', () => new Map(about.get().known.map(({ id, place }) => [id, place])));
	return { inView, near, places };
}

/** @returns a part of the board, out to the next step on each side; a step is such a part of it */
function outToSteps({ x, y, w, h }: Box, step: number): Box {
	const [across, down] = [w * step, h * step];
	const [left, top] = [Math.floor(x / across) * across, Math.floor(y / down) * down];
	return new Box(left, top, Math.ceil((x + w - left) / across) * across, Math.ceil((y + h - top) / down) * down);
}

function areEqual(one: Box, other: Box): boolean {
	return one.equals(other);
}

function idsOf({ known, others }: Placed): ReadonlySet<TLShapeId> {
	const ids = new Set(others);
	for (const { id } of known) ids.add(id);
	return ids;
}

function isNote(shape: TLShape): shape is TLNoteShape {
	return shape.type === 'note';
}

/** @returns where a note lies on the board; null where more than its own record and its area's must be asked */
function placeOf(note: TLNoteShape, areas: ReadonlyMap<string, TLShape>): Place | null {
	if (note.rotation !== 0) return null;
	const isOnPage = isPageId(note.parentId);
	const area = areas.get(note.parentId);
	if (!isOnPage && (area?.rotation !== 0 || !isPageId(area.parentId))) return null;
	return { x: note.x + (area?.x ?? 0), y: note.y + (area?.y ?? 0), ...sizeOf(note) };
}

function areSame(one: ReadonlySet<TLShapeId>, other: ReadonlySet<TLShapeId>): boolean {
	return one === other || (one.size === other.size && [...one].every((id) => other.has(id)));
}
