/** What the canvas has drawn, and a place in it for what is drawn beside tldraw and without React. */
import { createContext, createElement, useContext, useLayoutEffect, useRef, type ReactElement } from 'react';
import { useEditor, type Editor, type Signal, type TLRenderingShape, type TLShapeId } from 'tldraw';
import type { Box } from '../document/board-boxes.ts';

export interface Drawing {
	/** What lies in view, whether it is drawn yet or not. */
	inView: Signal<ReadonlySet<TLShapeId>>;
	/** The notes that are drawn and that nobody has in hand. */
	plainNotes: Signal<readonly TLRenderingShape[]>;
	/** All notes in view that are drawn. */
	notesInView: Signal<readonly TLRenderingShape[]>;
	/** Where the notes about the view lie, as far as that is known without asking tldraw for each. */
	places: Signal<ReadonlyMap<TLShapeId, Box>>;
}

export const DrawingOfCanvas = createContext<Drawing | null>(null);

/** Draws into a place of the canvas. @returns what ends it */
export type DrawInto = (host: HTMLElement, editor: Editor, drawing: Drawing) => () => void;

/** The place: among what lies around it, without a box of its own. Another `draw` draws it anew. */
export function PlaceFor({ draw }: { draw: DrawInto }): ReactElement {
	const editor = useEditor();
	const drawing = useContext(DrawingOfCanvas);
	const host = useRef<HTMLDivElement>(null);
	useLayoutEffect(
		() => (drawing && host.current ? draw(host.current, editor, drawing) : undefined),
		[draw, editor, drawing]
	);
	return createElement('div', { ref: host, style: { display: 'contents' } });
}
