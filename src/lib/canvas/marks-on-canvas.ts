/**
 * What lies over the board's shapes: at each note its author, whom it was written for and what came of it; at what
 * others have selected their names; and their pointers. Only what is drawn has any, so a large board costs no more.
 */
import { createElement, Fragment, memo, type CSSProperties, type ReactElement } from 'react';
import {
	DefaultShapeIndicator,
	DefaultShapeIndicators,
	useComputed,
	useEditor,
	useValue,
	type Editor,
	type Signal,
	type TLComponents,
	type TLCursorProps,
	type TLNoteShape,
	type TLShapeId,
	type TLShapeIndicatorProps
} from 'tldraw';
import type { PartyMark, PersonLook, Surroundings } from './surroundings.ts';

/** With more notes in view than this, none has marks: they would be specks. */
const MOST_MARKED = 200;
/** Below this zoom a note has its party's edge, and no words. */
const READABLE_ZOOM = 0.35;
/** Where a note's mark sits, from its lower left corner. */
const CORNER = { x: 20, y: -4 };

/** @returns the canvas's components that show marks and people */
export function markComponents(surroundings: Signal<Surroundings>): TLComponents {
	return {
		ShapeIndicators: () =>
			createElement(
				Fragment,
				null,
				createElement(DefaultShapeIndicators),
				createElement(NoteMarks, { surroundings }),
				createElement(Selections, { surroundings })
			),
		ShapeIndicator: OutlineIfSeen,
		// Drawn by Selections, with names, also of those whose pointer is elsewhere.
		CollaboratorShapeIndicator: null,
		CollaboratorCursor: (props: TLCursorProps) => createElement(Pointer, { ...props, surroundings })
	};
}

/** tldraw keeps the outline of every shape in the page, and hides all but those of what is selected or pointed at. */
const OutlineIfSeen = memo(function OutlineIfSeen(props: TLShapeIndicatorProps): ReactElement | null {
	return props.hidden === true ? null : createElement(DefaultShapeIndicator, props);
});

interface Surrounded {
	surroundings: Signal<Surroundings>;
}

function NoteMarks({ surroundings }: Surrounded): ReactElement[] {
	const editor = useEditor();
	const marked = useComputed('notes with marks', () => notesWithMarks(editor), { isEqual: areSame }, [editor]);
	return useValue(marked).map((id) => createElement(NoteMark, { key: id, id, surroundings }));
}

const NoteMark = memo(function NoteMark({ id, surroundings }: Surrounded & { id: TLShapeId }): ReactElement | null {
	const editor = useEditor();
	const shape = useValue('note', () => editor.getShape<TLNoteShape>(id), [editor, id]);
	const place = useValue('place', () => placeOf(editor, id), [editor, id]);
	const isReadable = useValue('is readable', () => editor.getZoomLevel() >= READABLE_ZOOM, [editor]);
	const { lookOf, writtenFor, usedIn } = useValue(surroundings);
	if (!shape || !place) return null;
	const { author, writtenFor: whom } = shape.meta;
	const look = typeof author === 'string' ? lookOf(author) : null;
	const words = [look?.label ?? '', typeof whom === 'string' && whom !== '' ? writtenFor(whom) : ''].filter(Boolean);
	const used = usedIn(id);
	return createElement(
		'div',
		{ className: 'board-mark', style: { ...place, ...styleOf(look?.party ?? null) }, 'data-mark': id },
		look?.party ? createElement('div', { className: 'board-edge' }) : null,
		isReadable && words.length > 0
			? createElement('div', { className: 'board-tag' }, iconOf(look), createElement('span', null, words.join(' · ')))
			: null,
		isReadable && used !== '' ? createElement('div', { className: 'board-used' }, used) : null
	);
});

function Selections({ surroundings }: Surrounded): ReactElement[] {
	const editor = useEditor();
	const people = useValue('others', () => editor.getCollaboratorsOnCurrentPage(), [editor]);
	return people.flatMap(({ userId, selectedShapeIds }) =>
		selectedShapeIds.map((id, index) =>
			createElement(Selection, { key: `${userId} ${id}`, id, userId, isNamed: index === 0, surroundings })
		)
	);
}

function Selection({
	id,
	userId,
	isNamed,
	surroundings
}: Surrounded & { id: TLShapeId; userId: string; isNamed: boolean }): ReactElement | null {
	const editor = useEditor();
	const place = useValue('place', () => placeOf(editor, id), [editor, id]);
	const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor]);
	const look = useValue(surroundings).lookOf(userId);
	if (!place) return null;
	return createElement(
		'div',
		{ className: 'board-selection', style: { ...place, ...styleOf(look.party), '--zoom': zoom } as CSSProperties },
		isNamed
			? createElement('div', { className: 'board-tag' }, iconOf(look), createElement('span', null, look.label))
			: null
	);
}

function Pointer({ point, zoom, userId, surroundings }: TLCursorProps & Surrounded): ReactElement | null {
	const look = useValue(surroundings).lookOf(userId);
	if (!point) return null;
	const transform = `translate(${String(point.x)}px, ${String(point.y)}px) scale(${String(1 / zoom)})`;
	return createElement(
		'div',
		{ className: 'board-pointer', style: { transform, ...styleOf(look.party) }, 'data-pointer': userId },
		createElement(
			'svg',
			{ viewBox: '0 0 18 22', 'aria-hidden': true },
			createElement('path', { d: 'M1 1v17l4.4-4.2 2.9 6.4 3-1.4-2.9-6.2 6-.5z' })
		),
		createElement('div', { className: 'board-tag' }, iconOf(look), createElement('span', null, look.label))
	);
}

function iconOf(look: PersonLook | null): ReactElement | null {
	if (!look?.party) return null;
	const mask = `var(--icon-${look.party.icon})`;
	return createElement('i', { style: { maskImage: mask, WebkitMaskImage: mask } });
}

function styleOf(party: PartyMark | null): CSSProperties {
	if (party === null) return {};
	const { colour, pattern, patternSize } = party;
	return { '--party': colour, '--pattern': pattern, '--pattern-size': patternSize } as CSSProperties;
}

/** @returns where a shape is on the page, as a box to lay over it; null when it is not there */
function placeOf(editor: Editor, id: TLShapeId): CSSProperties | null {
	const shape = editor.getShape(id);
	if (!shape) return null;
	const { w, h } = editor.getShapeGeometry(shape).bounds;
	const transform = editor.getShapePageTransform(shape);
	// What is not turned needs no layer of its own.
	const { x, y } = transform.point();
	if (transform.rotation() === 0) return { width: w, height: h, left: x, top: y };
	return { width: w, height: h, transform: transform.toCssString() };
}

/** @returns the notes drawn whose mark no other note lies on; none where too many are in view */
function notesWithMarks(editor: Editor): TLShapeId[] {
	const notes = editor.getRenderingShapes().filter(({ shape }) => shape.type === 'note');
	const hidden = editor.getCulledShapes();
	if (notes.reduce((seen, { id }) => (hidden.has(id) ? seen : seen + 1), 0) > MOST_MARKED) return [];
	notes.sort((a, b) => a.index - b.index);
	const boxes = notes.map(({ id }) => editor.getShapePageBounds(id));
	return notes.flatMap(({ id }, index) => {
		const box = boxes[index];
		if (!box) return [];
		const corner = { x: box.minX + CORNER.x, y: box.maxY + CORNER.y };
		const isCovered = boxes.slice(index + 1).some((above) => above?.containsPoint(corner) === true);
		return isCovered ? [] : [id];
	});
}

function areSame(a: unknown, b: unknown): boolean {
	const [these, those] = [a as TLShapeId[], b as TLShapeId[]];
	return these.length === those.length && these.every((id, index) => id === those[index]);
}
