/**
 * What lies over the notes: at each its author, whom it was written for and what came of it. Plain elements, for as many as
 * can be read; those of notes that come into view are drawn once the view rests.
 */
import { createElement, useCallback, type ReactElement } from 'react';
import {
	computed,
	isUninitialized,
	react,
	type Editor,
	type Signal,
	type TLNoteShape,
	type TLRenderingShape,
	type TLShapeId
} from 'tldraw';
import { reachesInto, type Box } from '../document/board-boxes.ts';
import { PlaceFor, type Drawing, type DrawInto } from './drawing.ts';
import { drawEach, layOver, type Drawn } from './elements.ts';
import { keep } from './kept.ts';
import { sizeOf } from './note-on-canvas.ts';
import { partyVariables, type PersonLook, type Surroundings } from './surroundings.ts';

/** With more notes in view than this, none has marks: they would be specks. */
const MOST_MARKED = 200;
/** Below this zoom a note has its party's edge, and no words. */
const READABLE_ZOOM = 0.35;
/** Where a note's mark sits, from its lower left corner. */
const CORNER = { x: 20, y: -4 };

/** What a mark is drawn by. */
interface Told {
	surroundings: Signal<Surroundings>;
	isReadable: Signal<boolean>;
}

export function NoteMarks({ surroundings }: { surroundings: Signal<Surroundings> }): ReactElement {
	const draw = useCallback<DrawInto>(
		(host, editor, drawing) => {
			const isReadable = keep(editor, 'marks are readable', () => editor.getZoomLevel() >= READABLE_ZOOM);
			const told = { surroundings, isReadable };
			return drawEach(host, marked(editor, drawing), ({ id }) => drawMark(editor, id, told));
		},
		[surroundings]
	);
	return createElement(PlaceFor, { draw });
}

/** @returns the notes with marks, looked for while the view rests */
function marked(editor: Editor, { notesInView, places }: Drawing): Signal<readonly TLRenderingShape[]> {
	// To ask tldraw for the bounds of each ties it to hundreds of signals, and to let go of them takes long.
	const boxOf = ({ id }: TLRenderingShape) => places.get().get(id) ?? boundsOf(editor, id);
	return computed<readonly TLRenderingShape[]>('notes with marks', (before) =>
		editor.getCameraState() === 'moving' && !isUninitialized(before) ? before : uncovered(notesInView.get(), boxOf)
	);
}

function boundsOf(editor: Editor, id: TLShapeId): Box | null {
	const bounds = editor.getShapePageBounds(id);
	return bounds ? { x: bounds.x, y: bounds.y, width: bounds.w, height: bounds.h } : null;
}

/** @returns the notes whose mark no other note lies on; none where there are too many */
function uncovered(
	notes: readonly TLRenderingShape[],
	boxOf: (note: TLRenderingShape) => Box | null
): TLRenderingShape[] {
	if (notes.length > MOST_MARKED) return [];
	const inOrder = [...notes].sort((one, other) => one.index - other.index);
	const boxes = inOrder.map(boxOf);
	return inOrder.filter((_, place) => {
		const box = boxes[place];
		if (!box) return false;
		const corner = { x: box.x + CORNER.x, y: box.y + box.height + CORNER.y, width: 0, height: 0 };
		return !boxes.slice(place + 1).some((above) => above && reachesInto(corner, above));
	});
}

function drawMark(editor: Editor, id: TLShapeId, { surroundings, isReadable }: Told): Drawn<TLRenderingShape> {
	const element = part('board-mark');
	element.dataset.mark = id;
	const stopPlacing = react('place of a mark', () => {
		const note = editor.getShape<TLNoteShape>(id);
		if (note) layOver(element, editor.getShapePageTransform(id), sizeOf(note));
	});
	const stopTelling = react('words of a mark', () => {
		const note = editor.getShape<TLNoteShape>(id);
		if (!note) return;
		const { author, writtenFor: whom } = note.meta;
		const { lookOf, writtenFor, usedIn } = surroundings.get();
		const look = typeof author === 'string' ? lookOf(author) : null;
		const words = [look?.label ?? '', typeof whom === 'string' && whom !== '' ? writtenFor(whom) : ''].filter(Boolean);
		const used = usedIn(id);
		const parts: HTMLElement[] = [];
		for (const [name, value] of Object.entries(partyVariables(look?.party ?? null)))
			element.style.setProperty(name, value);
		if (look?.party) parts.push(part('board-edge'));
		if (isReadable.get() && words.length > 0) parts.push(tagOf(look, words.join(' · ')));
		if (isReadable.get() && used !== '') parts.push(part('board-used', used));
		element.replaceChildren(...parts);
	});
	return {
		element,
		end() {
			stopPlacing();
			stopTelling();
		}
	};
}

function tagOf(look: PersonLook | null, words: string): HTMLElement {
	const tag = part('board-tag');
	if (look?.party) {
		const icon = document.createElement('i');
		for (const name of ['mask-image', '-webkit-mask-image'])
			icon.style.setProperty(name, `var(--icon-${look.party.icon})`);
		tag.append(icon);
	}
	const span = document.createElement('span');
	span.textContent = words;
	tag.append(span);
	return tag;
}

function part(className: string, words = ''): HTMLElement {
	const element = document.createElement('div');
	element.className = className;
	element.textContent = words;
	return element;
}
