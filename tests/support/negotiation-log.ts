/** A revision log made by people who edit negotiation documents, without a server: seqs, times and authors are exact. */
import * as Y from 'yjs';
import { slotFragmentName, type ProblemSlot } from '../../src/lib/document/shape.ts';
import type { WordingRevision } from '../../src/lib/history/fold.ts';
import { watchWords } from '../../src/lib/history/projector.ts';
import type { HistoryRevision } from '../../src/lib/history/types.ts';

/** @returns the same revisions with what each did to the wording, as the server's projection tells it */
export function withOperations(revisions: readonly HistoryRevision[]): (HistoryRevision & WordingRevision)[] {
	const doc = new Y.Doc();
	const projector = watchWords(doc);
	return revisions.map((revision) => {
		Y.applyUpdate(doc, revision.update);
		return { ...revision, operations: projector.take() };
	});
}

/** One person's own copy of the document, and what of it the log does not have yet. */
export interface Writer {
	readonly name: string;
	readonly doc: Y.Doc;
	readonly unsent: Uint8Array[];
}

export const LOG_START_MS = Date.UTC(2026, 10, 23, 18, 0);

export class NegotiationLog {
	readonly revisions: (HistoryRevision & WordingRevision)[] = [];
	readonly doc = new Y.Doc();
	readonly #projector = watchWords(this.doc);
	nowMs = LOG_START_MS;
	readonly #writers = new Map<string, Writer>();

	/** @returns the person's copy; their Yjs client id is their place in the order of first use, from 1 */
	writer(name: string): Writer {
		const known = this.#writers.get(name);
		if (known) return known;
		const doc = new Y.Doc();
		doc.clientID = this.#writers.size + 1;
		const writer: Writer = { name, doc, unsent: [] };
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) writer.unsent.push(update);
		});
		this.#writers.set(name, writer);
		return writer;
	}

	/** Brings a person's copy up to date with the log. */
	receive(name: string): void {
		const { doc } = this.writer(name);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(doc)), this);
	}

	/** Stores what a person has not sent: one revision for each transaction, or one for all of it (offline work). */
	send(name: string, { asOne = false } = {}): void {
		const { unsent } = this.writer(name);
		const updates = unsent.splice(0);
		if (updates.length === 0) return;
		for (const update of asOne ? [Y.mergeUpdates(updates)] : updates) {
			Y.applyUpdate(this.doc, update);
			this.revisions.push({
				seq: this.revisions.length + 1,
				at: this.nowMs,
				participantId: name,
				document: 'negotiation',
				update,
				operations: this.#projector.take()
			});
		}
	}

	/** A person with the newest state edits and sends, `afterMs` after the last edit. */
	edit(name: string, change: (doc: Y.Doc) => void, { afterMs = 1000, asOne = false } = {}): void {
		this.nowMs += afterMs;
		this.receive(name);
		change(this.writer(name).doc);
		this.send(name, { asOne });
	}
}

/** @returns the slot's paragraph at `index` (0-based), made in this document where it is not there */
export function paragraph(doc: Y.Doc, slot: ProblemSlot, index = 0): Y.XmlText {
	const fragment = doc.getXmlFragment(slotFragmentName(slot));
	while (fragment.length <= index) {
		const element = new Y.XmlElement('paragraph');
		element.insert(0, [new Y.XmlText()]);
		fragment.insert(fragment.length, [element]);
	}
	return (fragment.get(index) as Y.XmlElement).get(0) as Y.XmlText;
}
