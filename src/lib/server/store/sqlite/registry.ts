/** Workshops, people and tokens in SQLite. */
import { and, count, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { ParticipantRow, PartyRow, Registry, TokenRow, WorkshopRow } from '../port.ts';
import { writing, type SqliteHandle } from './database.ts';
import { imports, participants, parties, tokens, workshops } from './schema.ts';

const workshopColumns = {
	id: workshops.id,
	title: workshops.title,
	question: workshops.question,
	language: workshops.language,
	createdAt: workshops.createdAt,
	inviteGeneration: workshops.inviteGeneration,
	viewGeneration: workshops.viewGeneration
};

const participantColumns = {
	id: participants.id,
	workshopId: workshops.id,
	name: participants.name,
	partyId: participants.partyId,
	joinedAt: participants.joinedAt
};

export class SqliteRegistry implements Registry {
	#orm: SqliteHandle['orm'];
	#transaction: <Result>(work: () => Result) => Result;

	constructor({ orm, raw }: SqliteHandle) {
		this.#orm = orm;
		this.#transaction = (work) => writing(() => raw.transaction(work).immediate());
	}

	async createWorkshop(workshop: WorkshopRow, newTokens: readonly TokenRow[]): Promise<void> {
		this.#transaction(() => {
			this.#orm.insert(workshops).values(workshop).run();
			newTokens.forEach((token) => this.insertToken(token));
		});
	}

	async workshop(id: string): Promise<WorkshopRow | null> {
		return this.#orm.select(workshopColumns).from(workshops).where(eq(workshops.id, id)).get() ?? null;
	}

	async workshopCount(): Promise<number> {
		return this.#orm.select({ count: count() }).from(workshops).get()?.count ?? 0;
	}

	async workshopIds(): Promise<string[]> {
		const beingBrought = this.#orm.select({ key: imports.workshopKey }).from(imports);
		const rows = this.#orm.select({ id: workshops.id }).from(workshops).where(notInArray(workshops.key, beingBrought));
		return rows
			.orderBy(workshops.key)
			.all()
			.map(({ id }) => id);
	}

	async addParticipant(participant: ParticipantRow, token: TokenRow, newParty: PartyRow | null): Promise<void> {
		this.#transaction(() => {
			const { workshopId, ...row } = participant;
			const workshopKey = this.#workshopKey(workshopId);
			if (newParty) this.#upsertParty(newParty);
			this.#orm
				.insert(participants)
				.values({ ...row, workshopKey })
				.run();
			this.insertToken(token);
		});
	}

	async participants(workshopId: string): Promise<ParticipantRow[]> {
		return this.#selectParticipants().where(eq(workshops.id, workshopId)).orderBy(participants.key).all();
	}

	async participant(workshopId: string, id: string): Promise<ParticipantRow | null> {
		return (
			this.#selectParticipants()
				.where(and(eq(workshops.id, workshopId), eq(participants.id, id)))
				.get() ?? null
		);
	}

	async parties(workshopId: string): Promise<PartyRow[]> {
		return (
			this.#orm
				.select({
					id: parties.id,
					workshopId: workshops.id,
					name: parties.name,
					sector: parties.sector,
					mergedInto: parties.mergedInto
				})
				.from(parties)
				.innerJoin(workshops, eq(workshops.key, parties.workshopKey))
				.where(eq(workshops.id, workshopId))
				// In the order they came.
				.orderBy(sql`${parties}.rowid`)
				.all()
		);
	}

	async saveParty(party: PartyRow): Promise<void> {
		writing(() => this.#upsertParty(party));
	}

	async setParty(workshopId: string, participantId: string, partyId: string | null): Promise<void> {
		const workshopKey = this.#workshopKey(workshopId);
		writing(() =>
			this.#orm
				.update(participants)
				.set({ partyId })
				.where(and(eq(participants.workshopKey, workshopKey), eq(participants.id, participantId)))
				.run()
		);
	}

	async addToken(token: TokenRow): Promise<void> {
		writing(() => this.insertToken(token));
	}

	async token(hash: Uint8Array): Promise<TokenRow | null> {
		const row = this.#orm
			.select({
				workshopId: workshops.id,
				kind: tokens.kind,
				participantId: participants.id,
				createdAt: tokens.createdAt
			})
			.from(tokens)
			.innerJoin(workshops, eq(workshops.key, tokens.workshopKey))
			.leftJoin(participants, eq(participants.key, tokens.participantKey))
			.where(eq(tokens.hash, Buffer.from(hash)))
			.get();
		return row ? { hash, ...row } : null;
	}

	async revokeToken(hash: Uint8Array): Promise<void> {
		writing(() =>
			this.#orm
				.delete(tokens)
				.where(eq(tokens.hash, Buffer.from(hash)))
				.run()
		);
	}

	async replaceOwnToken(
		{ workshopId, id }: Pick<ParticipantRow, 'workshopId' | 'id'>,
		kind: TokenRow['kind'],
		token: TokenRow | null
	): Promise<void> {
		this.#transaction(() => {
			const participantKey = this.#participantKey(this.#workshopKey(workshopId), id);
			if (participantKey === null) return;
			this.#orm
				.delete(tokens)
				.where(and(eq(tokens.participantKey, participantKey), eq(tokens.kind, kind)))
				.run();
			if (token) this.insertToken(token);
		});
	}

	async replaceTokens(
		workshop: WorkshopRow,
		kinds: readonly TokenRow['kind'][],
		newTokens: readonly TokenRow[]
	): Promise<void> {
		this.#transaction(() => {
			const { inviteGeneration, viewGeneration } = workshop;
			this.#orm.update(workshops).set({ inviteGeneration, viewGeneration }).where(eq(workshops.id, workshop.id)).run();
			this.#orm
				.delete(tokens)
				.where(and(eq(tokens.workshopKey, this.#workshopKey(workshop.id)), inArray(tokens.kind, [...kinds])))
				.run();
			newTokens.forEach((token) => this.insertToken(token));
		});
	}

	#selectParticipants() {
		return this.#orm
			.select(participantColumns)
			.from(participants)
			.innerJoin(workshops, eq(workshops.key, participants.workshopKey))
			.$dynamic();
	}

	#upsertParty({ id, workshopId, name, sector, mergedInto }: PartyRow): void {
		this.#orm
			.insert(parties)
			.values({ id, workshopKey: this.#workshopKey(workshopId), name, sector, mergedInto })
			.onConflictDoUpdate({ target: [parties.workshopKey, parties.id], set: { name, sector, mergedInto } })
			.run();
	}

	/** In the caller's transaction. */
	insertToken({ hash, workshopId, kind, participantId, createdAt }: TokenRow): void {
		const workshopKey = this.#workshopKey(workshopId);
		const participantKey = participantId === null ? null : this.#participantKey(workshopKey, participantId);
		this.#orm
			.insert(tokens)
			.values({ hash: Buffer.from(hash), workshopKey, kind, participantKey, createdAt })
			.run();
	}

	#participantKey(workshopKey: number, id: string): number | null {
		const row = this.#orm
			.select({ key: participants.key })
			.from(participants)
			.where(and(eq(participants.workshopKey, workshopKey), eq(participants.id, id)))
			.get();
		return row?.key ?? null;
	}

	#workshopKey(id: string): number {
		const row = this.#orm.select({ key: workshops.key }).from(workshops).where(eq(workshops.id, id)).get();
		if (!row) throw new Error(`No workshop is stored under the id ${id}`);
		return row.key;
	}
}
