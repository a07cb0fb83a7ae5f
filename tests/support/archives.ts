/** Archives for tests: a store to take them from and bring them to, and a way to pack one as somebody hostile would. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { ArchiveService } from '../../server/archive/archives.ts';
import type { ArchivedWorkshop } from '../../server/archive/format.ts';
import { judgeArchive, type VerifiedBatch } from '../../server/archive/verify.ts';
import { writeArchive } from '../../server/archive/write.ts';
import type { Brought } from '../../src/lib/server/archives.ts';
import type { ClientBinding, Revision, Store } from '../../src/lib/server/store/port.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { readSecret, TokenMaker } from '../../src/lib/server/tokens.ts';
import { WorkshopService } from '../../src/lib/server/workshops.ts';

export const NOW_MS = Date.UTC(2026, 10, 26, 18, 0);

export interface ArchivePlace {
	store: Store;
	workshops: WorkshopService;
	archives: ArchiveService;
	/** @returns the archive's bytes */
	take(workshopId: string): Promise<Buffer>;
	bring(archive: Uint8Array): Promise<Brought>;
	/** @returns what stands in the data folder beside the database and the secret */
	leftovers(): Promise<string[]>;
	remove(): Promise<void>;
}

/** A store in a folder of its own. */
export async function openArchivePlace({ dataLimitMb }: { dataLimitMb?: number } = {}): Promise<ArchivePlace> {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'rundbord-archive-'));
	const databaseFile = path.join(dataDir, 'rundbord.db');
	const store = openSqliteStore(databaseFile, { limitMb: dataLimitMb });
	const tokens = new TokenMaker(readSecret(dataDir));
	const clock = () => NOW_MS;
	const workshops = new WorkshopService({ registry: store.registry, tokens, clock, onRevoked: () => undefined });
	const archives = new ArchiveService({
		store,
		workshops,
		clock,
		settle: async () => undefined,
		databaseFile,
		dataDir,
		dataLimitMb
	});
	return {
		store,
		workshops,
		archives,
		async take(workshopId) {
			const stream = await archives.take(workshopId, { 'problem.md': '# Problemet\n' });
			if (!stream) throw new Error('Too many archives are being taken');
			return buffer(stream);
		},
		bring: (archive) => archives.bring(new Blob([new Uint8Array(archive)]).stream()),
		async leftovers() {
			const known = /^(rundbord\.db(-wal|-shm)?|secret)$/;
			return (await readdir(dataDir)).filter((name) => !known.test(name));
		},
		async remove() {
			await archives.close();
			await store.close();
			await rm(dataDir, { recursive: true });
		}
	};
}

/** What is judged in an archive, without a thread or a store. */
export async function judged(archive: Uint8Array): Promise<VerifiedBatch & { workshop: ArchivedWorkshop }> {
	const folder = await mkdtemp(path.join(tmpdir(), 'rundbord-archive-'));
	try {
		const file = path.join(folder, 'archive.zip');
		await writeFile(file, archive);
		const all: VerifiedBatch = { revisions: [], bindings: [], snapshots: [], checkpoints: [], frozen: [] };
		const { workshop } = await judgeArchive(file, NOW_MS, async (batch) => {
			for (const key of ['revisions', 'bindings', 'snapshots', 'checkpoints', 'frozen'] as const)
				(all[key] as unknown[]).push(...batch[key]);
		});
		return { ...all, workshop };
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** @returns the archive of a workshop, packed in this thread */
export async function packed({ log, registry, frozen }: Store, workshopId: string): Promise<Buffer> {
	const archive = await writeArchive(
		{ log, frozen },
		{
			workshop: (await registry.workshop(workshopId))!,
			parties: await registry.parties(workshopId),
			participants: await registry.participants(workshopId),
			readable: { 'problem.md': '# Problemet\n' },
			madeAt: new Date(NOW_MS).toISOString()
		}
	);
	return buffer(archive);
}

/** A workshop written straight into a store, and all that its log says of it. */
export async function writeWorkshop(
	{ store, workshops }: Pick<ArchivePlace, 'store' | 'workshops'>,
	people: readonly string[],
	make: (
		workshopId: string,
		participantOf: (name: string) => string
	) => { revisions: Omit<Revision, 'workshopId'>[]; bindings: Omit<ClientBinding, 'workshopId'>[] }
): Promise<string> {
	const { id } = await workshops.start({ title: 'Trygge aftener', question: 'Hvordan?', language: 'da' });
	const ids = new Map<string, string>();
	for (const name of people) {
		const { participantId } = await workshops.join(id, { name, party: `${name}s part` });
		ids.set(name, participantId);
	}
	const { revisions, bindings } = make(id, (name) => ids.get(name)!);
	await store.log.append(
		revisions.map((revision) => ({ ...revision, workshopId: id })),
		bindings.map((binding) => ({ ...binding, workshopId: id }))
	);
	return id;
}

/** @returns the files of an archive, unpacked */
export async function unpack(archive: Buffer): Promise<Map<string, Buffer>> {
	const zip = await fromBufferPromise(archive);
	const files = new Map<string, Buffer>();
	for await (const entry of zip.eachEntry()) {
		files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
	}
	return files;
}

/** Packs files as they are; `extra` may repeat a name. */
export async function pack(files: Iterable<[string, Buffer]>): Promise<Buffer> {
	const zip = new ZipFile();
	for (const [name, content] of files) zip.addBuffer(content, name);
	zip.end();
	return buffer(zip.outputStream);
}

/** @returns the archive with its files changed, and a manifest that says they were always so */
export async function forged(archive: Buffer, change: (files: Map<string, Buffer>) => void): Promise<Buffer> {
	const files = await unpack(archive);
	change(files);
	const manifest = json<Record<string, unknown>>(files, 'manifest.json');
	const described = [...files].filter(([name]) => name !== 'manifest.json');
	const entries = described.map(([name, content]) => ({
		name,
		bytes: content.byteLength,
		sha256: createHash('sha256').update(content).digest('hex')
	}));
	put(files, 'manifest.json', { ...manifest, files: entries });
	return pack(files);
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- says what the test knows is in there
export function json<Value>(files: ReadonlyMap<string, Buffer>, name: string): Value {
	return JSON.parse((files.get(name) ?? Buffer.from('null')).toString()) as Value;
}

export function put(files: Map<string, Buffer>, name: string, value: unknown): void {
	files.set(name, Buffer.from(`${JSON.stringify(value)}\n`));
}
