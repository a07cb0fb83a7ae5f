/** The archive's thread: it reads, packs, unpacks and judges, while the process goes on with those who type. */
import { on } from 'node:events';
import { open } from 'node:fs/promises';
import { serialize } from 'node:v8';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { ArchiveAnswer, ArchiveJob } from './job.ts';
import { ArchiveRefused } from './refusal.ts';

const port = parentPort as MessagePort;

async function answer(job: ArchiveJob): Promise<ArchiveAnswer> {
	if (job.kind === 'verify') return verified(job);
	// Each job loads only what it needs: a thread is made for every one.
	const { openSqliteReader, openSqliteFrozenReader } = await import('../../src/lib/server/store/sqlite/store.ts');
	const { writeArchive } = await import('./write.ts');
	const log = openSqliteReader(job.database);
	const archive = await writeArchive({ log, frozen: openSqliteFrozenReader(job.database) }, job.input);
	const parts = archive[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
	// A part leaves when it is asked for: a slow receiver fills nobody's memory.
	for await (const _ of on(port, 'message')) {
		const { done, value } = await parts.next();
		if (done) break;
		// A copy: the buffer may be a part of one that others use.
		const bytes = new Uint8Array(value);
		port.postMessage({ kind: 'part', bytes } satisfies ArchiveAnswer, [bytes.buffer]);
	}
	return { kind: 'end' };
}

/** Batches go to the spool one after the other: their length in four bytes, and themselves. */
async function verified({ file, spool, nowMs }: Extract<ArchiveJob, { kind: 'verify' }>): Promise<ArchiveAnswer> {
	const { judgeArchive } = await import('./verify.ts');
	const out = await open(spool, 'wx', 0o600);
	try {
		const judged = await judgeArchive(file, nowMs, async (batch) => {
			const bytes = serialize(batch);
			const length = Buffer.alloc(4);
			length.writeUInt32LE(bytes.byteLength);
			await out.write(Buffer.concat([length, bytes]));
		});
		return { kind: 'verified', ...judged };
	} finally {
		await out.close();
	}
}

async function main(): Promise<void> {
	try {
		port.postMessage(await answer(workerData as ArchiveJob));
	} catch (error) {
		const refused: ArchiveAnswer =
			error instanceof ArchiveRefused
				? { kind: 'refused', fault: error.fault, file: error.file, seq: error.seq }
				: { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
		port.postMessage(refused);
	}
}

void main();
