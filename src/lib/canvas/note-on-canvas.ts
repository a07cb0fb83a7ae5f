/**
 * Notes on the canvas, as tldraw has them, without what is dear where there are thousands. Those that nobody has in hand are
 * drawn in plain-notes.ts. The room that words take is measured when somebody asks for it, not when the board is opened or
 * the pointer passes.
 */
import {
	computed,
	DefaultFontFaces,
	Geometry2d,
	Group2d,
	NoteShapeUtil,
	Rectangle2d,
	type Editor,
	type Geometry2dFilters,
	type Signal,
	type TLFontFace,
	type TLNoteShape,
	type TLShapeId,
	type VecLike
} from 'tldraw';
import { NOTE_SIDE } from '../document/board-shape.ts';
import { plainWords } from './record-mapping.ts';

/** No word is bold: each font has one face. */
export const FACES: Readonly<Record<TLNoteShape['props']['font'], TLFontFace[]>> = {
	draw: [DefaultFontFaces.tldraw_draw.normal.normal],
	sans: [DefaultFontFaces.tldraw_sans.normal.normal],
	serif: [DefaultFontFaces.tldraw_serif.normal.normal],
	mono: [DefaultFontFaces.tldraw_mono.normal.normal]
};

export class BoardNoteUtil extends NoteShapeUtil {
	override getGeometry(shape: TLNoteShape): Group2d {
		const paper = new Rectangle2d({ ...sizeOf(shape), isFilled: true });
		return new Group2d({ children: [paper, new Label(() => super.getGeometry(shape))] });
	}

	/** Asked of every note that the pointer might be over. */
	override getText({ props }: TLNoteShape): string {
		return plainWords(props.richText);
	}

	override getFontFaces({ props }: TLNoteShape): TLFontFace[] {
		return FACES[props.font];
	}
}

/** @returns the shapes that are written in, or soon may be: notes among them are as tldraw has them, with its editor of words */
export function shapesInHand(editor: Editor): Signal<ReadonlySet<TLShapeId>> {
	return computed('shapes in hand', () => {
		const editing = editor.getEditingShapeId();
		const pointedAt = editing === null ? null : editor.getHoveredShapeId();
		return new Set([editing, editor.getOnlySelectedShapeId(), pointedAt].filter((id) => id !== null));
	});
}

/** @returns how large a note's paper is, in units of the board */
export function sizeOf({ props: { scale, growY } }: TLNoteShape): { width: number; height: number } {
	return { width: NOTE_SIDE * scale, height: (NOTE_SIDE + growY) * scale };
}

/** Where the words of a note lie: somewhere on its paper. */
class Label extends Geometry2d {
	readonly #noteAsMeasured: () => Group2d;
	#measured: Geometry2d | null = null;

	constructor(noteAsMeasured: () => Group2d) {
		super({ isFilled: true, isClosed: true, isLabel: true });
		this.#noteAsMeasured = noteAsMeasured;
	}

	/** Asked at each note that the pointer passes. The paper is hit all the same, and nobody has to measure the words. */
	override isPointInBounds(): boolean {
		return false;
	}

	override getVertices(filters: Geometry2dFilters) {
		return this.#rectangle().getVertices(filters);
	}

	override nearestPoint(point: VecLike) {
		return this.#rectangle().nearestPoint(point);
	}

	override getSvgPathData(isFirst: boolean): string {
		return this.#rectangle().getSvgPathData(isFirst);
	}

	#rectangle(): Geometry2d {
		const label = this.#measured ?? this.#noteAsMeasured().children.find(({ isLabel }) => isLabel);
		if (!label) throw new Error('A note of the canvas has a place for words');
		return (this.#measured = label);
	}
}
