/**
 * Notes on the canvas, as tldraw has them, without what is dear where there are thousands: a note that nobody has in hand is
 * plain paper with plain words, and from so far away that nobody could read them no words are laid out. The room that its
 * words take is measured when somebody asks for it, not when the board is opened or the pointer passes.
 */
import { createElement, type ReactElement } from 'react';
import {
	computed,
	DefaultFontFaces,
	Geometry2d,
	getDefaultColorTheme,
	Group2d,
	LABEL_FONT_SIZES,
	NoteShapeUtil,
	Rectangle2d,
	TEXT_PROPS,
	track,
	type Geometry2dFilters,
	type TLFontFace,
	type TLNoteShape,
	type VecLike
} from 'tldraw';
import { NOTE_SIDE } from '../document/board-shape.ts';
import { plainWords } from './record-mapping.ts';

/** Below this zoom, letters are less than three points high. */
const LEGIBLE_ZOOM = 0.12;
/** Around a note's words, in units of the board, as tldraw has it. */
const PADDING = 16;

/** No word is bold: each font has one face. */
const FACES: Readonly<Record<TLNoteShape['props']['font'], TLFontFace[]>> = {
	draw: [DefaultFontFaces.tldraw_draw.normal.normal],
	sans: [DefaultFontFaces.tldraw_sans.normal.normal],
	serif: [DefaultFontFaces.tldraw_serif.normal.normal],
	mono: [DefaultFontFaces.tldraw_mono.normal.normal]
};

interface NoteProps {
	shape: TLNoteShape;
	/** The whole note, as tldraw draws it. */
	draw: (shape: TLNoteShape) => ReactElement;
}

export class BoardNoteUtil extends NoteShapeUtil {
	/** Asked by each note: a change of the zoom alone draws none of them anew. */
	readonly #isLegible = computed('notes are legible', () => this.editor.getZoomLevel() >= LEGIBLE_ZOOM);
	readonly #theme = computed('colours of notes', () =>
		getDefaultColorTheme({ isDarkMode: this.editor.user.getIsDarkMode() })
	);
	/** Whether a note is written in, or soon may be: then it is as tldraw has it, with its editor of words. */
	readonly #isInHand = this.editor.store.createComputedCache<boolean, TLNoteShape>('note is in hand', ({ id }) => {
		const editing = this.editor.getEditingShapeId();
		if (editing === id || this.editor.getOnlySelectedShapeId() === id) return true;
		return editing !== null && this.editor.getHoveredShapeId() === id;
	});

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

	override component(shape: TLNoteShape): ReactElement {
		if (this.#isInHand.get(shape.id) === true)
			return createElement(NoteInHand, { shape, draw: (note) => super.component(note) });
		const { color } = shape.props;
		return createElement(
			'div',
			{
				className: 'tl-note__container',
				style: { ...sizeOf(shape), backgroundColor: this.#theme.get()[color].note.fill }
			},
			this.#isLegible.get() ? this.#wordsOf(shape) : null
		);
	}

	/** @returns the words of a note as tldraw lays them out; null where it has none */
	#wordsOf({ props }: TLNoteShape): ReactElement | null {
		const words = plainWords(props.richText);
		if (words === '') return null;
		const { align, verticalAlign, scale, font, size, color, labelColor } = props;
		const theme = this.#theme.get();
		const fontSize = (props.fontSizeAdjustment || LABEL_FONT_SIZES[size]) * scale;
		const lines = words
			.split('\n')
			.map((line, key) => createElement('p', { key, dir: 'auto' }, line === '' ? createElement('br') : line));
		return createElement(
			'div',
			{
				className: 'tl-text-label tl-text-wrapper tl-rich-text-wrapper',
				'aria-hidden': true,
				'data-font': font,
				'data-align': align,
				'data-hastext': true,
				'data-isediting': false,
				'data-textwrap': true,
				'data-isselected': false,
				style: {
					justifyContent: align === 'start' || align === 'end' ? align : 'center',
					alignItems: verticalAlign === 'middle' ? 'center' : verticalAlign,
					padding: PADDING * scale
				}
			},
			createElement(
				'div',
				{
					className: 'tl-text-label__inner tl-text-content__wrapper',
					style: {
						fontSize,
						lineHeight: String(TEXT_PROPS.lineHeight),
						minHeight: Math.floor(fontSize * TEXT_PROPS.lineHeight),
						color: labelColor === 'black' ? theme[color].note.text : theme[labelColor].fill
					}
				},
				createElement(
					'div',
					{ className: 'tl-text tl-text-content', dir: 'auto' },
					createElement('div', { className: 'tl-rich-text' }, lines)
				)
			)
		);
	}
}

const NoteInHand = track(({ shape, draw }: NoteProps) => draw(shape));

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
