/** Reads the one timeline: the present, any earlier moment, revisions, changes and differences. */
import type * as Y from 'yjs';
import type { DocumentKind } from '../document/names.ts';
import { documentName } from '../document/names.ts';
import { readNegotiation, type Negotiation } from '../document/read.ts';
import { PROBLEM_SLOTS } from '../document/shape.ts';
import { difference } from '../history/difference.ts';
import { createChangeFolder, type ChangeFolder } from '../history/fold.ts';
import type { Change, Difference } from '../history/types.ts';
import { applyOperation, decodeOperations, decodeWords, emptyWords, toNegotiation } from '../history/words.ts';
import type { RevisionEntry, SlotState, Timeline, WorkshopState, Workshops } from './application.ts';
import type { RevisionLog, Seq } from './store/port.ts';

/** The live side, as far as reading needs it. */
export interface LiveDocuments {
	/** Stores what is pending, so that the log is complete. */
	settle(): Promise<void>;
	/** @returns the live document with the seq it stands at, or null when it is not in memory or not all stored */
	stored(name: string): { doc: Y.Doc; seq: Seq } | null;
}

interface Options {
	log: RevisionLog;
	workshops: Workshops;
	live: LiveDocuments;
}

/** How many workshops' folded changes are kept at hand. */
const MAX_FOLDERS = 20;

export class LogTimeline implements Timeline {
	#log: RevisionLog;
	#workshops: Workshops;
	#live: LiveDocuments;
	#folders = new Map<string, { folder: ChangeFolder; seq: Seq }>();

	constructor({ log, workshops, live }: Options) {
		this.#log = log;
		this.#workshops = workshops;
		this.#live = live;
	}

	async present(workshopId: string): Promise<WorkshopState> {
		await this.#live.settle();
		const live = this.#live.stored(documentName(workshopId, 'negotiation'));
		if (live) return this.#state(workshopId, live.seq, readNegotiation(live.doc));
		const seq = await this.#log.head(workshopId);
		return this.#state(workshopId, seq, await this.#negotiationAt(workshopId, seq));
	}

	async at(workshopId: string, seq: number): Promise<WorkshopState | null> {
		await this.#live.settle();
		if (seq > (await this.#log.head(workshopId))) return null;
		return this.#state(workshopId, seq, await this.#negotiationAt(workshopId, seq));
	}

	async revisions(
		workshopId: string,
		{ document, after, limit }: { document?: DocumentKind; after: number; limit: number }
	): Promise<{ revisions: RevisionEntry[]; next: number | null }> {
		await this.#live.settle();
		const heads = await this.#log.list(workshopId, { document, after, limit: limit + 1 });
		const revisions = heads.slice(0, limit).map(({ seq, document, at, participantId, sessionId, bytes }) => ({
			seq,
			document,
			at: new Date(at).toISOString(),
			participantId,
			sessionId,
			bytes
		}));
		return { revisions, next: heads.length > limit ? (revisions.at(-1)?.seq ?? null) : null };
	}

	async changes(
		workshopId: string,
		{ after, limit }: { after: number; limit: number }
	): Promise<{ changes: Change[]; next: number | null }> {
		const changes = (await this.#foldedChanges(workshopId)).filter((change) => change.fromSeq > after);
		const page = changes.slice(0, limit);
		// Changes that begin at the same revision stay on one page: `next` is a seq.
		const lastSeq = page.at(-1)?.fromSeq;
		for (let next = changes[page.length]; next && next.fromSeq === lastSeq; next = changes[page.length])
			page.push(next);
		return { changes: page, next: changes.length > page.length ? (lastSeq ?? null) : null };
	}

	async difference(workshopId: string, from: number, to: number): Promise<Difference | null> {
		await this.#live.settle();
		const head = await this.#log.head(workshopId);
		if (from > head || to > head || from > to) return null;
		const checkpoint = await this.#log.checkpoint(workshopId, 'negotiation', from);
		const revisions = await this.#log.read(workshopId, {
			document: 'negotiation',
			after: checkpoint?.seq ?? 0,
			upTo: to
		});
		return difference({ checkpoint, revisions, from, to });
	}

	async #foldedChanges(workshopId: string): Promise<Change[]> {
		await this.#live.settle();
		const entry = this.#folders.get(workshopId) ?? { folder: createChangeFolder(), seq: 0 };
		for (const { words, ...revision } of await this.#log.readWords(workshopId, { after: entry.seq })) {
			// Two questions may have read the same revisions; each is folded once.
			if (revision.seq <= entry.seq) continue;
			entry.folder.push({ ...revision, operations: decodeOperations(words) });
			entry.seq = revision.seq;
		}
		this.#folders.delete(workshopId);
		this.#folders.set(workshopId, entry);
		for (const oldest of this.#folders.keys()) {
			if (this.#folders.size <= MAX_FOLDERS) break;
			this.#folders.delete(oldest);
		}
		return entry.folder.changes();
	}

	async #negotiationAt(workshopId: string, seq: Seq): Promise<Negotiation> {
		const snapshot = await this.#log.snapshot(workshopId, seq);
		const words = snapshot ? decodeWords(snapshot.words) : emptyWords();
		for (const revision of await this.#log.readWords(workshopId, { after: snapshot?.seq ?? 0, upTo: seq })) {
			for (const operation of decodeOperations(revision.words)) applyOperation(words, operation);
		}
		return toNegotiation(words);
	}

	async #state(workshopId: string, seq: Seq, { problem, plan }: Negotiation): Promise<WorkshopState> {
		const profile = await this.#workshops.profile(workshopId);
		if (!profile) throw new Error(`No workshop is stored under the id ${workshopId}`);
		const { id, title, question, language } = profile;
		return {
			id,
			title,
			question,
			language,
			seq,
			problem: Object.fromEntries(
				PROBLEM_SLOTS.map((slot): [string, SlotState] => [slot, { ...problem[slot], state: 'draft', stances: [] }])
			) as WorkshopState['problem'],
			plan: plan.map(({ detail, ...action }) => ({ ...action, detail: detail.text, detailMarkdown: detail.markdown })),
			parties: await this.#workshops.parties(workshopId),
			participants: await this.#workshops.participants(workshopId),
			sessions: []
		};
	}
}
