/**
 * The SQLite tables. `npm run migrations` makes the SQL in `drizzle/` from this file.
 * Ids that outsiders see are text; inside, rows are joined by small integer keys, because the
 * revision table has a row per keystroke.
 */
import { sql } from 'drizzle-orm';
import { blob, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const workshops = sqliteTable('workshops', {
	key: integer('key').primaryKey(),
	id: text('id').notNull().unique(),
	title: text('title').notNull(),
	question: text('question').notNull(),
	language: text('language', { enum: ['da', 'en'] }).notNull(),
	createdAt: integer('created_at').notNull(),
	inviteGeneration: integer('invite_generation').notNull(),
	viewGeneration: integer('view_generation').notNull()
});

/** Ids of parties and participants are a workshop's own: a workshop that was brought in has those of the one it came from. */
export const parties = sqliteTable(
	'parties',
	{
		id: text('id').notNull(),
		workshopKey: integer('workshop_key')
			.notNull()
			.references(() => workshops.key),
		name: text('name').notNull(),
		/** One of SECTORS in `workshop/parties.ts`; '' while nobody has said. */
		sector: text('sector').notNull().default(''),
		/** The party it was merged into. Its row stays, so that its id goes on meaning something. */
		mergedInto: text('merged_into')
	},
	(table) => [primaryKey({ columns: [table.workshopKey, table.id] })]
);

/** A person in one workshop. The name stands here and nowhere else, so that it can be erased. */
export const participants = sqliteTable(
	'participants',
	{
		key: integer('key').primaryKey(),
		id: text('id').notNull(),
		workshopKey: integer('workshop_key')
			.notNull()
			.references(() => workshops.key),
		name: text('name').notNull(),
		partyId: text('party_id'),
		joinedAt: integer('joined_at').notNull()
	},
	(table) => [
		uniqueIndex('participants_by_workshop').on(table.workshopKey, table.id),
		foreignKey({ columns: [table.workshopKey, table.partyId], foreignColumns: [parties.workshopKey, parties.id] })
	]
);

/** What opens a workshop: a keyed hash, never the token. A revoked token's row is deleted. */
export const tokens = sqliteTable(
	'tokens',
	{
		hash: blob('hash', { mode: 'buffer' }).primaryKey(),
		workshopKey: integer('workshop_key')
			.notNull()
			.references(() => workshops.key),
		kind: text('kind', { enum: ['invite', 'view', 'code', 'participant', 'calendar'] }).notNull(),
		participantKey: integer('participant_key').references(() => participants.key),
		createdAt: integer('created_at').notNull()
	},
	(table) => [index('tokens_by_workshop').on(table.workshopKey)]
);

/** The log. `document` is the index in DOCUMENT_KINDS; `update` is a Yjs v1 update. */
export const revisions = sqliteTable(
	'revisions',
	{
		workshopKey: integer('workshop_key').notNull(),
		seq: integer('seq').notNull(),
		document: integer('document').notNull(),
		at: integer('at').notNull(),
		participantKey: integer('participant_key'),
		sessionId: text('session_id'),
		restores: integer('restores'),
		update: blob('update', { mode: 'buffer' }).notNull(),
		/** What it did to the wording (`history/words.ts`); null for documents without wording. */
		words: blob('words', { mode: 'buffer' })
	},
	(table) => [
		primaryKey({ columns: [table.workshopKey, table.seq] }),
		// The facts are few among the revisions, and the whole record is read whenever somebody comes (2: the record).
		index('revisions_of_record')
			.on(table.workshopKey, table.seq)
			.where(sql`document = 2`)
	]
);

/** Who each Yjs client id of a document belongs to: the participant who first used it. */
export const clients = sqliteTable(
	'clients',
	{
		workshopKey: integer('workshop_key').notNull(),
		document: integer('document').notNull(),
		clientId: integer('client_id').notNull(),
		participantKey: integer('participant_key').notNull()
	},
	(table) => [primaryKey({ columns: [table.workshopKey, table.document, table.clientId] })]
);

/** The wording of problem and plan right after revision `seq`, deflated JSON; a cache of the log. */
export const snapshots = sqliteTable(
	'snapshots',
	{
		workshopKey: integer('workshop_key').notNull(),
		seq: integer('seq').notNull(),
		words: blob('words', { mode: 'buffer' }).notNull()
	},
	(table) => [primaryKey({ columns: [table.workshopKey, table.seq] })]
);

/**
 * A workshop's changes that are settled for good, as `history/fold.ts` folds them, deflated JSON, in pieces: each up to
 * revision `seq`. Only the newest piece holds in `rest` what folding goes on from. A cache of the log.
 */
export const foldedChanges = sqliteTable(
	'folded_changes',
	{
		workshopKey: integer('workshop_key').notNull(),
		seq: integer('seq').notNull(),
		settled: blob('settled', { mode: 'buffer' }).notNull(),
		rest: blob('rest', { mode: 'buffer' })
	},
	(table) => [primaryKey({ columns: [table.workshopKey, table.seq] })]
);

/** A document's state right after revision `seq`, deflated; a cache of the log. */
export const checkpoints = sqliteTable(
	'checkpoints',
	{
		workshopKey: integer('workshop_key').notNull(),
		document: integer('document').notNull(),
		seq: integer('seq').notNull(),
		state: blob('state', { mode: 'buffer' }).notNull()
	},
	(table) => [primaryKey({ columns: [table.workshopKey, table.document, table.seq] })]
);

/**
 * The files of summaries that are frozen (`src/lib/server/minutes.ts`), as they were written. They hold names: whoever
 * erases a person erases them here too.
 */
export const frozenFiles = sqliteTable(
	'frozen_files',
	{
		workshopKey: integer('workshop_key').notNull(),
		/** The id of the meeting. */
		meeting: text('meeting').notNull(),
		name: text('name').notNull(),
		/** Of the bytes, in hex. */
		sha256: text('sha256').notNull(),
		bytes: blob('bytes', { mode: 'buffer' }).notNull()
	},
	(table) => [
		primaryKey({ columns: [table.workshopKey, table.meeting, table.name] }),
		index('frozen_files_by_sha256').on(table.workshopKey, table.sha256)
	]
);

/** Workshops that are being brought in: whoever opens the database anew removes what was left half done. */
export const imports = sqliteTable('imports', {
	workshopKey: integer('workshop_key').primaryKey(),
	startedAt: integer('started_at').notNull()
});

/**
 * What people have given that is hidden until it is revealed, encrypted (`src/lib/server/sealed.ts`). Random ids and no
 * rowid (the migration says WITHOUT ROWID): neither time nor order tells who gave what. Forgotten once revealed.
 */
export const sealed = sqliteTable(
	'sealed',
	{
		id: text('id').primaryKey(),
		workshopKey: integer('workshop_key').notNull(),
		batch: text('batch').notNull(),
		/** null for what was given without a name. */
		participantId: text('participant_id'),
		payload: blob('payload', { mode: 'buffer' }).notNull()
	},
	(table) => [index('sealed_by_batch').on(table.workshopKey, table.batch)]
);
