/**
 * The store: what must outlive the process. Two ports, implemented by one adapter:
 * the revision log (append-only, the truth) and the registry (workshops, people, tokens).
 * Adapters promise: what a resolved call wrote is on disk; a rejected one changed nothing.
 */
import type { DocumentKind } from '../../document/names.ts';

/** One counter for a workshop over all its documents; the first revision is 1, 0 is "before anything". */
export type Seq = number;

/** One stored change, as it reached the server. Never changed afterwards. */
export interface Revision {
	workshopId: string;
	seq: Seq;
	document: DocumentKind;
	/** Unix time in milliseconds. */
	at: number;
	/** Who brought it; null for the system. */
	participantId: string | null;
	/** The meeting it happened in, if one was open. */
	sessionId: string | null;
	/** The earlier revision whose wording it brings back; null for everything else. */
	restores: Seq | null;
	/** A Yjs update (v1 encoding): exactly what this revision added to its document. */
	update: Uint8Array;
	/** What it did to the wording, as `history/words.ts` encodes it; null for documents without wording. */
	words: Uint8Array | null;
}

/** What a revision did to the wording, without its bytes. */
export type WordRevision = Pick<Revision, 'seq' | 'at' | 'participantId' | 'sessionId' | 'restores'> & {
	words: Uint8Array;
};

/** What a revision did to its document, and who brought it. */
export type UpdateRevision = Pick<Revision, 'seq' | 'at' | 'participantId' | 'update'>;

/** The log's entry without its bytes, for listings. */
export type RevisionHead = Omit<Revision, 'update' | 'words'> & { bytes: number };

/** A Yjs client id used for the first time in a document, and by whom. */
export interface ClientBinding {
	workshopId: string;
	document: DocumentKind;
	clientId: number;
	participantId: string;
}

/** A document's whole state after a revision; a cache of the log. */
export interface Checkpoint {
	seq: Seq;
	/** A Yjs update that makes the document from nothing. */
	state: Uint8Array;
}

/** The wording after a revision, as `history/words.ts` encodes it; a cache of the log. */
export interface Snapshot {
	seq: Seq;
	words: string;
}

/** A workshop's folded changes as `history/fold.ts` keeps them; a cache of the log. */
export interface FoldedChanges {
	/** Settled changes, in order: a piece each. */
	settled: Uint8Array[];
	/** What folding goes on from. */
	rest: Uint8Array;
	/** The last revision they cover. */
	seq: Seq;
}

/** A further piece of a workshop's folded changes: what was settled since the last, and what folding goes on from now. */
export interface FoldedPiece {
	/** The last revision it covers. */
	seq: Seq;
	/** The last revision of the piece it goes on from; null to begin anew. */
	after: Seq | null;
	settled: Uint8Array;
	rest: Uint8Array;
}

export interface ReadOptions {
	document?: DocumentKind;
	/** Only revisions with a greater seq. */
	after?: Seq;
	/** Only revisions with this seq or a smaller one. */
	upTo?: Seq;
	limit?: number;
}

/** The log of every revision. Invariant: a workshop's seqs are 1, 2, 3 … without gaps (kept by the adapter). */
export interface RevisionLog {
	/**
	 * Stores revisions and client bindings together or not at all. Durable when resolved.
	 * @throws StoreError `full` when there is no room, `failed` otherwise; then nothing was written
	 */
	append(revisions: readonly Revision[], bindings: readonly ClientBinding[]): Promise<void>;
	/** @returns the last seq, 0 for a workshop without revisions */
	head(workshopId: string): Promise<Seq>;
	/** @returns revisions in order of seq */
	read(workshopId: string, options?: ReadOptions): Promise<Revision[]>;
	/** @returns the same of one document, and less of each: all that a document and its authors are made from */
	readUpdates(workshopId: string, options: ReadOptions & { document: DocumentKind }): Promise<UpdateRevision[]>;
	/** @returns the same without bytes */
	list(workshopId: string, options?: ReadOptions): Promise<RevisionHead[]>;
	/** @returns what revisions after `after` and up to `upTo` did to the wording, in order of seq */
	readWords(workshopId: string, options: { after: Seq; upTo?: Seq; limit?: number }): Promise<WordRevision[]>;
	/** @returns the same, without who and when: all that a moment's wording is made from */
	readWordsOnly(workshopId: string, options: { after: Seq; upTo: Seq }): Promise<Uint8Array[]>;
	/** @returns the newest snapshot at or before `upTo` (default: the newest) */
	snapshot(workshopId: string, upTo?: Seq): Promise<Snapshot | null>;
	/** Stores a snapshot. Losing one costs time, never data. */
	saveSnapshot(workshopId: string, snapshot: Snapshot): Promise<void>;
	/** @returns the newest checkpoint at or before `upTo` (default: the newest) */
	checkpoint(workshopId: string, document: DocumentKind, upTo?: Seq): Promise<Checkpoint | null>;
	/** Stores a checkpoint. Losing one costs time, never data. */
	saveCheckpoint(workshopId: string, document: DocumentKind, checkpoint: Checkpoint): Promise<void>;
	/** @returns what was kept of a workshop's folded changes, or null */
	foldedChanges(workshopId: string): Promise<FoldedChanges | null>;
	/** Stores a further piece; one that does not go on from the last is passed over. Losing all costs time, never data. */
	saveFoldedChanges(workshopId: string, piece: FoldedPiece): Promise<void>;
	/** @returns who each Yjs client id of a document belongs to */
	clients(workshopId: string, document: DocumentKind): Promise<Map<number, string>>;
}

export interface WorkshopRow {
	id: string;
	title: string;
	/** The open question the workshop starts from; '' when none was given. */
	question: string;
	language: 'da' | 'en';
	createdAt: number;
	/** Raised when the invite or view link is replaced; part of what the tokens are made from. */
	inviteGeneration: number;
	viewGeneration: number;
}

export interface ParticipantRow {
	/** The workshop's own: another workshop, brought in from an archive of this one, may have the same. */
	id: string;
	workshopId: string;
	/** '' once the name was erased. */
	name: string;
	partyId: string | null;
	joinedAt: number;
}

export interface PartyRow {
	id: string;
	workshopId: string;
	name: string;
	/** '' while nobody has said. */
	sector: string;
	/** The party it was merged into; null for one that stands. */
	mergedInto: string | null;
}

/** What a token opens. Stored only as a keyed hash. */
export interface TokenRow {
	hash: Uint8Array;
	workshopId: string;
	/** `calendar`: a participant's address for a calendar to ask at. */
	kind: 'invite' | 'view' | 'code' | 'participant' | 'calendar';
	participantId: string | null;
	createdAt: number;
}

/** Workshops, people and tokens. */
export interface Registry {
	createWorkshop(workshop: WorkshopRow, tokens: readonly TokenRow[]): Promise<void>;
	workshop(id: string): Promise<WorkshopRow | null>;
	workshopCount(): Promise<number>;
	/** @returns every workshop but those that are being brought in */
	workshopIds(): Promise<string[]>;
	/** Adds the participant, their token, and their party where it is new, together. */
	addParticipant(participant: ParticipantRow, token: TokenRow, newParty: PartyRow | null): Promise<void>;
	participants(workshopId: string): Promise<ParticipantRow[]>;
	participant(workshopId: string, id: string): Promise<ParticipantRow | null>;
	/** @returns them in the order they came, those that were merged into others too */
	parties(workshopId: string): Promise<PartyRow[]>;
	/** Adds the party, or changes what it is called, its sector and what it was merged into. */
	saveParty(party: PartyRow): Promise<void>;
	/** Says which party a participant is of now. */
	setParty(workshopId: string, participantId: string, partyId: string | null): Promise<void>;
	addToken(token: TokenRow): Promise<void>;
	/** @returns what a token opens, or null when it is unknown or revoked */
	token(hash: Uint8Array): Promise<TokenRow | null>;
	/** Ends tokens: one by its hash, or all of a participant but one. */
	revokeToken(hash: Uint8Array): Promise<void>;
	/** Ends a participant's tokens of a kind, and stores the new one, where there is one, together. */
	replaceOwnToken(
		participant: Pick<ParticipantRow, 'workshopId' | 'id'>,
		kind: TokenRow['kind'],
		token: TokenRow | null
	): Promise<void>;
	/** Ends the workshop's tokens of the given kinds, stores the new ones and the raised generations, together. */
	replaceTokens(workshop: WorkshopRow, kinds: readonly TokenRow['kind'][], tokens: readonly TokenRow[]): Promise<void>;
}

/** Something that somebody gave and that is hidden until it is revealed. */
export interface SealedRow {
	/** Random: it tells nothing of when it was given. */
	id: string;
	workshopId: string;
	/** What it is hidden together with, and revealed with. */
	batch: string;
	/** null for what was given without a name. */
	participantId: string | null;
	/** Encrypted. */
	payload: Uint8Array;
}

/** What is hidden until it is revealed. Invariant: at most one row of a participant in a batch (kept by the adapter). */
export interface SealedStore {
	/** Stores a row, in place of what the participant gave to the batch before. Durable when resolved. */
	put(row: SealedRow): Promise<void>;
	/** @returns a batch's rows, in an order that tells nothing */
	read(workshopId: string, batch: string): Promise<SealedRow[]>;
	/** @returns what one participant gave to any batch */
	own(workshopId: string, participantId: string): Promise<SealedRow[]>;
	batches(workshopId: string): Promise<string[]>;
	forget(workshopId: string, batch: string): Promise<void>;
}

/** A file of a frozen summary, without its bytes. */
export interface FrozenFileHead {
	/** Unique in its meeting. */
	name: string;
	sizeBytes: number;
	/** Of its bytes, in hex. */
	sha256: string;
}

/** A file of a frozen summary. It holds names of people. */
export type FrozenFile = FrozenFileHead & { bytes: Uint8Array };

/** The files of frozen summaries. That they are frozen is a fact in the record; files without one count for nothing. */
export interface FrozenStore {
	/** Stores a meeting's files in place of any there were, together. Durable when resolved. */
	put(workshopId: string, meeting: string, files: readonly FrozenFile[]): Promise<void>;
	/** @returns what there is of a meeting, by name */
	list(workshopId: string, meeting: string): Promise<FrozenFileHead[]>;
	/** @returns a file's bytes, or null */
	read(workshopId: string, meeting: string, name: string): Promise<Uint8Array | null>;
	/** @returns where a file of exactly these bytes is */
	find(workshopId: string, sha256: string): Promise<{ meeting: string; name: string }[]>;
}

/**
 * Brings a whole workshop in: `begin`, then revisions and caches through the log as many at a time as one likes, then
 * `finish`. Until then it has no token, so nobody is in it. What was begun and not finished is gone when the store is
 * opened anew.
 */
export interface Imports {
	begin(
		workshop: WorkshopRow,
		people: { parties: readonly PartyRow[]; participants: readonly ParticipantRow[] },
		startedAt: number
	): Promise<void>;
	/** Opens it by its first tokens. */
	finish(workshopId: string, tokens: readonly TokenRow[]): Promise<void>;
	/** @returns how much the store holds, in bytes */
	usedBytes(): Promise<number>;
	/** Removes all of it. @throws for a workshop that is not being brought in */
	abandon(workshopId: string): Promise<void>;
}

export interface Store {
	readonly log: RevisionLog;
	readonly registry: Registry;
	readonly sealed: SealedStore;
	readonly frozen: FrozenStore;
	readonly imports: Imports;
	close(): Promise<void>;
}

/** Why the store could not write. `kind` is what to branch on: this module may be loaded twice in a process. */
export class StoreError extends Error {
	readonly kind: 'full' | 'failed';
	constructor(kind: 'full' | 'failed', cause: unknown) {
		super(kind === 'full' ? 'The store has no room left' : 'The store could not write', { cause });
		this.name = 'StoreError';
		this.kind = kind;
	}
}
