/**
 * The journal: gives every revision its place on the workshop's timeline and stores it before anybody
 * hears of it. What leaves the server while something is not yet stored (acknowledgements, broadcasts,
 * answers to newcomers) is held back and goes out, in order, when the commit that covers it is done.
 * If that commit fails, it never goes out: the workshops concerned are dropped from memory.
 */
import type { DocumentKind } from '../../src/lib/document/names.ts';
import type { ClientBinding, Revision, RevisionLog, Seq, StoreError } from '../../src/lib/server/store/port.ts';

/** The other end of a connection, as the journal sees it. */
export interface Recipient {
	/** Puts a frame on the wire. */
	deliver(frame: Uint8Array): void;
	/** Ends the connection after what was delivered before. */
	finish(code: number, reason: string): void;
}

export interface NewRevision {
	workshopId: string;
	document: DocumentKind;
	participantId: string | null;
	sessionId: string | null;
	/** The earlier revision whose wording it brings back. */
	restores: Seq | null;
	update: Uint8Array;
	/** What it did to the wording; null for documents without wording. */
	words: Uint8Array | null;
	/** Client ids this revision uses for the first time. */
	newClients: readonly number[];
}

interface Options {
	log: RevisionLog;
	clock: () => number;
	/** Called before each commit: hand over what is buffered for broadcast, so that it leaves with this commit. */
	flushBroadcasts: () => void;
	/** Called when revisions were stored. */
	onStored: (revisions: readonly Revision[], durationMs: number) => void;
	/** Called when revisions could not be stored: forget the workshops' live documents and end their connections. */
	onFailed: (workshopIds: ReadonlySet<string>, error: StoreError) => void;
}

type Held = { recipient: Recipient; frame: Uint8Array } | { recipient: Recipient; code: number; reason: string };

interface Sequence {
	assigned: Seq;
	stored: Seq;
	/** When the last revision came (Unix time, ms); 0 before the first. */
	lastAt: number;
}

export class Journal {
	#options: Options;
	#sequences = new Map<string, Sequence>();
	#revisions: Revision[] = [];
	#bindings: ClientBinding[] = [];
	#held: Held[] = [];
	#inFlight: Promise<void> | null = null;
	#cancelScheduled: (() => void) | null = null;

	constructor(options: Options) {
		this.#options = options;
	}

	/** Reads where a workshop's timeline stands; must have resolved before anything is recorded for it. */
	async open(workshopId: string): Promise<void> {
		if (this.#sequences.has(workshopId)) return;
		const head = await this.#options.log.head(workshopId);
		const [last] = await this.#options.log.list(workshopId, { after: head - 1, limit: 1 });
		if (this.#sequences.has(workshopId)) return;
		this.#sequences.set(workshopId, { assigned: head, stored: head, lastAt: last?.at ?? 0 });
	}

	/** Forgets a workshop's place; only when nothing of it is pending. */
	forget(workshopId: string): void {
		this.#sequences.delete(workshopId);
	}

	/** @returns the last stored seq of an open workshop */
	stored(workshopId: string): Seq {
		return this.#sequence(workshopId).stored;
	}

	/** @returns the last seq given out in an open workshop, stored or not */
	assigned(workshopId: string): Seq {
		return this.#sequence(workshopId).assigned;
	}

	/** @returns when something last happened in an open workshop (Unix time, ms); 0 before the first revision */
	lastAt(workshopId: string): number {
		return this.#sequence(workshopId).lastAt;
	}

	/** Whether the document has revisions that are not stored yet. */
	isPending(workshopId: string, document: DocumentKind): boolean {
		return (
			this.#inFlight !== null ||
			this.#revisions.some((revision) => revision.workshopId === workshopId && revision.document === document)
		);
	}

	/** Records what was just applied to a live document. Synchronous: it runs inside the update itself. */
	record({ workshopId, document, participantId, sessionId, restores, update, words, newClients }: NewRevision): void {
		const sequence = this.#sequence(workshopId);
		sequence.assigned += 1;
		const at = this.#options.clock();
		sequence.lastAt = at;
		const seq = sequence.assigned;
		this.#revisions.push({ workshopId, seq, document, at, participantId, sessionId, restores, update, words });
		if (participantId === null) return;
		for (const clientId of newClients) this.#bindings.push({ workshopId, document, clientId, participantId });
	}

	/** Sends a frame, or holds it until everything recorded so far is stored. */
	send(recipient: Recipient, frame: Uint8Array): void {
		if (this.#isHolding()) this.#held.push({ recipient, frame });
		else recipient.deliver(frame);
	}

	/** Ends a connection, after what was sent to it. */
	end(recipient: Recipient, code: number, reason: string): void {
		if (this.#isHolding()) this.#held.push({ recipient, code, reason });
		else recipient.finish(code, reason);
	}

	/** Sees to it that a commit happens within `windowMs`; 0: at the end of this turn of the event loop. */
	schedule(windowMs: number): void {
		if (this.#cancelScheduled !== null) return;
		if (windowMs === 0) {
			const handle = setImmediate(() => void this.commit());
			this.#cancelScheduled = () => clearImmediate(handle);
		} else {
			const handle = setTimeout(() => void this.commit(), windowMs);
			this.#cancelScheduled = () => clearTimeout(handle);
		}
	}

	/** Stores everything recorded so far. Never rejects: what could not be stored has been dropped. */
	async commit(): Promise<void> {
		this.#cancelScheduled?.();
		this.#cancelScheduled = null;
		while (this.#inFlight !== null) await this.#inFlight;
		this.#options.flushBroadcasts();
		if (this.#revisions.length === 0) {
			this.#release(this.#held.splice(0));
			return;
		}
		this.#inFlight = this.#store(this.#revisions.splice(0), this.#bindings.splice(0), this.#held.splice(0));
		await this.#inFlight;
	}

	async #store(revisions: Revision[], bindings: ClientBinding[], held: Held[]): Promise<void> {
		const startedMs = performance.now();
		let isStored = false;
		try {
			await this.#options.log.append(revisions, bindings);
			for (const { workshopId, seq } of revisions) this.#sequence(workshopId).stored = seq;
			isStored = true;
		} catch (error) {
			this.#drop(revisions, error as StoreError);
		}
		this.#inFlight = null;
		this.#release(held);
		if (isStored) this.#options.onStored(revisions, performance.now() - startedMs);
		if (this.#revisions.length > 0) this.schedule(0);
		else this.#release(this.#held.splice(0));
	}

	/** What was recorded on top of the failed revisions goes with them. */
	#drop(failed: Revision[], error: StoreError): void {
		const workshopIds = new Set(failed.map((revision) => revision.workshopId));
		this.#revisions = this.#revisions.filter((revision) => !workshopIds.has(revision.workshopId));
		this.#bindings = this.#bindings.filter((binding) => !workshopIds.has(binding.workshopId));
		for (const workshopId of workshopIds) {
			const sequence = this.#sequence(workshopId);
			sequence.assigned = sequence.stored;
		}
		this.#options.onFailed(workshopIds, error);
	}

	#release(held: Held[]): void {
		for (const entry of held) {
			if ('frame' in entry) entry.recipient.deliver(entry.frame);
			else entry.recipient.finish(entry.code, entry.reason);
		}
	}

	#isHolding(): boolean {
		return this.#revisions.length > 0 || this.#inFlight !== null;
	}

	#sequence(workshopId: string): Sequence {
		const sequence = this.#sequences.get(workshopId);
		if (!sequence) throw new Error(`The timeline of ${workshopId} was not opened`);
		return sequence;
	}
}
