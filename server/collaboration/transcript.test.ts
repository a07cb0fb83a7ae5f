import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Transcript } from './transcript.ts';

/** Somebody writes, and the transcript is told of each edit. */
function written(edits: number, transcript: Transcript, doc = new Y.Doc()): Y.Doc {
	const add = (update: Uint8Array) => transcript.add(update);
	doc.on('update', add);
	const text = doc.getText('text');
	for (let edit = 0; edit < edits; edit += 1) text.insert(text.length, `${edit} `);
	text.delete(0, 2);
	doc.off('update', add);
	return doc;
}

function madeFrom(parts: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	for (const part of parts) Y.applyUpdate(doc, part);
	expect(doc.store.pendingStructs).toBeNull();
	return doc;
}

describe('[LOG7] a transcript', () => {
	test('of nothing has no parts', () => {
		expect(new Transcript(null).parts()).toEqual([]);
	});

	test('makes the document that the edits made, in few parts', () => {
		const transcript = new Transcript(null);
		const doc = written(5_000, transcript);
		const parts = transcript.parts();
		expect(parts.length).toBeLessThan(10);
		expect(Y.equalSnapshots(Y.snapshot(madeFrom(parts)), Y.snapshot(doc))).toBe(true);
	});

	test('makes the same with a state in place of its first parts, and whatever came meanwhile', () => {
		const transcript = new Transcript(null);
		const doc = written(2_000, transcript);
		const parts = transcript.settle();
		const state = Y.encodeStateAsUpdate(doc);
		written(2_000, transcript, doc);
		transcript.replace(parts.length, state);
		expect(transcript.parts()[0]).toBe(state);
		expect(Y.equalSnapshots(Y.snapshot(madeFrom(transcript.parts())), Y.snapshot(doc))).toBe(true);
	});

	test('has few parts, however often somebody comes', () => {
		const transcript = new Transcript(null);
		const doc = new Y.Doc();
		for (let visit = 0; visit < 50; visit += 1) {
			written(3, transcript, doc);
			expect(transcript.parts().length).toBe(1);
		}
		expect(Y.equalSnapshots(Y.snapshot(madeFrom(transcript.parts())), Y.snapshot(doc))).toBe(true);
	});

	test('makes the frames of what is not recent once', () => {
		const transcript = new Transcript(null);
		const doc = written(2_000, transcript);
		transcript.settle();
		const frames = transcript.frames('a/negotiation');
		written(1, transcript, doc);
		const later = transcript.frames('a/negotiation');
		expect(later.length).toBe(frames.length + 1);
		frames.forEach((frame, index) => expect(later[index]).toBe(frame));
	});

	test('goes on from a state', () => {
		const doc = written(10, new Transcript(null));
		const transcript = new Transcript(Y.encodeStateAsUpdate(doc));
		written(10, transcript, doc);
		expect(Y.equalSnapshots(Y.snapshot(madeFrom(transcript.parts())), Y.snapshot(doc))).toBe(true);
	});
});
