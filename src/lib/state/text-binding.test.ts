import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bindText, type TextField } from './text-binding.ts';
import { mapIndex, smallestEdit } from './text-edit.ts';

/** A text field without a browser: what the binding reads and writes of one. */
class Field implements TextField {
	value = '';
	selectionStart: number | null = 0;
	selectionEnd: number | null = 0;
	selectionDirection = 'none' as const;
	private listeners = new Map<string, () => void>();
	setSelectionRange(start: number, end: number) {
		this.selectionStart = start;
		this.selectionEnd = end;
	}
	addEventListener(type: string, listener: () => void) {
		this.listeners.set(type, listener);
	}
	removeEventListener(type: string) {
		this.listeners.delete(type);
	}
	matches() {
		return true;
	}
	fire(type: string) {
		this.listeners.get(type)?.();
	}
	/** Types at the caret, over what is selected, as a browser would. */
	type(letters: string) {
		const start = this.selectionStart ?? 0;
		this.value = this.value.slice(0, start) + letters + this.value.slice(this.selectionEnd ?? start);
		this.setSelectionRange(start + letters.length, start + letters.length);
		this.fire('input');
	}
	select(start: number, end = start) {
		this.setSelectionRange(start, end);
	}
}

/** Alice writes in a field; bob edits the same text from his own document. */
function aliceAndBob(wording: string) {
	const alice = new Y.Doc();
	const bob = new Y.Doc();
	alice.getText('title').insert(0, wording);
	Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice));
	const field = new Field();
	const unbind = bindText(field, alice.getText('title'), { origin: 'alice' });
	const meet = () => {
		Y.applyUpdate(alice, Y.encodeStateAsUpdate(bob), 'server');
		Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice), 'server');
	};
	return { field, unbind, meet, text: alice.getText('title'), bobs: bob.getText('title') };
}

describe('a text field bound to a shared text', () => {
	it('shows the text, and writes what is typed', () => {
		const { field, text } = aliceAndBob('Fælles kaffe');
		expect(field.value).toBe('Fælles kaffe');
		field.select(7);
		field.type('morgen');
		expect(text.toString()).toBe('Fælles morgenkaffe');
	});

	it('keeps the caret by its word when somebody writes before it', () => {
		const { field, bobs, meet } = aliceAndBob('kaffe om morgenen');
		field.select(5, 8);
		bobs.insert(0, 'Gratis ');
		meet();
		expect(field.value).toBe('Gratis kaffe om morgenen');
		expect([field.selectionStart, field.selectionEnd]).toEqual([12, 15]);
	});

	it('keeps the caret where the text around it was removed', () => {
		const { field, bobs, meet } = aliceAndBob('kaffe om morgenen');
		field.select(8);
		bobs.delete(3, 7);
		meet();
		expect(field.value).toBe('kaforgenen');
		expect(field.selectionStart).toBe(3);
	});

	it('merges what two people type in the same place at the same time', () => {
		const { field, text, bobs, meet } = aliceAndBob('Et møde');
		field.select(7);
		field.type(' i maj');
		bobs.insert(3, 'stort ');
		meet();
		expect(text.toString()).toBe('Et stort møde i maj');
		expect(field.value).toBe('Et stort møde i maj');
		expect(bobs.toString()).toBe('Et stort møde i maj');
	});

	it('removes only the letters that were removed', () => {
		const { field, text, bobs, meet } = aliceAndBob('aaaa');
		field.value = 'aaa';
		field.select(1);
		field.fire('input');
		bobs.insert(4, 'b');
		meet();
		expect(text.toString()).toBe('aaab');
	});

	it('lets a composition finish before showing what others wrote meanwhile', () => {
		const { field, text, bobs, meet } = aliceAndBob('cafe');
		field.select(3, 4);
		field.fire('compositionstart');
		bobs.insert(0, 'en ');
		meet();
		expect(field.value).toBe('cafe');
		field.type('é');
		field.fire('compositionend');
		expect(field.value).toBe('en café');
		expect(text.toString()).toBe('en café');
		expect(field.selectionStart).toBe(7);
	});

	it('shows an undo of its own work', () => {
		const { field, text } = aliceAndBob('');
		const undo = new Y.UndoManager(text, { trackedOrigins: new Set(['alice']) });
		field.type('Hej');
		undo.undo();
		expect(field.value).toBe('');
	});

	it('does nothing more once unbound', () => {
		const { field, unbind, text } = aliceAndBob('a');
		unbind();
		field.type('b');
		expect(text.toString()).toBe('a');
	});
});

describe('the smallest edit', () => {
	it('follows the caret among equal letters', () => {
		expect(smallestEdit('aa', 'aaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' });
		expect(smallestEdit('aa', 'aaa', 3)).toEqual({ index: 2, remove: 0, insert: 'a' });
	});

	it('replaces what lies between', () => {
		expect(smallestEdit('en to tre', 'en fire tre', 7)).toEqual({ index: 3, remove: 2, insert: 'fire' });
		expect(smallestEdit('ens', 'ens', 3)).toBeNull();
	});

	it('never cuts a surrogate pair', () => {
		expect(smallestEdit('🎈', '🎉', 2)).toEqual({ index: 0, remove: 2, insert: '🎉' });
	});
});

describe('a position among others’ changes', () => {
	it('moves with the text before it and stays by what comes after', () => {
		expect(mapIndex(5, [{ retain: 2 }, { insert: 'abc' }])).toBe(8);
		expect(mapIndex(5, [{ retain: 5 }, { insert: 'abc' }])).toBe(5);
		expect(mapIndex(5, [{ retain: 5 }, { insert: 'abc' }], false)).toBe(8);
		expect(mapIndex(5, [{ retain: 1 }, { delete: 2 }])).toBe(3);
		expect(mapIndex(5, [{ retain: 4 }, { delete: 4 }])).toBe(4);
	});
});
