/**
 * What lies over the board's shapes: notes' marks, the outlines of what one has chosen, names at what others have, and
 * their pointers. Only what is drawn has any, so a large board costs no more.
 */
import { createElement, Fragment, useContext, type CSSProperties, type ReactElement } from 'react';
import {
	DefaultShapeIndicator,
	useComputed,
	useEditor,
	useValue,
	type Editor,
	type Signal,
	type TLComponents,
	type TLCursorProps,
	type TLShapeId
} from 'tldraw';
import { DrawingOfCanvas, type Drawing } from './drawing.ts';
import { NoteMarks } from './note-marks.ts';
import { partyVariables, type PersonLook, type Surroundings } from './surroundings.ts';

/** What tldraw does while somebody chooses with the pointer held down. */
const WHILE_CHOOSING = [
	'select.brushing',
	'select.scribble_brushing',
	'select.pointing_shape',
	'select.pointing_selection',
	'select.pointing_handle'
];

/** @returns the canvas's components that show marks and people */
export function markComponents(surroundings: Signal<Surroundings>): TLComponents {
	return {
		ShapeIndicators: () =>
			createElement(
				Fragment,
				null,
				createElement(Outlines),
				createElement(NoteMarks, { surroundings }),
				createElement(Selections, { surroundings })
			),
		// Drawn by Selections, with names, also of those whose pointer is elsewhere.
		CollaboratorShapeIndicator: null,
		CollaboratorCursor: (props: TLCursorProps) => createElement(Pointer, { ...props, surroundings })
	};
}

interface Surrounded {
	surroundings: Signal<Surroundings>;
}

/** tldraw keeps an outline of each shape that it draws, and hides most; here only what is chosen or pointed at has one. */
function Outlines(): ReactElement[] {
	const editor = useEditor();
	const drawing = useContext(DrawingOfCanvas);
	const outlined = useComputed('outlined', () => outlinedShapes(editor, drawing), { isEqual: areSame }, [
		editor,
		drawing
	]);
	return useValue(outlined).map((shapeId) => createElement(DefaultShapeIndicator, { key: shapeId, shapeId }));
}

/** @returns of what is in view what is chosen, and what is pointed at where one may choose it; nothing while one draws or drags */
function outlinedShapes(editor: Editor, drawing: Drawing | null): TLShapeId[] {
	const { isChangingStyle, isHoveringCanvas, isCoarsePointer } = editor.getInstanceState();
	const mayPoint = editor.isInAny('select.idle', 'select.editing_shape');
	if (isChangingStyle || !(mayPoint || editor.isInAny(...WHILE_CHOOSING))) return [];
	const pointedAt = mayPoint && isHoveringCanvas === true && !isCoarsePointer ? editor.getHoveredShapeId() : null;
	const ids = new Set(editor.getSelectedShapeIds());
	if (pointedAt) ids.add(pointedAt);
	return [...ids].filter((id) => drawing?.inView.get().has(id) === true);
}

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
		{
			className: 'board-selection',
			style: { ...place, ...partyVariables(look.party), '--zoom': zoom } as CSSProperties
		},
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
		{ className: 'board-pointer', style: { transform, ...partyVariables(look.party) }, 'data-pointer': userId },
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

function areSame(a: unknown, b: unknown): boolean {
	const [these, those] = [a as TLShapeId[], b as TLShapeId[]];
	return these.length === those.length && these.every((id, index) => id === those[index]);
}
