/** Writes a workshop's archive as a stream: whatever its size, a chunk of it at a time is in memory. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type * as Y from 'yjs';
import { DOCUMENT_KINDS } from '../../src/lib/document/names.ts';
import { TOP_LEVEL_TYPES } from '../../src/lib/document/shape.ts';
import { readSummaryTexts, type SummaryTexts } from '../../src/lib/document/summary-text.ts';
import { readRecord } from '../../src/lib/document/record.ts';
import { documentAt } from '../../src/lib/server/document-at.ts';
import { fingerprintList } from '../../src/lib/summary/frozen-files.ts';
import { fold } from '../../src/lib/workshop/evolve.ts';
import { readFacts } from '../../src/lib/workshop/fact.ts';
import type {
	FrozenFileHead,
	ParticipantRow,
	PartyRow,
	RevisionLog,
	Seq,
	Store,
	WorkshopRow
} from '../../src/lib/server/store/port.ts';
import {
	ARCHIVE_FORMAT,
	ARCHIVE_VERSION,
	CLIENTS,
	frozenFile,
	MANIFEST,
	REVISIONS_PER_FILE,
	revisionFiles,
	revisionsFile,
	WORKSHOP,
	writeRevision,
	type ArchivedClients,
	type ArchivedWorkshop,
	type Manifest
} from './format.ts';
import { archiveReadme } from './readme.ts';

const FACTS = Object.keys(TOP_LEVEL_TYPES.record)[0] as keyof typeof TOP_LEVEL_TYPES.record;
type Content = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** Revisions read from the store at a time. */
const CHUNK = 1_000;

export interface ArchiveInput {
	workshop: WorkshopRow;
	parties: readonly PartyRow[];
	participants: readonly ParticipantRow[];
	/** Forms for people, by name below `readable/`. */
	readable: Readonly<Record<string, string>>;
	/** ISO 8601, UTC. */
	madeAt: string;
}

/** @returns the archive, up to the last revision that is stored now */
export async function writeArchive(
	{ log, frozen: frozenStore }: Pick<Store, 'log' | 'frozen'>,
	input: ArchiveInput
): Promise<Readable> {
	const { id } = input.workshop;
	const { head, clients } = await boundary(log, id);
	const frozen = await frozenAt(await documentAt(log, id, 'record', head), (meeting) => frozenStore.list(id, meeting));
	const zip = new ZipFile();
	const files: Manifest['files'] = [];
	const mtime = new Date(input.madeAt);
	const add = (name: string, content: () => Content, compress = true) =>
		zip.addReadStreamLazy(name, { mtime, compress, forceDosTimestamp: true }, (pass) => {
			pass(null, Readable.from(hashed(name, content(), files), { objectMode: false }));
		});

	const writtenIn = async (which: keyof SummaryTexts) =>
		[...readSummaryTexts(await documentAt(log, id, 'summary', head))]
			.map(
				([
					session,
					{
						[which]: { markdown }
					}
				]) => ({ session, markdown })
			)
			.filter(({ markdown }) => markdown !== '');

	add('README.md', () => [archiveReadme({ ...input, revisions: head })]);
	for (const [name, text] of Object.entries(input.readable)) add(`readable/${name}`, () => [text]);
	add('readable/facts.json', async function* () {
		yield pretty((await documentAt(log, id, 'record', head)).getArray(FACTS).toJSON());
	});
	add('readable/board.json', async function* () {
		yield pretty(boardOf(await documentAt(log, id, 'canvas', head)));
	});
	add('readable/in-short.json', async function* () {
		yield pretty(await writtenIn('inShort'));
	});
	add('readable/corrections.json', async function* () {
		yield pretty(await writtenIn('corrections'));
	});
	add(WORKSHOP, () => [pretty(archivedWorkshop(input))]);
	add(CLIENTS, () => [pretty(clients)]);
	for (let index = 0; index < revisionFiles(head); index += 1) {
		const after = index * REVISIONS_PER_FILE;
		add(revisionsFile(index), () => revisionLines(log, id, after, Math.min(after + REVISIONS_PER_FILE, head)));
	}
	for (const { meeting, files: heads } of frozen) {
		for (const { name } of heads) {
			add(frozenFile(meeting, name), async function* () {
				yield (await frozenStore.read(id, meeting, name)) ?? new Uint8Array();
			});
		}
	}
	zip.addReadStreamLazy(MANIFEST, { mtime, forceDosTimestamp: true }, (pass) => {
		const manifest: Manifest = {
			format: ARCHIVE_FORMAT,
			version: ARCHIVE_VERSION,
			madeAt: input.madeAt,
			workshop: { id, title: input.workshop.title },
			revisions: head,
			files
		};
		pass(null, Readable.from([Buffer.from(pretty(manifest))]));
	});
	zip.end();
	const output: unknown = zip.outputStream;
	if (!(output instanceof Readable)) throw new Error('yazl streams otherwise than it did');
	zip.on('error', (error: Error) => output.destroy(error));
	return output;
}

function boardOf(doc: Y.Doc): Record<string, unknown> {
	return Object.fromEntries(Object.keys(TOP_LEVEL_TYPES.canvas).map((name) => [name, doc.getMap(name).toJSON()]));
}

/** A place on the timeline with everybody who has written up to it. Edits go on meanwhile; then it is looked for again. */
async function boundary(log: RevisionLog, workshopId: string): Promise<{ head: Seq; clients: ArchivedClients }> {
	for (;;) {
		const head = await log.head(workshopId);
		const clients: ArchivedClients = {};
		for (const kind of DOCUMENT_KINDS) {
			const bound = [...(await log.clients(workshopId, kind))].sort(([one], [other]) => one - other);
			if (bound.length > 0) clients[kind] = bound.map(([client, participant]) => ({ client, participant }));
		}
		if ((await log.head(workshopId)) === head) return { head, clients };
	}
}

async function* revisionLines(log: RevisionLog, workshopId: string, from: Seq, upTo: Seq): AsyncGenerator<string> {
	for (let after = from; after < upTo; after += CHUNK) {
		const revisions = await log.read(workshopId, { after, upTo: Math.min(after + CHUNK, upTo) });
		yield revisions.map(writeRevision).join('');
	}
}

/** Passes a file on, and notes what it was once it is through. */
async function* hashed(name: string, content: Content, files: Manifest['files']): AsyncGenerator<Buffer> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const part of content) {
		const buffer = Buffer.from(part as string);
		hash.update(buffer);
		bytes += buffer.byteLength;
		yield buffer;
	}
	files.push({ name, bytes, sha256: hash.digest('hex') });
}

/** @returns the files of every summary that was frozen by then; files that are not those of the record's fact are left out */
async function frozenAt(
	record: Y.Doc,
	list: (meeting: string) => Promise<FrozenFileHead[]>
): Promise<{ meeting: string; files: FrozenFileHead[] }[]> {
	const { byMeeting } = fold(readFacts(readRecord(record))).minutes;
	const all: { meeting: string; files: FrozenFileHead[] }[] = [];
	for (const [meeting, { frozen }] of Object.entries(byMeeting)) {
		const files = frozen ? await list(meeting) : [];
		const fingerprint = createHash('sha256').update(fingerprintList(files)).digest('hex');
		if (frozen?.fingerprint === fingerprint) all.push({ meeting, files });
	}
	return all;
}

function archivedWorkshop({ workshop, parties, participants }: ArchiveInput): ArchivedWorkshop {
	const { id, title, question, language, createdAt, inviteGeneration, viewGeneration } = workshop;
	return {
		id,
		title,
		question,
		language,
		createdAt: new Date(createdAt).toISOString(),
		links: { invite: { replaced: inviteGeneration - 1 }, view: { replaced: viewGeneration - 1 } },
		parties: parties.map(({ workshopId: _, ...party }) => party),
		participants: participants.map(({ id, name, partyId, joinedAt }) => ({
			id,
			name,
			party: partyId,
			joinedAt: new Date(joinedAt).toISOString()
		}))
	};
}

function pretty(value: unknown): string {
	return `${JSON.stringify(value, null, '\t')}\n`;
}
