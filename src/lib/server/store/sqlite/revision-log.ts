/** The revision log in SQLite. One transaction an append; readers see only what is committed. */
import type Database from 'better-sqlite3';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { DOCUMENT_KINDS, type DocumentKind } from '../../../document/names.ts';
import type {
	Checkpoint,
	ClientBinding,
	FoldedChanges,
	FoldedPiece,
	ReadOptions,
	Revision,
	RevisionHead,
	RevisionLog,
	Seq,
	Snapshot,
	UpdateRevision,
	WordRevision
} from '../port.ts';
import { writing } from './database.ts';

/** In a thread of the pool: what is large would keep everybody waiting. */
const deflate = promisify<Uint8Array | string, Buffer>(deflateRaw);

interface Row {
	seq: number;
	document: number;
	at: number;
	participantId: string | null;
	sessionId: string | null;
	restores: number | null;
	update?: Buffer;
	words?: Buffer | null;
	bytes?: number;
}

export class SqliteRevisionLog implements RevisionLog {
	#raw: Database.Database;
	#workshopKeys = new Map<string, number>();
	#participantKeys = new Map<string, number>();
	#selectHead: Database.Statement;
	#insertRevision: Database.Statement;
	#insertClient: Database.Statement;
	#selectWords: Database.Statement;
	#selectUpdates: Database.Statement;
	#selectWordsOnly: Database.Statement;
	#append: Database.Transaction<(revisions: readonly Revision[], bindings: readonly ClientBinding[]) => void>;

	constructor(raw: Database.Database) {
		this.#raw = raw;
		this.#selectHead = raw.prepare('SELECT coalesce(max(seq), 0) FROM revisions WHERE workshop_key = ?').pluck();
		this.#insertRevision = raw.prepare(
			`INSERT INTO revisions (workshop_key, seq, document, at, participant_key, session_id, restores, "update", words)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
		);
		this.#selectWords = raw.prepare(
			`SELECT r.seq, r.at, p.id AS participantId, r.session_id AS sessionId, r.restores, r.words
			 FROM revisions r LEFT JOIN participants p ON p.key = r.participant_key
			 WHERE r.workshop_key = @workshop AND r.seq > @after AND r.seq <= @upTo AND r.words IS NOT NULL
			 ORDER BY r.seq LIMIT @limit`
		);
		this.#selectUpdates = raw.prepare(
			`SELECT r.seq, r.at, p.id AS participantId, r."update"
			 FROM revisions r LEFT JOIN participants p ON p.key = r.participant_key
			 WHERE r.workshop_key = @workshop AND r.seq > @after AND r.seq <= @upTo AND r.document = @document
			 ORDER BY r.seq LIMIT @limit`
		);
		this.#selectWordsOnly = raw
			.prepare(
				'SELECT words FROM revisions WHERE workshop_key = ? AND seq > ? AND seq <= ? AND words IS NOT NULL ORDER BY seq'
			)
			.pluck();
		this.#insertClient = raw.prepare(
			'INSERT INTO clients (workshop_key, document, client_id, participant_key) VALUES (?, ?, ?, ?)'
		);
		this.#append = raw.transaction((revisions, bindings) => {
			const heads = new Map<number, Seq>();
			for (const { workshopId, seq, document, at, participantId, sessionId, restores, update, words } of revisions) {
				const workshop = this.#workshopKey(workshopId);
				const head = heads.get(workshop) ?? (this.#selectHead.get(workshop) as Seq);
				if (seq !== head + 1) throw new Error(`Revision ${seq} does not follow the last one, ${head}`);
				heads.set(workshop, seq);
				const participant = participantId === null ? null : this.#participantKey(workshopId, participantId);
				const kind = DOCUMENT_KINDS.indexOf(document);
				this.#insertRevision.run(workshop, seq, kind, at, participant, sessionId, restores, update, words);
			}
			for (const binding of bindings) {
				this.#insertClient.run(
					this.#workshopKey(binding.workshopId),
					DOCUMENT_KINDS.indexOf(binding.document),
					binding.clientId,
					this.#participantKey(binding.workshopId, binding.participantId)
				);
			}
		});
	}

	async append(revisions: readonly Revision[], bindings: readonly ClientBinding[]): Promise<void> {
		writing(() => this.#append.immediate(revisions, bindings));
	}

	async head(workshopId: string): Promise<Seq> {
		return this.#selectHead.get(this.#workshopKey(workshopId)) as Seq;
	}

	async read(workshopId: string, options: ReadOptions = {}): Promise<Revision[]> {
		return this.#select(workshopId, options, 'r."update", r.words').map((row) => ({
			...this.#headOf(workshopId, row),
			update: new Uint8Array(row.update as Buffer),
			words: row.words ? new Uint8Array(row.words) : null
		}));
	}

	async readUpdates(
		workshopId: string,
		{ document, after, upTo, limit }: ReadOptions & { document: DocumentKind }
	): Promise<UpdateRevision[]> {
		return this.#selectUpdates.all({
			workshop: this.#workshopKey(workshopId),
			document: DOCUMENT_KINDS.indexOf(document),
			after: after ?? 0,
			upTo: upTo ?? Number.MAX_SAFE_INTEGER,
			limit: limit ?? -1
		}) as UpdateRevision[];
	}

	async list(workshopId: string, options: ReadOptions = {}): Promise<RevisionHead[]> {
		return this.#select(workshopId, options, 'length(r."update") AS bytes').map((row) => ({
			...this.#headOf(workshopId, row),
			bytes: row.bytes as number
		}));
	}

	async readWords(
		workshopId: string,
		{ after, upTo, limit }: { after: Seq; upTo?: Seq; limit?: number }
	): Promise<WordRevision[]> {
		return this.#selectWords.all({
			workshop: this.#workshopKey(workshopId),
			after,
			upTo: upTo ?? Number.MAX_SAFE_INTEGER,
			limit: limit ?? -1
		}) as WordRevision[];
	}

	async readWordsOnly(workshopId: string, { after, upTo }: { after: Seq; upTo: Seq }): Promise<Uint8Array[]> {
		return this.#selectWordsOnly.all(this.#workshopKey(workshopId), after, upTo) as Buffer[];
	}

	async snapshot(workshopId: string, upTo?: Seq): Promise<Snapshot | null> {
		const row = this.#raw
			.prepare('SELECT seq, words FROM snapshots WHERE workshop_key = ? AND seq <= ? ORDER BY seq DESC LIMIT 1')
			.get(this.#workshopKey(workshopId), upTo ?? Number.MAX_SAFE_INTEGER) as
			{ seq: number; words: Buffer } | undefined;
		return row ? { seq: row.seq, words: inflateRawSync(row.words).toString() } : null;
	}

	async saveSnapshot(workshopId: string, { seq, words }: Snapshot): Promise<void> {
		const packed = await deflate(words);
		writing(() =>
			this.#raw
				.prepare('INSERT OR REPLACE INTO snapshots (workshop_key, seq, words) VALUES (?, ?, ?)')
				.run(this.#workshopKey(workshopId), seq, packed)
		);
	}

	async checkpoint(workshopId: string, document: DocumentKind, upTo?: Seq): Promise<Checkpoint | null> {
		const row = this.#raw
			.prepare(
				'SELECT seq, state FROM checkpoints WHERE workshop_key = ? AND document = ? AND seq <= ? ORDER BY seq DESC LIMIT 1'
			)
			.get(this.#workshopKey(workshopId), DOCUMENT_KINDS.indexOf(document), upTo ?? Number.MAX_SAFE_INTEGER) as
			{ seq: number; state: Buffer } | undefined;
		return row ? { seq: row.seq, state: new Uint8Array(inflateRawSync(row.state)) } : null;
	}

	async saveCheckpoint(workshopId: string, document: DocumentKind, { seq, state }: Checkpoint): Promise<void> {
		const packed = await deflate(state);
		writing(() =>
			this.#raw
				.prepare('INSERT OR REPLACE INTO checkpoints (workshop_key, document, seq, state) VALUES (?, ?, ?, ?)')
				.run(this.#workshopKey(workshopId), DOCUMENT_KINDS.indexOf(document), seq, packed)
		);
	}

	async foldedChanges(workshopId: string): Promise<FoldedChanges | null> {
		const rows = this.#raw
			.prepare('SELECT seq, settled, rest FROM folded_changes WHERE workshop_key = ? ORDER BY seq')
			.all(this.#workshopKey(workshopId)) as { seq: number; settled: Buffer; rest: Buffer | null }[];
		const last = rows.at(-1);
		return last?.rest ? { settled: rows.map(({ settled }) => settled), rest: last.rest, seq: last.seq } : null;
	}

	async saveFoldedChanges(workshopId: string, { seq, after, settled, rest }: FoldedPiece): Promise<void> {
		const key = this.#workshopKey(workshopId);
		const save = this.#raw.transaction(() => {
			if (after === null) this.#raw.prepare('DELETE FROM folded_changes WHERE workshop_key = ?').run(key);
			else {
				const last = 'UPDATE folded_changes SET rest = NULL WHERE workshop_key = ? AND seq = ? AND rest IS NOT NULL';
				if (this.#raw.prepare(last).run(key, after).changes === 0) return;
			}
			this.#raw
				.prepare('INSERT INTO folded_changes (workshop_key, seq, settled, rest) VALUES (?, ?, ?, ?)')
				.run(key, seq, settled, rest);
		});
		writing(() => save.immediate());
	}

	async clients(workshopId: string, document: DocumentKind): Promise<Map<number, string>> {
		const rows = this.#raw
			.prepare(
				`SELECT client_id, p.id FROM clients c JOIN participants p ON p.key = c.participant_key
				 WHERE c.workshop_key = ? AND c.document = ?`
			)
			.raw()
			.all(this.#workshopKey(workshopId), DOCUMENT_KINDS.indexOf(document)) as [number, string][];
		return new Map(rows);
	}

	#select(workshopId: string, { document, after, upTo, limit }: ReadOptions, extra: string): Row[] {
		return this.#raw
			.prepare(
				`SELECT r.seq, r.document, r.at, p.id AS participantId, r.session_id AS sessionId, r.restores, ${extra}
				 FROM revisions r LEFT JOIN participants p ON p.key = r.participant_key
				 WHERE r.workshop_key = @workshop AND r.seq > @after AND r.seq <= @upTo
				 ${document === undefined ? '' : `AND r.document = ${DOCUMENT_KINDS.indexOf(document)}`}
				 ORDER BY r.seq LIMIT @limit`
			)
			.all({
				workshop: this.#workshopKey(workshopId),
				after: after ?? 0,
				upTo: upTo ?? Number.MAX_SAFE_INTEGER,
				limit: limit ?? -1
			}) as Row[];
	}

	#headOf(workshopId: string, row: Row): Omit<Revision, 'update' | 'words'> {
		return {
			workshopId,
			seq: row.seq,
			document: DOCUMENT_KINDS[row.document] as DocumentKind,
			at: row.at,
			participantId: row.participantId,
			sessionId: row.sessionId,
			restores: row.restores
		};
	}

	#workshopKey(id: string): number {
		return keyOf(this.#workshopKeys, id, () =>
			this.#raw.prepare('SELECT key FROM workshops WHERE id = ?').pluck().get(id)
		);
	}

	#participantKey(workshopId: string, id: string): number {
		return keyOf(this.#participantKeys, `${workshopId}/${id}`, () =>
			this.#raw
				.prepare('SELECT key FROM participants WHERE workshop_key = ? AND id = ?')
				.pluck()
				.get(this.#workshopKey(workshopId), id)
		);
	}
}

/** Keys never change, so they are looked up once. */
function keyOf(cache: Map<string, number>, id: string, lookUp: () => unknown): number {
	const cached = cache.get(id);
	if (cached !== undefined) return cached;
	const key = lookUp();
	if (typeof key !== 'number') throw new Error(`Nothing is stored under the id ${id}`);
	if (cache.size > 10_000) cache.clear();
	cache.set(id, key);
	return key;
}
