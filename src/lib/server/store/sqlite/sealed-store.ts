/** What is hidden until it is revealed, in SQLite. */
import { and, eq, isNotNull } from 'drizzle-orm';
import type { SealedRow, SealedStore } from '../port.ts';
import { writing, type SqliteHandle } from './database.ts';
import { sealed, workshops } from './schema.ts';

const columns = {
	id: sealed.id,
	workshopId: workshops.id,
	batch: sealed.batch,
	participantId: sealed.participantId,
	payload: sealed.payload
};

export class SqliteSealedStore implements SealedStore {
	#orm: SqliteHandle['orm'];
	#transaction: (work: () => void) => void;

	constructor({ orm, raw }: SqliteHandle) {
		this.#orm = orm;
		this.#transaction = (work) => writing(() => raw.transaction(work).immediate());
	}

	async put({ id, workshopId, batch, participantId, payload }: SealedRow): Promise<void> {
		const workshopKey = this.#workshopKey(workshopId);
		this.#transaction(() => {
			if (participantId !== null) {
				const before = and(eq(sealed.participantId, participantId), eq(sealed.batch, batch));
				this.#orm
					.delete(sealed)
					.where(and(eq(sealed.workshopKey, workshopKey), before))
					.run();
			}
			this.#orm
				.insert(sealed)
				.values({ id, workshopKey, batch, participantId, payload: Buffer.from(payload) })
				.run();
		});
	}

	async read(workshopId: string, batch: string): Promise<SealedRow[]> {
		const wanted = and(eq(workshops.id, workshopId), eq(sealed.batch, batch));
		return this.#select().where(wanted).orderBy(sealed.id).all().map(plain);
	}

	async own(workshopId: string, participantId: string): Promise<SealedRow[]> {
		const wanted = and(
			eq(workshops.id, workshopId),
			isNotNull(sealed.participantId),
			eq(sealed.participantId, participantId)
		);
		return this.#select().where(wanted).orderBy(sealed.batch).all().map(plain);
	}

	async batches(workshopId: string): Promise<string[]> {
		const wanted = eq(sealed.workshopKey, this.#workshopKey(workshopId));
		const rows = this.#orm.selectDistinct({ batch: sealed.batch }).from(sealed).where(wanted).all();
		return rows.map(({ batch }) => batch);
	}

	async forget(workshopId: string, batch: string): Promise<void> {
		const wanted = and(eq(sealed.workshopKey, this.#workshopKey(workshopId)), eq(sealed.batch, batch));
		writing(() => this.#orm.delete(sealed).where(wanted).run());
	}

	#select() {
		return this.#orm
			.select(columns)
			.from(sealed)
			.innerJoin(workshops, eq(workshops.key, sealed.workshopKey))
			.$dynamic();
	}

	#workshopKey(id: string): number {
		const row = this.#orm.select({ key: workshops.key }).from(workshops).where(eq(workshops.id, id)).get();
		if (!row) throw new Error(`No workshop is stored under the id ${id}`);
		return row.key;
	}
}

function plain({ payload, ...row }: Omit<SealedRow, 'payload'> & { payload: Buffer }): SealedRow {
	return { ...row, payload: new Uint8Array(payload) };
}
