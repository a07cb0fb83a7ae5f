/** What the canvas has drawn, told to those of its parts that draw notes beside tldraw. */
import { createContext } from 'react';
import type { Signal, TLRenderingShape, TLShapeId } from 'tldraw';

export interface Drawing {
	/** What lies in view, whether it is drawn yet or not. */
	inView: Signal<ReadonlySet<TLShapeId>>;
	/** The notes that are drawn and that nobody has in hand. */
	plainNotes: Signal<readonly TLRenderingShape[]>;
	/** All notes in view that are drawn. */
	notesInView: Signal<readonly TLRenderingShape[]>;
}

export const DrawingOfCanvas = createContext<Drawing | null>(null);
