/** Brings whole workshops in, a piece at a time, so that nobody who types waits for it. */
import { eq } from 'drizzle-orm';
import type { Imports, ParticipantRow, PartyRow, TokenRow, WorkshopRow } from '../port.ts';
import { writing, type SqliteHandle } from './database.ts';
import { forget, removeRevisions } from './half-done.ts';
import { imports, participants, parties, workshops } from './schema.ts';
import type { SqliteRegistry } from './registry.ts';

export class SqliteImports implements Imports {
	#handle: SqliteHandle;
	#registry: SqliteRegistry;

	constructor(handle: SqliteHandle, registry: SqliteRegistry) {
		this.#handle = handle;
		this.#registry = registry;
	}

	async begin(
		workshop: WorkshopRow,
		people: { parties: readonly PartyRow[]; participants: readonly ParticipantRow[] },
		startedAt: number
	): Promise<void> {
		const { orm, raw } = this.#handle;
		const insert = () => {
			const workshopKey = orm.insert(workshops).values(workshop).returning({ key: workshops.key }).get().key;
			orm.insert(imports).values({ workshopKey, startedAt }).run();
			for (const { workshopId: _, ...party } of people.parties)
				orm
					.insert(parties)
					.values({ ...party, workshopKey })
					.run();
			for (const { workshopId: _, ...participant } of people.participants)
				orm
					.insert(participants)
					.values({ ...participant, workshopKey })
					.run();
		};
		writing(() => raw.transaction(insert).immediate());
	}

	async finish(workshopId: string, tokens: readonly TokenRow[]): Promise<void> {
		const { orm, raw } = this.#handle;
		const open = () => {
			tokens.forEach((token) => this.#registry.insertToken(token));
			orm
				.delete(imports)
				.where(eq(imports.workshopKey, this.#keyOf(workshopId)))
				.run();
		};
		writing(() => raw.transaction(open).immediate());
	}

	async usedBytes(): Promise<number> {
		const { raw } = this.#handle;
		return (
			(raw.pragma('page_count', { simple: true }) as number) * (raw.pragma('page_size', { simple: true }) as number)
		);
	}

	async abandon(workshopId: string): Promise<void> {
		const key = this.#keyOf(workshopId);
		while (removeRevisions(this.#handle.raw, key) > 0) await new Promise((resolve) => setImmediate(resolve));
		forget(this.#handle.raw, key);
	}

	#keyOf(workshopId: string): number {
		const row = this.#handle.orm
			.select({ key: workshops.key })
			.from(workshops)
			.innerJoin(imports, eq(imports.workshopKey, workshops.key))
			.where(eq(workshops.id, workshopId))
			.get();
		if (!row) throw new Error(`No workshop is being brought in under the id ${workshopId}`);
		return row.key;
	}
}
