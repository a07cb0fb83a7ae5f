/**
 * Binds a text field to a shared text: each letter typed becomes the smallest edit of the text, and
 * others' edits appear without moving the caret away from the words it stands in.
 */
import type * as Y from 'yjs';
import { mapEdit, mapIndex, smallestEdit, type DeltaStep } from './text-edit.ts';

/** The part of an `<input>` or `<textarea>` the binding uses. */
export interface TextField {
	value: string;
	selectionStart: number | null;
	selectionEnd: number | null;
	selectionDirection: 'forward' | 'backward' | 'none' | null;
	setSelectionRange(start: number, end: number, direction?: 'forward' | 'backward' | 'none'): void;
	addEventListener(type: string, listener: () => void): void;
	removeEventListener(type: string, listener: () => void): void;
	/** Only a field in focus keeps its selection: setting one elsewhere would move the focus in Safari. */
	matches(selector: string): boolean;
}

export interface TextBindingOptions {
	/** What one's own edits are marked with, so that undo knows them. */
	origin: unknown;
	/** Called after each change of the field's wording, by whoever. */
	onChange?: (value: string) => void;
}

/** @returns a function that ends the binding */
export function bindText(field: TextField, text: Y.Text, { origin, onChange }: TextBindingOptions): () => void {
	/** What the field showed when it and the text last agreed. */
	let shown = '';
	let isComposing = false;
	/** Others' changes that wait for the end of a composition (an accent, a word in Japanese). */
	let waiting: DeltaStep[][] = [];

	const show = (start: number, end: number) => {
		shown = text.toString();
		const direction = field.selectionDirection ?? 'none';
		field.value = shown;
		if (field.matches(':focus')) field.setSelectionRange(start, end, direction);
		onChange?.(shown);
	};

	const onInput = () => {
		const value = field.value;
		const edit = smallestEdit(shown, value, field.selectionStart ?? value.length);
		shown = value;
		if (!edit) return;
		const { index, remove, insert } = mapEdit(edit, waiting);
		text.doc?.transact(() => {
			if (remove > 0) text.delete(index, Math.min(remove, text.length - index));
			if (insert !== '') text.insert(Math.min(index, text.length), insert);
		}, origin);
		if (waiting.length === 0 && text.toString() !== value) show(field.selectionStart ?? 0, field.selectionEnd ?? 0);
		else onChange?.(value);
	};

	const onText = (event: Y.YTextEvent, transaction: Y.Transaction) => {
		if (transaction.origin === origin && !isElsewhere()) return;
		const delta = event.delta as DeltaStep[];
		if (isComposing) {
			waiting.push(delta);
			return;
		}
		show(mapIndex(field.selectionStart ?? 0, delta), mapIndex(field.selectionEnd ?? 0, delta));
	};
	/** One's own edit made by another field or by a command, rather than by this field just now. */
	const isElsewhere = () => waiting.length === 0 && !isComposing && text.toString() !== field.value;

	const onCompositionStart = () => {
		isComposing = true;
	};
	const onCompositionEnd = () => {
		isComposing = false;
		onInput();
		const deltas = waiting;
		waiting = [];
		if (deltas.length === 0) return;
		const map = (index: number | null) => deltas.reduce((at, delta) => mapIndex(at, delta), index ?? 0);
		show(map(field.selectionStart), map(field.selectionEnd));
	};

	show(0, 0);
	field.addEventListener('input', onInput);
	field.addEventListener('compositionstart', onCompositionStart);
	field.addEventListener('compositionend', onCompositionEnd);
	text.observe(onText);
	return () => {
		field.removeEventListener('input', onInput);
		field.removeEventListener('compositionstart', onCompositionStart);
		field.removeEventListener('compositionend', onCompositionEnd);
		text.unobserve(onText);
	};
}
