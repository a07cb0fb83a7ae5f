import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Handshakes } from './handshake.ts';
import { HANDSHAKE_PATIENCE_MS, MAX_WAITING_BYTES } from './limits.ts';

const [SYNC, AWARENESS, CLOSE] = [0, 1, 7];
const [ASK, ANSWER, UPDATE] = [0, 1, 2];

function frame(type: number, step?: number, payload?: Uint8Array, address = 'w1/negotiation'): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarString(encoder, address);
		encoding.writeVarUint(encoder, type);
		if (step !== undefined) encoding.writeVarUint(encoder, step);
		if (payload) encoding.writeVarUint8Array(encoder, payload);
	});
}

/** A client that has written `before`, and then writes one more letter. */
function writer(before: string) {
	const doc = new Y.Doc();
	doc.clientID = 1;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (const letter of before) doc.getText('text').insert(doc.getText('text').length, letter);
	const had = Y.encodeStateVector(doc);
	doc.getText('text').insert(before.length, '!');
	return {
		ask: frame(SYNC, ASK, had),
		answer: frame(SYNC, ANSWER, Y.encodeStateAsUpdate(doc)),
		/** Its edits from before it asked. */
		earlier: updates.slice(0, -1).map((update) => frame(SYNC, UPDATE, update)),
		latest: frame(SYNC, UPDATE, updates.at(-1))
	};
}

describe('a handshake', () => {
	let handed: Uint8Array[];
	let handshakes: Handshakes;
	beforeEach(() => {
		vi.useFakeTimers();
		handed = [];
		handshakes = new Handshakes(
			(given) => handed.push(given),
			(address) => !address.startsWith('cold')
		);
	});
	afterEach(() => {
		vi.useRealTimers();
	});
	const take = (...frames: Uint8Array[]) => frames.forEach((given) => handshakes.take(given));

	it('keeps a question about a document that is not in memory until it is, and what waits for its answer', () => {
		const { answer, latest } = writer('abc');
		const cold = (step: number, payload: Uint8Array) => frame(SYNC, step, payload, 'cold/negotiation');
		const [ask, told] = [cold(ASK, Uint8Array.of(0)), Uint8Array.of(1, 7, 9)];
		take(ask, latest, answer);
		expect(handed).toEqual([latest, answer]);
		expect(['cold/negotiation', 'w1/negotiation'].map((address) => handshakes.asksAnew(address))).toEqual([
			true,
			false
		]);
		handshakes.opened('w1/negotiation', told);
		handshakes.opened('cold/negotiation', told);
		handshakes.opened('cold/negotiation', null);
		expect(handed).toEqual([latest, answer, cold(ASK, told)]);
	});

	it('hands a kept question on as it is when its client goes on without an answer to it', () => {
		const ask = frame(SYNC, ASK, Uint8Array.of(1, 5, 3), 'cold/negotiation');
		const answer = frame(SYNC, ANSWER, Uint8Array.of(0, 0), 'cold/negotiation');
		take(ask);
		expect(handshakes.asksAnew('cold/negotiation')).toBe(false);
		take(answer);
		expect(handed).toEqual([ask, answer]);
	});

	it('[TABLE5] lets an edit wait for the answer it builds on', () => {
		const { ask, answer, latest } = writer('abc');
		const presence = frame(AWARENESS, undefined, Uint8Array.of(0));
		take(ask, latest, presence);
		expect(handed).toEqual([ask, presence]);
		take(answer);
		expect(handed).toEqual([ask, presence, answer, latest]);
		take(latest);
		expect(handed.at(-1)).toBe(latest);
	});

	it('[LOG2] hands on nothing from before the question, whose acknowledgement nobody waits for', () => {
		const { ask, answer, earlier, latest } = writer('abc');
		take(ask, ...earlier, latest, answer);
		expect(handed).toEqual([ask, answer, latest]);
	});

	it('keeps the documents of a socket apart', () => {
		const { ask, latest } = writer('a');
		const elsewhere = frame(SYNC, UPDATE, Uint8Array.of(0, 0), 'w1/canvas');
		take(ask, latest, elsewhere);
		expect(handed).toEqual([ask, elsewhere]);
	});

	it('does not wait for ever: a client that never answers has its edits judged as they are', () => {
		const { ask, earlier, latest } = writer('ab');
		take(ask, ...earlier, latest);
		vi.advanceTimersByTime(HANDSHAKE_PATIENCE_MS);
		expect(handed).toEqual([ask, ...earlier, latest]);
	});

	it('holds only so much', () => {
		const { ask } = writer('a');
		const large = frame(SYNC, UPDATE, new Uint8Array(MAX_WAITING_BYTES));
		take(ask, large);
		expect(handed).toEqual([ask, large]);
	});

	it('hands on what waits before the client leaves the document', () => {
		const { ask, latest } = writer('a');
		const leave = frame(CLOSE);
		take(ask, latest, leave);
		expect(handed).toEqual([ask, latest, leave]);
	});

	it('forgets what waits when the socket is gone', () => {
		const { ask, answer, latest } = writer('a');
		take(ask, latest);
		handshakes.close();
		vi.advanceTimersByTime(HANDSHAKE_PATIENCE_MS);
		take(answer);
		expect(handed).toEqual([ask, answer]);
	});

	it('[REFUSE1] throws at a frame that does not decode', () => {
		expect(() => take(Uint8Array.of(200, 1, 1))).toThrow();
		expect(() => take(frame(SYNC, ASK, Uint8Array.of(9, 9)))).toThrow();
	});
});
