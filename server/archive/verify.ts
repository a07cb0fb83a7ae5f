/**
 * Replays an archive as if it was happening: each revision is judged by the rules that held when it came in, applied,
 * and told what it did to the wording. Nothing that can be worked out is taken from the archive.
 */
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { DOCUMENT_KINDS, type DocumentKind } from '../../src/lib/document/names.ts';
import { watchWords, type Projector } from '../../src/lib/history/projector.ts';
import { encodeOperations, encodeWords } from '../../src/lib/history/words.ts';
import type {
	Checkpoint,
	ClientBinding,
	FrozenFile,
	FrozenFileHead,
	Revision,
	Seq,
	Snapshot
} from '../../src/lib/server/store/port.ts';
import { fingerprintList } from '../../src/lib/summary/frozen-files.ts';
import { MAX_DOCUMENT_BYTES } from '../collaboration/limits.ts';
import { defineTopLevelTypes, MIN_TAIL_BYTES, SNAPSHOT_EVERY } from '../collaboration/rooms.ts';
import { loadBoardValues, type BoardValues } from '../collaboration/validation/board-values.ts';
import { SHAPE_RULES } from '../collaboration/validation/shape.ts';
import { judgeUpdate } from '../collaboration/validation/update.ts';
import { ArchivedRecord } from './archived-record.ts';
import { frozenFile, WORKSHOP, type ArchivedClients, type ArchivedRevision, type ArchivedWorkshop } from './format.ts';
import { ArchiveReader } from './read.ts';
import { ArchiveRefused } from './refusal.ts';

/** A stretch of the archive, ready to be stored; ids of workshops are not in it. */
export interface VerifiedBatch {
	revisions: Omit<Revision, 'workshopId'>[];
	bindings: Omit<ClientBinding, 'workshopId'>[];
	/** Caches, so that what was brought in opens as fast as what was made here. */
	snapshots: Snapshot[];
	checkpoints: (Checkpoint & { document: DocumentKind })[];
	/** Files of frozen summaries. */
	frozen: { meeting: string; files: FrozenFile[] }[];
}

const BATCH = 500;
/** Clocks of two machines may differ; a whole day is no difference of clocks. */
const MAX_AHEAD_MS = 24 * 60 * 60_000;

interface Live {
	doc: Y.Doc;
	clients: Map<number, string>;
	projector: Projector | null;
	bytes: number;
	tailBytes: number;
	stateBytes: number;
}

interface VerifyInput {
	revisions: AsyncIterable<ArchivedRevision>;
	clients: ArchivedClients;
	participants: ReadonlySet<string>;
	/** Unix time in milliseconds. */
	nowMs: number;
}

/**
 * Judges a whole archive.
 * @param file where it is
 * @param onBatch given each stretch of it as soon as it is judged; what follows may still be refused
 * @throws ArchiveRefused when anything in it cannot be
 */
export async function judgeArchive(
	file: string,
	nowMs: number,
	onBatch: (batch: VerifiedBatch) => Promise<void>
): Promise<{ workshop: ArchivedWorkshop; revisions: Seq }> {
	const reader = await ArchiveReader.open(file);
	try {
		await reader.checkWhole();
		const workshop = await reader.workshop();
		judgePeople(workshop);
		const participants = new Set(workshop.participants.map(({ id }) => id));
		const clients = await reader.clients();
		const replay = new Replay({ revisions: reader.revisions(), clients, participants, nowMs });
		for await (const batch of replay.verify()) await onBatch(batch);
		for (const [meeting, heads] of reader.frozen()) {
			replay.judgeFrozen(meeting, heads);
			const files: FrozenFile[] = [];
			for (const head of heads) files.push({ ...head, bytes: await reader.bytes(frozenFile(meeting, head.name)) });
			await onBatch({ ...emptyBatch(), frozen: [{ meeting, files }] });
		}
		return { workshop, revisions: reader.manifest.revisions };
	} finally {
		reader.close();
	}
}

function judgePeople({ parties, participants }: ArchivedWorkshop): void {
	const partyIds = new Set(parties.map(({ id }) => id));
	const isGood =
		partyIds.size === parties.length &&
		new Set(participants.map(({ id }) => id)).size === participants.length &&
		participants.every(({ party }) => party === null || partyIds.has(party)) &&
		parties.every(({ mergedInto }) => mergedInto === null || partyIds.has(mergedInto));
	if (!isGood) throw new ArchiveRefused('people', { file: WORKSHOP });
}

function emptyBatch(): VerifiedBatch {
	return { revisions: [], bindings: [], snapshots: [], checkpoints: [], frozen: [] };
}

class Replay {
	#input: VerifyInput;
	/** What the board may hold; loading it takes a moment, and many workshops have none. */
	#boardValues: BoardValues | null = null;
	#documents = new Map<DocumentKind, Live>();
	#record: ArchivedRecord;
	#snapshotSeq: Seq = 0;

	constructor(input: VerifyInput) {
		this.#input = input;
		this.#record = new ArchivedRecord(input.participants);
	}

	async *verify(): AsyncGenerator<VerifiedBatch> {
		let batch = emptyBatch();
		for await (const revision of this.#input.revisions) {
			if (revision.document === 'canvas') this.#boardValues ??= await loadBoardValues();
			this.#take(revision, batch);
			if (batch.revisions.length < BATCH) continue;
			yield batch;
			batch = emptyBatch();
		}
		this.#finish();
		if (batch.revisions.length > 0) yield batch;
	}

	/** The record, which is judged by now, has the fingerprint of exactly these files. */
	judgeFrozen(meeting: string, files: readonly FrozenFileHead[]): void {
		const fingerprint = createHash('sha256').update(fingerprintList(files)).digest('hex');
		if (this.#record.fingerprintOf(meeting) === fingerprint) return;
		throw new ArchiveRefused('wrong-hash', { file: frozenFile(meeting, files[0]?.name ?? '') });
	}

	#take(revision: ArchivedRevision, batch: VerifiedBatch): void {
		const { seq, document, participantId, restores, update } = revision;
		this.#judgeHead(revision);
		const live = this.#document(document);
		live.bytes += update.byteLength;
		live.tailBytes += update.byteLength;
		if (live.bytes > MAX_DOCUMENT_BYTES) throw new ArchiveRefused('too-large', { seq });
		for (const clientId of this.#judge(revision, live)) {
			if (participantId === null || document === 'record') continue;
			live.clients.set(clientId, participantId);
			batch.bindings.push({ document, clientId, participantId });
		}
		Y.applyUpdate(live.doc, update);
		const { pendingStructs, pendingDs } = live.doc.store;
		if (pendingStructs !== null || pendingDs !== null) throw new ArchiveRefused('revision-refused', { seq });
		if (document === 'record') this.#record.judge(live.doc, revision);
		if (revision.sessionId !== null && !this.#record.hasSession(revision.sessionId))
			throw new ArchiveRefused('session', { seq });
		const words = live.projector ? encodeOperations(live.projector.take()) : null;
		batch.revisions.push({ ...revision, restores, words });
		this.#keepCaches(seq, document, live, batch);
	}

	/** Looks back once everything is there. */
	#finish(): void {
		const { clients } = this.#input;
		for (const kind of DOCUMENT_KINDS) {
			const bound = this.#documents.get(kind)?.clients ?? new Map<number, string>();
			const claimed = new Map((clients[kind] ?? []).map(({ client, participant }) => [client, participant]));
			const isSame =
				claimed.size === (clients[kind] ?? []).length &&
				claimed.size === bound.size &&
				[...claimed].every(([client, participant]) => bound.get(client) === participant);
			if (!isSame) throw new ArchiveRefused('clients');
		}
	}

	#judgeHead({ seq, document, at, participantId, restores }: ArchivedRevision): void {
		if (at > this.#input.nowMs + MAX_AHEAD_MS) throw new ArchiveRefused('time', { seq });
		if (participantId !== null && !this.#input.participants.has(participantId))
			throw new ArchiveRefused('unknown-participant', { seq });
		if (restores !== null && (restores >= seq || document !== 'negotiation'))
			throw new ArchiveRefused('revision-malformed', { seq });
	}

	/** @returns the client ids it uses for the first time */
	#judge({ seq, document, participantId, update }: ArchivedRevision, { doc, clients }: Live): readonly number[] {
		const { participants } = this.#input;
		const verdict = judgeUpdate(update, {
			doc,
			rules: SHAPE_RULES[document],
			// The server alone writes the record, whoever asked for it.
			participantId: document === 'record' ? '' : (participantId ?? ''),
			clients,
			isReturn: true,
			isStored: true,
			board:
				document === 'canvas' && this.#boardValues
					? {
							values: this.#boardValues,
							mayDelete: () => true,
							...(participantId === null && {
								mayName: (id: unknown) => typeof id === 'string' && participants.has(id)
							})
						}
					: null
		});
		if (verdict.kind === 'accepted') return verdict.newClients;
		const isForeign = verdict.refusal === 'foreignClient';
		throw new ArchiveRefused(isForeign ? 'clients' : 'revision-refused', { seq });
	}

	#document(kind: DocumentKind): Live {
		const known = this.#documents.get(kind);
		if (known) return known;
		const doc = new Y.Doc();
		defineTopLevelTypes(doc, kind);
		const projector = kind === 'negotiation' ? watchWords(doc) : null;
		const live: Live = { doc, clients: new Map(), projector, bytes: 0, tailBytes: 0, stateBytes: 0 };
		this.#documents.set(kind, live);
		return live;
	}

	/** The same caches as rooms keep while people write. */
	#keepCaches(seq: Seq, document: DocumentKind, live: Live, batch: VerifiedBatch): void {
		if (live.tailBytes > Math.max(MIN_TAIL_BYTES, live.stateBytes / 2)) {
			const state = Y.encodeStateAsUpdate(live.doc);
			live.stateBytes = state.byteLength;
			live.tailBytes = 0;
			batch.checkpoints.push({ document, seq, state });
		}
		if (live.projector && seq - this.#snapshotSeq >= SNAPSHOT_EVERY) {
			this.#snapshotSeq = seq;
			batch.snapshots.push({ seq, words: encodeWords(live.projector.words) });
		}
	}
}
