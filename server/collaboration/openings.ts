/**
 * First answers to those who ask for a document that is not in memory: what is stored of it goes out as it is, before the
 * document is made from it here. What they then still ask for is only what has come since.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { SYNC_STEP_2, syncFrame, UPDATE } from './frames.ts';
import { MAX_WAITING_MS, MIN_EARLY_BYTES } from './limits.ts';
import type { Peer } from './peer.ts';
import type { Stored } from './rooms.ts';

export class Openings {
	#peers: ReadonlySet<Peer>;
	#send: (peer: Peer, frame: Uint8Array) => void;
	/** Who has been told what is stored of a document that is being made. */
	#told = new Map<string, Set<Peer>>();

	constructor({ peers, send }: { peers: ReadonlySet<Peer>; send: (peer: Peer, frame: Uint8Array) => void }) {
		this.#peers = peers;
		this.#send = send;
	}

	/** Tells those who have nothing of a document what is stored of it. Resolves when it is on its way, or it takes too long. */
	async answer(name: string, { transcript, bytes }: Stored): Promise<void> {
		// A small one is made sooner than it is told.
		if (bytes < MIN_EARLY_BYTES) return;
		// A question follows its token at once, but may come in a packet of its own.
		await until(() => ![...this.#peers].some((peer) => peer.isStillToAsk(name)));
		const asking = [...this.#peers].filter((peer) => peer.asksAnew(name));
		if (asking.length === 0) return;
		const parts = transcript.parts();
		const frames = parts.map((part, index) => syncFrame(name, index === parts.length - 1 ? SYNC_STEP_2 : UPDATE, part));
		for (const peer of asking) for (const frame of frames) this.#send(peer, frame);
		this.#told.set(name, new Set(asking));
		await nextTurn();
		await until(() => asking.every((peer) => peer.hasReceived));
	}

	/** The document is in memory: questions about it are handed on. */
	opened(document: Document): void {
		const told = this.#told.get(document.name);
		this.#told.delete(document.name);
		const stateVector = told ? Y.encodeStateVector(document) : null;
		for (const peer of this.#peers) peer.opened(document.name, told?.has(peer) ? stateVector : null);
	}
}

/** Lets others have their turns until something is so, or it takes too long. */
async function until(isSo: () => boolean): Promise<void> {
	const startedAt = performance.now();
	while (!isSo() && performance.now() - startedAt < MAX_WAITING_MS) await nextTurn();
}
