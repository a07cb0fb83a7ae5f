/** Takes workshops away and brings them in. What is slow runs in `worker.ts`; here is what the process alone may do: store. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Profile } from '../../src/lib/server/application.ts';
import type { Archives, Brought } from '../../src/lib/server/archives.ts';
import type { Store, WorkshopRow } from '../../src/lib/server/store/port.ts';
import { newId } from '../../src/lib/server/tokens.ts';
import type { WorkshopService } from '../../src/lib/server/workshops.ts';
import { LIMITS, type ArchivedWorkshop } from './format.ts';
import type { ArchiveAnswer, ArchiveJob } from './job.ts';
import { ArchiveRefused } from './refusal.ts';
import type { VerifiedBatch } from './verify.ts';

/** Each takes a thread. */
const MOST_TAKEN_AT_ONCE = 3;
/** A judge that is not done by then has met something made to keep it busy. */
const JUDGING_MS = 15 * 60_000;
/** What bringing in leaves free on the disk, for those who write: bytes. */
const RESERVE_BYTES = 512 * 1024 * 1024;
/** How much of what the database may fill can be filled by bringing in. */
const SHARE_OF_LIMIT = 0.8;

interface Options {
	store: Store;
	workshops: WorkshopService;
	clock: () => number;
	/** Stores what is pending, so that the log is complete. */
	settle: () => Promise<void>;
	/** A workshop has come in. */
	onBrought?: (workshopId: string) => void;
	databaseFile: string;
	dataDir: string;
	dataLimitMb: number | undefined;
}

export class ArchiveService implements Archives {
	#options: Options;
	#folder: string;
	#isBringing = false;
	#packing = new Set<Worker>();
	#workers = new Set<Worker>();

	constructor(options: Options) {
		this.#options = options;
		this.#folder = path.join(options.dataDir, 'incoming');
	}

	async take(
		workshopId: string,
		readable: Readonly<Record<string, string>>
	): Promise<ReadableStream<Uint8Array> | null> {
		if (this.#packing.size >= MOST_TAKEN_AT_ONCE) return null;
		const { store, settle, clock, databaseFile } = this.#options;
		await settle();
		const workshop = await store.registry.workshop(workshopId);
		if (!workshop) throw new Error(`No workshop is stored under the id ${workshopId}`);
		const parties = await store.registry.parties(workshopId);
		const participants = await store.registry.participants(workshopId);
		const input = { workshop, parties, participants, readable, madeAt: new Date(clock()).toISOString() };
		const worker = this.#start({ kind: 'write', database: databaseFile, input });
		this.#packing.add(worker);
		worker.once('exit', () => this.#packing.delete(worker));
		return partsFrom(worker);
	}

	async bring(archive: ReadableStream<Uint8Array>): Promise<Brought> {
		if (this.#isBringing) return { kind: 'busy' };
		this.#isBringing = true;
		await rm(this.#folder, { recursive: true, force: true });
		try {
			await mkdir(this.#folder, { recursive: true, mode: 0o700 });
			return await this.#bringIn(archive);
		} catch (error) {
			if (error instanceof ArchiveRefused)
				return { kind: 'refused', fault: error.fault, file: error.file, seq: error.seq };
			throw error;
		} finally {
			await rm(this.#folder, { recursive: true, force: true });
			this.#isBringing = false;
		}
	}

	/** Ends what is under way. What was being brought in is removed when the store is opened anew. */
	async close(): Promise<void> {
		await Promise.all([...this.#workers].map((worker) => worker.terminate()));
	}

	async #bringIn(archive: ReadableStream<Uint8Array>): Promise<Brought> {
		const [file, spool] = [path.join(this.#folder, 'archive.zip'), path.join(this.#folder, 'verified')];
		if (!(await this.#hasRoomFor(0))) return { kind: 'noRoom' };
		await receive(archive, file);
		const worker = this.#start({ kind: 'verify', file, spool, nowMs: this.#options.clock() });
		const deadline = setTimeout(() => void worker.terminate(), JUDGING_MS);
		const judged = await nextAnswer(worker).finally(() => clearTimeout(deadline));
		if (judged.kind === 'refused') throw new ArchiveRefused(judged.fault, judged);
		if (judged.kind !== 'verified') throw new Error(judged.kind === 'failed' ? judged.message : judged.kind);
		if (!(await this.#hasRoomFor((await stat(spool)).size))) return { kind: 'noRoom' };
		const row = rowOf(judged.workshop);
		await this.#store(row, judged.workshop, spool);
		return {
			kind: 'brought',
			workshop: { ...profileOf(row), ...(await this.#options.workshops.links(row.id)) },
			revisions: judged.revisions,
			participants: judged.workshop.participants.length
		};
	}

	async #store(row: WorkshopRow, { parties, participants }: ArchivedWorkshop, spool: string): Promise<void> {
		const { store, workshops, clock, onBrought } = this.#options;
		const workshopId = row.id;
		const people = {
			parties: parties.map((party) => ({ ...party, workshopId })),
			participants: participants.map(({ id, name, party, joinedAt }) => ({
				id,
				workshopId,
				name,
				partyId: party,
				joinedAt: Date.parse(joinedAt)
			}))
		};
		await store.imports.begin(row, people, clock());
		try {
			for await (const { revisions, bindings, snapshots, checkpoints, frozen } of batches(spool)) {
				await store.log.append(
					revisions.map((revision) => ({ ...revision, workshopId })),
					bindings.map((binding) => ({ ...binding, workshopId }))
				);
				for (const snapshot of snapshots) await store.log.saveSnapshot(workshopId, snapshot);
				for (const { document, ...checkpoint } of checkpoints)
					await store.log.saveCheckpoint(workshopId, document, checkpoint);
				for (const { meeting, files } of frozen) await store.frozen.put(workshopId, meeting, files);
				// Whoever types comes in between.
				await new Promise((resolve) => setImmediate(resolve));
			}
			await store.imports.finish(workshopId, workshops.firstTokens(row));
			onBrought?.(workshopId);
		} catch (error) {
			await store.imports.abandon(workshopId);
			throw error;
		}
	}

	async #hasRoomFor(bytes: number): Promise<boolean> {
		const { dataDir, dataLimitMb, store } = this.#options;
		const { bavail, bsize } = await statfs(dataDir);
		if (bavail * bsize < 2 * bytes + RESERVE_BYTES) return false;
		if (dataLimitMb === undefined) return true;
		return (await store.imports.usedBytes()) + bytes <= dataLimitMb * 1024 * 1024 * SHARE_OF_LIMIT;
	}

	#start(job: ArchiveJob): Worker {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: job });
		this.#workers.add(worker);
		worker.once('exit', () => this.#workers.delete(worker));
		return worker;
	}
}

/** @returns the thread's next message. @throws when it ends without one */
function nextAnswer(worker: Worker): Promise<ArchiveAnswer> {
	return new Promise((resolve, reject) => {
		const ended = () => reject(new Error('The archive thread has ended'));
		worker.once('error', reject);
		worker.once('exit', ended);
		worker.once('message', (answer: ArchiveAnswer) => {
			worker.off('error', reject);
			worker.off('exit', ended);
			resolve(answer);
		});
	});
}

/** @returns what the thread packs, asked for as it is wanted; the thread ends with it, or when nobody wants the rest */
function partsFrom(worker: Worker): ReadableStream<Uint8Array> {
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const answer = nextAnswer(worker);
				worker.postMessage('next');
				const answered = await answer;
				if (answered.kind === 'part') {
					controller.enqueue(answered.bytes);
					return;
				}
				await worker.terminate();
				if (answered.kind !== 'end') throw new Error(answered.kind === 'failed' ? answered.message : answered.kind);
				controller.close();
			},
			cancel: async () => {
				await worker.terminate();
			}
		},
		{ highWaterMark: 0 }
	);
}

function rowOf({ title, question, language, createdAt }: ArchivedWorkshop): WorkshopRow {
	const at = Date.parse(createdAt);
	return { id: newId(), title, question, language, createdAt: at, inviteGeneration: 1, viewGeneration: 1 };
}

function profileOf({ id, title, question, language, createdAt }: WorkshopRow): Profile {
	return { id, title, question, language, createdAt };
}

/** @throws ArchiveRefused `too-large` before more is on the disk than an archive may have */
async function receive(archive: ReadableStream<Uint8Array>, file: string): Promise<void> {
	let bytes = 0;
	const counted = async function* () {
		// A stream left early is not cancelled: that would cut the connection before the client has the answer.
		for await (const part of archive.values({ preventCancel: true })) {
			bytes += part.byteLength;
			if (bytes > LIMITS.archiveBytes) throw new ArchiveRefused('too-large');
			yield part;
		}
	};
	await pipeline(counted, createWriteStream(file, { mode: 0o600 }));
}

async function* batches(spool: string): AsyncGenerator<VerifiedBatch> {
	const handle = await open(spool);
	try {
		for (;;) {
			const length = await readExactly(handle, 4);
			if (length === null) return;
			const bytes = await readExactly(handle, length.readUInt32LE());
			if (bytes === null) throw new Error('What was judged was cut short');
			yield deserialize(bytes) as VerifiedBatch;
		}
	} finally {
		await handle.close();
	}
}

/** @returns null at the end */
async function readExactly(handle: FileHandle, length: number): Promise<Buffer | null> {
	const buffer = Buffer.alloc(length);
	const { bytesRead } = await handle.read(buffer, 0, length);
	return bytesRead === length ? buffer : null;
}
