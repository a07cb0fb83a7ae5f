/**
 * The archive of a workshop, version 1: a ZIP of text files that any program can read. `readme.ts` tells a person what
 * is in it; here are the names, the shapes and how much of each there may be.
 */
import * as v from 'valibot';
import { DOCUMENT_KINDS, type DocumentKind } from '../../src/lib/document/names.ts';
import { FROZEN_EDITIONS } from '../../src/lib/summary/frozen-files.ts';
import type { Revision, Seq } from '../../src/lib/server/store/port.ts';

export const ARCHIVE_FORMAT = 'rundbord-archive';
export const ARCHIVE_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const WORKSHOP = 'workshop.json';
export const CLIENTS = 'clients.json';
/** Revisions in one file; each file but the last holds exactly so many. */
export const REVISIONS_PER_FILE = 10_000;

/** What an archive may be: more is refused before it is unpacked, or while it is. Sizes in bytes. */
export const LIMITS = {
	/** As it comes in. */
	archiveBytes: 256 * 1024 * 1024,
	/** All of it, unpacked. */
	unpackedBytes: 2 * 1024 * 1024 * 1024,
	/** One JSON file that is read as a whole. */
	jsonBytes: 16 * 1024 * 1024,
	/** One file to read for a person, which is only checked. */
	readableBytes: 256 * 1024 * 1024,
	files: 20_000,
	revisions: 5_000_000,
	people: 20_000,
	/** One line of a revision file. */
	lineBytes: 96 * 1024 * 1024
} as const;

/** @returns the name of the nth file (from 0) of revisions */
export function revisionsFile(index: number): string {
	return `revisions/${String(index + 1).padStart(5, '0')}.jsonl`;
}

/** @returns the name of a file of a frozen summary */
export function frozenFile(meeting: string, name: string): string {
	return `minutes/${meeting}/${name}`;
}

/** @returns which file of which frozen summary it is; null for anything else */
export function parseFrozenFile(name: string): { meeting: string; name: string } | null {
	const [, meeting = '', file = ''] = /^minutes\/([\w-]{1,64})\/([a-z.-]{1,30})$/.exec(name) ?? [];
	return FROZEN_EDITIONS.has(file) ? { meeting, name: file } : null;
}

/** What only people read: named freely, within one folder. */
export function isReadable(name: string): boolean {
	return name === 'README.md' || /^readable\/[a-z0-9-]{1,60}\.[a-z]{1,5}$/.test(name);
}

/** An id that may stand in the name of a file of an archive. */
export const archivedId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
/** From when there were computers to where a Date still has four digits for its year. */
const moment = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
	v.check((value) => !Number.isNaN(Date.parse(value)))
);

/** Control characters but the newline, and those that make text read in another order than it is stored. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const text = (max: number) =>
	v.pipe(
		v.string(),
		v.check((value) => value.isWellFormed() && [...value].length <= max && !CONTROL.test(value))
	);
const line = (max: number) =>
	v.pipe(
		text(max),
		v.check((value) => !value.includes('\n'))
	);

export const manifestShape = v.strictObject({
	format: v.literal(ARCHIVE_FORMAT),
	version: v.number(),
	madeAt: moment,
	workshop: v.strictObject({ id: archivedId, title: line(200) }),
	revisions: v.pipe(count, v.maxValue(LIMITS.revisions)),
	files: v.pipe(
		v.array(v.strictObject({ name: v.pipe(v.string(), v.maxLength(200)), bytes: count, sha256 })),
		v.maxLength(LIMITS.files)
	)
});
export type Manifest = v.InferOutput<typeof manifestShape>;

export const workshopShape = v.strictObject({
	id: archivedId,
	title: v.pipe(line(200), v.regex(/\S/)),
	question: text(1000),
	language: v.picklist(['da', 'en']),
	createdAt: moment,
	/** How often each link has been replaced; the links themselves are secrets and not here. */
	links: v.strictObject({
		invite: v.strictObject({ replaced: count }),
		view: v.strictObject({ replaced: count })
	}),
	parties: v.pipe(
		v.array(v.strictObject({ id: archivedId, name: line(200), sector: line(40), mergedInto: v.nullable(archivedId) })),
		v.maxLength(LIMITS.people)
	),
	participants: v.pipe(
		v.array(v.strictObject({ id: archivedId, name: line(200), party: v.nullable(archivedId), joinedAt: moment })),
		v.maxLength(LIMITS.people)
	)
});
export type ArchivedWorkshop = v.InferOutput<typeof workshopShape>;

const binding = v.strictObject({ client: v.pipe(count, v.maxValue(2 ** 53 - 1)), participant: archivedId });
export const clientsShape = v.record(v.picklist(DOCUMENT_KINDS), v.pipe(v.array(binding), v.maxLength(1_000_000)));
export type ArchivedClients = Partial<Record<DocumentKind, v.InferOutput<typeof binding>[]>>;

/** A revision as it stands in a file: one line of JSON. */
export type ArchivedRevision = Omit<Revision, 'workshopId' | 'words'>;

const revisionShape = v.strictObject({
	seq: count,
	document: v.picklist(DOCUMENT_KINDS),
	at: moment,
	participant: v.nullable(archivedId),
	session: v.nullable(archivedId),
	restores: v.nullable(count),
	update: v.string()
});

export function writeRevision({
	seq,
	document,
	at,
	participantId,
	sessionId,
	restores,
	update
}: ArchivedRevision): string {
	return `${JSON.stringify({
		seq,
		document,
		at: new Date(at).toISOString(),
		participant: participantId,
		session: sessionId,
		restores,
		update: Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('base64')
	})}\n`;
}

/** @returns the revision; null when the line is none, or says it otherwise than `writeRevision` would */
export function readRevision(json: string): ArchivedRevision | null {
	let parsed: unknown;
	try {
		parsed = JSON.parse(json);
	} catch {
		return null;
	}
	const result = v.safeParse(revisionShape, parsed);
	if (!result.success) return null;
	const { seq, document, at, participant, session, restores, update } = result.output;
	const bytes = Buffer.from(update, 'base64');
	if (bytes.toString('base64') !== update) return null;
	return {
		seq,
		document,
		at: Date.parse(at),
		participantId: participant,
		sessionId: session,
		restores,
		update: new Uint8Array(bytes)
	};
}

/** @returns how many files so many revisions fill */
export function revisionFiles(revisions: Seq): number {
	return Math.ceil(revisions / REVISIONS_PER_FILE);
}
