/**
 * Notes that nobody has in hand: plain paper with plain words, drawn without React and without tldraw's editor of words, both
 * dear where there are thousands. From so far away that nobody could read them no words are laid out.
 */
import { createElement, type ReactElement } from 'react';
import {
	computed,
	DefaultFontFamilies,
	getDefaultColorTheme,
	isPageId,
	LABEL_FONT_SIZES,
	react,
	TEXT_PROPS,
	type Editor,
	type Signal,
	type TLNoteShape,
	type TLRenderingShape,
	type TLShapeId
} from 'tldraw';
import { PlaceFor, type Drawing } from './drawing.ts';
import { drawEach, layOver, type Drawn } from './elements.ts';
import { keep } from './kept.ts';
import { FACES, sizeOf } from './note-on-canvas.ts';
import { plainWords } from './record-mapping.ts';

/** Below this zoom, letters are less than three points high. */
const LEGIBLE_ZOOM = 0.12;
/** Around a note's words, in units of the board, as tldraw has it. */
const PADDING = 16;

type Theme = ReturnType<typeof getDefaultColorTheme>;
type Props = TLNoteShape['props'];

/** What notes are drawn by, beside what they say. */
interface Look {
	isLegible: Signal<boolean>;
	theme: Signal<Theme>;
	/** Sees to it that a typeface comes. */
	request: (font: Props['font']) => void;
}

/** Where words stand, by tldraw's names. */
const ACROSS: Readonly<Partial<Record<Props['align'], string>>> = { start: 'left', end: 'right' };

/** Lies among the board's shapes, and its notes between them. */
export function PlainNotes(): ReactElement {
	return createElement(PlaceFor, { draw: drawNotes });
}

function drawNotes(host: HTMLElement, editor: Editor, { plainNotes }: Drawing): () => void {
	const requested = new Set<Props['font']>();
	const look: Look = {
		isLegible: keep(editor, 'notes are legible', () => editor.getZoomLevel() >= LEGIBLE_ZOOM),
		theme: computed('colours of notes', () => getDefaultColorTheme({ isDarkMode: editor.user.getIsDarkMode() })),
		request(font) {
			if (!requested.has(font)) editor.fonts.requestFonts(FACES[font]);
			requested.add(font);
		}
	};
	return drawEach(host, plainNotes, ({ id }) => drawNote(editor, id, look));
}

function drawNote(editor: Editor, id: TLShapeId, { isLegible, theme, request }: Look): Drawn<TLRenderingShape> {
	const element = document.createElement('div');
	element.className = 'tl-shape board-note';
	element.draggable = false;
	element.ariaHidden = 'true';
	Object.assign(element.dataset, { shapeId: id, shapeType: 'note' });
	const { style } = element;
	let last: unknown[] = [];
	const end = react('a plain note', () => {
		const note = editor.getShape<TLNoteShape>(id);
		if (!note) return;
		// What lies in no area is where it says itself, and nothing cuts it off: tldraw need not find out.
		const isOnPage = isPageId(note.parentId);
		layOver(element, isOnPage ? editor.getShapeLocalTransform(note) : editor.getShapePageTransform(id), sizeOf(note));
		style.clipPath = isOnPage ? '' : (editor.getShapeClipPath(id) ?? '');
		const { props } = note;
		const drawnBy = [props, isLegible.get(), theme.get()];
		if (drawnBy.every((part, place) => part === last[place])) return;
		last = drawnBy;
		const words = isLegible.get() ? plainWords(props.richText) : '';
		style.backgroundColor = theme.get()[props.color].note.fill;
		element.textContent = words;
		if (words === '') return;
		request(props.font);
		layWords(style, props, theme.get());
	});
	let placed = { index: Number.NaN, opacity: 1 };
	return {
		element,
		place({ index, opacity }) {
			if (index !== placed.index) style.zIndex = String(index);
			if (opacity !== placed.opacity) style.opacity = String(opacity);
			placed = { index, opacity };
		},
		end
	};
}

/** Lays the words of a note as tldraw does. */
function layWords(style: CSSStyleDeclaration, props: Props, theme: Theme): void {
	const { align, verticalAlign, scale, font, size, color, labelColor, fontSizeAdjustment } = props;
	style.color = labelColor === 'black' ? theme[color].note.text : theme[labelColor].fill;
	style.padding = `${String(PADDING * scale)}px`;
	style.fontFamily = DefaultFontFamilies[font];
	style.fontSize = `${String((fontSizeAdjustment || LABEL_FONT_SIZES[size]) * scale)}px`;
	style.lineHeight = String(TEXT_PROPS.lineHeight);
	style.textAlign = ACROSS[align] ?? 'center';
	style.alignContent = verticalAlign === 'middle' ? 'center' : verticalAlign;
}
