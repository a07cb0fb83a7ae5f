/**
 * Opens an archive that somebody brings, and trusts nothing in it: names, counts and sizes are looked at before anything
 * is unpacked, sizes and hashes while it is.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import {
	ARCHIVE_FORMAT,
	ARCHIVE_VERSION,
	CLIENTS,
	clientsShape,
	isReadable,
	parseFrozenFile,
	LIMITS,
	MANIFEST,
	manifestShape,
	readRevision,
	revisionFiles,
	REVISIONS_PER_FILE,
	revisionsFile,
	WORKSHOP,
	workshopShape,
	type ArchivedClients,
	type ArchivedRevision,
	type ArchivedWorkshop,
	type Manifest
} from './format.ts';
import { ArchiveRefused } from './refusal.ts';

const STORED = 0;
const DEFLATED = 8;

export class ArchiveReader {
	readonly manifest: Manifest;
	#zip: ZipFile;
	#entries: ReadonlyMap<string, Entry>;

	/**
	 * @param file where the archive is
	 * @throws ArchiveRefused when it is none, or one that cannot be read here
	 */
	static async open(file: string): Promise<ArchiveReader> {
		let zip: ZipFile;
		try {
			zip = await openPromise(file, { autoClose: false, strictFileNames: true });
		} catch {
			throw new ArchiveRefused('not-a-zip');
		}
		try {
			const entries = await entriesOf(zip);
			const manifest = await manifestOf(zip, entries);
			return new ArchiveReader(zip, entries, manifest);
		} catch (error) {
			zip.close();
			throw error;
		}
	}

	private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, manifest: Manifest) {
		this.#zip = zip;
		this.#entries = entries;
		this.manifest = manifest;
	}

	close(): void {
		this.#zip.close();
	}

	async workshop(): Promise<ArchivedWorkshop> {
		return this.#json(WORKSHOP, workshopShape);
	}

	async clients(): Promise<ArchivedClients> {
		return this.#json(CLIENTS, clientsShape);
	}

	/** @returns the files of frozen summaries that it holds, by meeting */
	frozen(): Map<string, { name: string; sizeBytes: number; sha256: string }[]> {
		const frozen = new Map<string, { name: string; sizeBytes: number; sha256: string }[]>();
		for (const { name, bytes, sha256 } of this.manifest.files) {
			const parsed = parseFrozenFile(name);
			if (!parsed) continue;
			const file = { name: parsed.name, sizeBytes: bytes, sha256 };
			frozen.set(parsed.meeting, [...(frozen.get(parsed.meeting) ?? []), file]);
		}
		return frozen;
	}

	/** @returns a file's bytes, which are as the manifest has them */
	async bytes(name: string): Promise<Uint8Array> {
		const parts: Buffer[] = [];
		for await (const part of this.#checked(name)) parts.push(part);
		return new Uint8Array(Buffer.concat(parts));
	}

	/** Every revision, as the files have them: their shape is checked, what they mean is not. */
	async *revisions(): AsyncGenerator<ArchivedRevision> {
		let seq = 0;
		for (let index = 0; index < revisionFiles(this.manifest.revisions); index += 1) {
			const name = revisionsFile(index);
			const last = Math.min((index + 1) * REVISIONS_PER_FILE, this.manifest.revisions);
			for await (const line of this.#lines(name)) {
				seq += 1;
				const revision = readRevision(line);
				if (revision === null) throw new ArchiveRefused('revision-malformed', { file: name, seq });
				if (revision.seq !== seq || seq > last) throw new ArchiveRefused('revision-gap', { file: name, seq });
				yield revision;
			}
			if (seq !== last) throw new ArchiveRefused('revision-gap', { file: name, seq: seq + 1 });
		}
	}

	/** Unpacks every file once, to see that all is whole: what is damaged is told as such, not as what it seems to say. */
	async checkWhole(): Promise<void> {
		for (const { name } of this.manifest.files) {
			for await (const _ of this.#checked(name));
		}
	}

	async #json<Schema extends v.GenericSchema>(name: string, shape: Schema): Promise<v.InferOutput<Schema>> {
		return decoded(await this.bytes(name), name, shape);
	}

	async *#lines(name: string): AsyncGenerator<string> {
		let rest = Buffer.alloc(0);
		for await (const part of this.#checked(name)) {
			let buffer = rest.byteLength === 0 ? part : Buffer.concat([rest, part]);
			for (let end = buffer.indexOf(10); end >= 0; end = buffer.indexOf(10)) {
				yield buffer.toString('utf8', 0, end);
				buffer = buffer.subarray(end + 1);
			}
			if (buffer.byteLength > LIMITS.lineBytes) throw new ArchiveRefused('too-large', { file: name });
			rest = Buffer.from(buffer);
		}
		if (rest.byteLength > 0) throw new ArchiveRefused('revision-malformed', { file: name });
	}

	/** A file's bytes; the end is only reached when size and hash are as the manifest has them. */
	async *#checked(name: string): AsyncGenerator<Buffer> {
		const described = this.manifest.files.find((file) => file.name === name);
		const entry = this.#entries.get(name);
		if (!described || !entry) throw new ArchiveRefused('file-missing', { file: name });
		const hash = createHash('sha256');
		for await (const part of unpacked(this.#zip, entry)) {
			hash.update(part);
			yield part;
		}
		if (hash.digest('hex') !== described.sha256) throw new ArchiveRefused('wrong-hash', { file: name });
	}
}

/** @returns the archive's files by name, none of them unpacked yet */
async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
	if (zip.entryCount > LIMITS.files + 1) throw new ArchiveRefused('too-many');
	const entries = new Map<string, Entry>();
	let total = 0;
	try {
		for await (const entry of zip.eachEntry()) {
			const { fileName, uncompressedSize, compressionMethod } = entry;
			if (!isKnown(fileName)) throw new ArchiveRefused('unknown-file', { file: shown(fileName) });
			if (entries.has(fileName)) throw new ArchiveRefused('duplicate-name', { file: fileName });
			if (entry.isEncrypted() || ![STORED, DEFLATED].includes(compressionMethod))
				throw new ArchiveRefused('not-a-zip', { file: fileName });
			total += uncompressedSize;
			if (uncompressedSize > mostBytes(fileName) || total > LIMITS.unpackedBytes)
				throw new ArchiveRefused('too-large', { file: fileName });
			entries.set(fileName, entry);
		}
	} catch (error) {
		throw asRefusal(error);
	}
	return entries;
}

function isKnown(name: string): boolean {
	const isOurs = [MANIFEST, WORKSHOP, CLIENTS].includes(name) || isReadable(name) || parseFrozenFile(name) !== null;
	return isOurs || /^revisions\/\d{5}\.jsonl$/.test(name);
}

function mostBytes(name: string): number {
	if (name.startsWith('revisions/')) return LIMITS.unpackedBytes;
	return isReadable(name) ? LIMITS.readableBytes : LIMITS.jsonBytes;
}

async function manifestOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
	const entry = entries.get(MANIFEST);
	if (!entry) throw new ArchiveRefused('file-missing', { file: MANIFEST });
	const parts: Buffer[] = [];
	for await (const part of unpacked(zip, entry)) parts.push(part);
	const bytes = Buffer.concat(parts);
	const head = decoded(bytes, MANIFEST, v.looseObject({ format: v.unknown(), version: v.unknown() }));
	if (head.format !== ARCHIVE_FORMAT) throw new ArchiveRefused('not-an-archive', { file: MANIFEST });
	if (head.version !== ARCHIVE_VERSION) throw new ArchiveRefused('other-version', { file: MANIFEST });
	const manifest = decoded(bytes, MANIFEST, manifestShape);
	const described = new Map(manifest.files.map((file) => [file.name, file]));
	if (described.size !== manifest.files.length) throw new ArchiveRefused('duplicate-name', { file: MANIFEST });
	const needed = [
		WORKSHOP,
		CLIENTS,
		...Array.from({ length: revisionFiles(manifest.revisions) }, (_, index) => revisionsFile(index))
	];
	for (const name of [...needed, ...described.keys()]) {
		if (!described.has(name) || !entries.has(name)) throw new ArchiveRefused('file-missing', { file: shown(name) });
		if (described.get(name)?.bytes !== entries.get(name)?.uncompressedSize)
			throw new ArchiveRefused('wrong-hash', { file: name });
	}
	for (const name of entries.keys()) {
		const isNeeded = needed.includes(name) || isReadable(name) || parseFrozenFile(name) !== null || name === MANIFEST;
		if (!isNeeded || (name !== MANIFEST && !described.has(name)))
			throw new ArchiveRefused('unknown-file', { file: name });
	}
	return manifest;
}

/** Unpacks a file; yauzl ends it with an error as soon as it is not of the size it said. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
	let sum = 0;
	try {
		for await (const part of await zip.openReadStreamPromise(entry)) {
			sum = crc32(part as Buffer, sum);
			yield part as Buffer;
		}
	} catch (error) {
		throw asRefusal(error, entry.fileName);
	}
	// The manifest, which has the hashes of all others, has none itself.
	if (sum !== entry.crc32) throw new ArchiveRefused('wrong-hash', { file: entry.fileName });
}

function decoded<Schema extends v.GenericSchema>(
	bytes: Uint8Array,
	file: string,
	shape: Schema
): v.InferOutput<Schema> {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new ArchiveRefused('malformed', { file });
	}
	const result = v.safeParse(shape, value);
	if (!result.success) throw new ArchiveRefused('malformed', { file });
	return result.output;
}

/** What yauzl and zlib say of a damaged or dishonest ZIP is for programmers. */
function asRefusal(error: unknown, file = ''): ArchiveRefused {
	if (error instanceof ArchiveRefused) return error;
	const message = error instanceof Error ? error.message : '';
	return /relative path|absolute path|invalid characters/.test(message)
		? new ArchiveRefused('unknown-file')
		: new ArchiveRefused('not-a-zip', { file });
}

/** A name from outside, to be shown: short, and without what could be read otherwise than it is. */
function shown(name: string): string {
	return name.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
}
