/** The files of frozen summaries, in SQLite. */
import { and, eq, sql } from 'drizzle-orm';
import type { FrozenFile, FrozenFileHead, FrozenStore } from '../port.ts';
import { writing, type SqliteHandle } from './database.ts';
import { frozenFiles, workshops } from './schema.ts';

export class SqliteFrozenStore implements FrozenStore {
	#orm: SqliteHandle['orm'];
	#transaction: (work: () => void) => void;

	constructor({ orm, raw }: SqliteHandle) {
		this.#orm = orm;
		this.#transaction = (work) => writing(() => raw.transaction(work).immediate());
	}

	async put(workshopId: string, meeting: string, files: readonly FrozenFile[]): Promise<void> {
		const workshopKey = this.#workshopKey(workshopId);
		this.#transaction(() => {
			this.#orm.delete(frozenFiles).where(this.#of(workshopKey, meeting)).run();
			for (const { name, sha256, bytes } of files) {
				this.#orm
					.insert(frozenFiles)
					.values({ workshopKey, meeting, name, sha256, bytes: Buffer.from(bytes) })
					.run();
			}
		});
	}

	async list(workshopId: string, meeting: string): Promise<FrozenFileHead[]> {
		const sizeBytes = sql<number>`length(${frozenFiles.bytes})`;
		return this.#orm
			.select({ name: frozenFiles.name, sizeBytes, sha256: frozenFiles.sha256 })
			.from(frozenFiles)
			.where(this.#of(this.#workshopKey(workshopId), meeting))
			.orderBy(frozenFiles.name)
			.all();
	}

	async read(workshopId: string, meeting: string, name: string): Promise<Uint8Array | null> {
		const row = this.#orm
			.select({ bytes: frozenFiles.bytes })
			.from(frozenFiles)
			.where(and(this.#of(this.#workshopKey(workshopId), meeting), eq(frozenFiles.name, name)))
			.get();
		return row ? new Uint8Array(row.bytes) : null;
	}

	async find(workshopId: string, sha256: string): Promise<{ meeting: string; name: string }[]> {
		return this.#orm
			.select({ meeting: frozenFiles.meeting, name: frozenFiles.name })
			.from(frozenFiles)
			.where(and(eq(frozenFiles.workshopKey, this.#workshopKey(workshopId)), eq(frozenFiles.sha256, sha256)))
			.orderBy(frozenFiles.meeting, frozenFiles.name)
			.all();
	}

	#of(workshopKey: number, meeting: string) {
		return and(eq(frozenFiles.workshopKey, workshopKey), eq(frozenFiles.meeting, meeting));
	}

	#workshopKey(id: string): number {
		const row = this.#orm.select({ key: workshops.key }).from(workshops).where(eq(workshops.id, id)).get();
		if (!row) throw new Error(`No workshop is stored under the id ${id}`);
		return row.key;
	}
}
