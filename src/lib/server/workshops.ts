/** Starting and joining workshops, and who may come in. */
import type { Access, Language, Links, Participant, Party, Profile, Workshops } from './application.ts';
import { partyLookName } from '../workshop/party-look-name.ts';
import type { PartyRow, Registry, TokenRow, WorkshopRow } from './store/port.ts';
import { newId, normaliseCode, type TokenMaker } from './tokens.ts';

interface Options {
	registry: Registry;
	tokens: TokenMaker;
	clock: () => number;
	/** Called when a token stops working, so that its open connections can be closed. */
	onRevoked: (tokenHash: Uint8Array) => void;
}

export class WorkshopService implements Workshops {
	#registry: Registry;
	#tokens: TokenMaker;
	#clock: () => number;
	#onRevoked: (tokenHash: Uint8Array) => void;

	constructor({ registry, tokens, clock, onRevoked }: Options) {
		this.#registry = registry;
		this.#tokens = tokens;
		this.#clock = clock;
		this.#onRevoked = onRevoked;
	}

	async start(input: { title: string; question: string; language: Language }): Promise<Profile & Links> {
		const workshop: WorkshopRow = {
			id: newId(),
			...input,
			createdAt: this.#clock(),
			inviteGeneration: 1,
			viewGeneration: 1
		};
		await this.#registry.createWorkshop(workshop, this.firstTokens(workshop));
		return { ...profileOf(workshop), ...this.#linksOf(workshop) };
	}

	async profile(workshopId: string): Promise<Profile | null> {
		const workshop = await this.#registry.workshop(workshopId);
		return workshop && profileOf(workshop);
	}

	async authenticate(token: string): Promise<Access | null> {
		const row = await this.#registry.token(this.#tokens.hash(token));
		if (!row) return null;
		const { workshopId, participantId } = row;
		switch (row.kind) {
			case 'participant':
				return participantId === null ? null : { kind: 'participant', workshopId, participantId };
			case 'invite':
			case 'view':
				return { kind: row.kind, workshopId };
			case 'code':
			case 'calendar':
				// A code leads to the invite link, and a calendar's address to dates; they open nothing themselves.
				return null;
		}
	}

	/** @returns the stored hash of a token, by which its connections are known */
	tokenHash(token: string): Uint8Array {
		return this.#tokens.hash(token);
	}

	async join(
		workshopId: string,
		input: { name: string; party: string }
	): Promise<{ participantId: string; token: string }> {
		const wanted = input.party.toLocaleLowerCase('da');
		const known = (await this.parties(workshopId)).find((party) => party.name.toLocaleLowerCase('da') === wanted);
		const newParty =
			wanted === '' || known ? null : { id: newId(), workshopId, name: input.party, sector: '', mergedInto: null };
		const participant = {
			id: newId(),
			workshopId,
			name: input.name,
			partyId: known?.id ?? newParty?.id ?? null,
			joinedAt: this.#clock()
		};
		const token = this.#tokens.random();
		await this.#registry.addParticipant(participant, this.#participantRow(workshopId, participant.id, token), newParty);
		return { participantId: participant.id, token };
	}

	async participants(workshopId: string): Promise<Participant[]> {
		return (await this.#registry.participants(workshopId)).map(({ id, name, partyId, joinedAt }) => ({
			id,
			name,
			partyId,
			joinedAt: new Date(joinedAt).toISOString()
		}));
	}

	/** @returns null when the participant is unknown */
	async participant(
		workshopId: string,
		participantId: string
	): Promise<{ id: string; name: string; partyId: string | null } | null> {
		return this.#registry.participant(workshopId, participantId);
	}

	async parties(workshopId: string): Promise<Party[]> {
		const rows = await this.#registry.parties(workshopId);
		const places = rows.map(({ id, name, sector, mergedInto }, place) => ({
			id,
			name,
			sector,
			mergedInto,
			look: partyLookName(place)
		}));
		return places
			.filter(({ mergedInto }) => mergedInto === null)
			.map(({ mergedInto: _, ...party }) => ({ ...party, formerIds: mergedFrom(rows, party.id) }));
	}

	async findByCode(typed: string): Promise<{ workshopId: string; inviteToken: string } | null> {
		const code = normaliseCode(typed);
		const row = code === null ? null : await this.#registry.token(this.#tokens.hash(code));
		if (row?.kind !== 'code') return null;
		return { workshopId: row.workshopId, inviteToken: (await this.links(row.workshopId)).inviteToken };
	}

	async links(workshopId: string): Promise<Links> {
		return this.#linksOf(await this.#known(workshopId));
	}

	/** @returns what opens a workshop at first: its links and its code */
	firstTokens(workshop: WorkshopRow): TokenRow[] {
		return [...this.#inviteRows(workshop), this.#viewRow(workshop)];
	}

	async replaceLink(workshopId: string, kind: 'invite' | 'view'): Promise<Links> {
		const old = await this.#known(workshopId);
		if (kind === 'invite') {
			const workshop = { ...old, inviteGeneration: old.inviteGeneration + 1 };
			await this.#registry.replaceTokens(workshop, ['invite', 'code'], this.#inviteRows(workshop));
			return this.#linksOf(workshop);
		}
		const workshop = { ...old, viewGeneration: old.viewGeneration + 1 };
		await this.#registry.replaceTokens(workshop, ['view'], [this.#viewRow(workshop)]);
		this.#onRevoked(this.#viewRow(old).hash);
		return this.#linksOf(workshop);
	}

	async addDevice(workshopId: string, participantId: string): Promise<string> {
		const participant = await this.#registry.participant(workshopId, participantId);
		if (!participant) throw new Error(`No participant is stored under the id ${participantId}`);
		const token = this.#tokens.random();
		await this.#registry.addToken(this.#participantRow(workshopId, participantId, token));
		return token;
	}

	async subscribe(workshopId: string, participantId: string): Promise<string> {
		const token = this.#tokens.random();
		const row: TokenRow = { ...this.#row(workshopId, 'calendar', token), participantId };
		await this.#registry.replaceOwnToken({ workshopId, id: participantId }, 'calendar', row);
		return token;
	}

	async unsubscribe(workshopId: string, participantId: string): Promise<void> {
		await this.#registry.replaceOwnToken({ workshopId, id: participantId }, 'calendar', null);
	}

	async maySeeDates(workshopId: string, token: string): Promise<boolean> {
		const row = await this.#registry.token(this.#tokens.hash(token));
		return row?.kind === 'calendar' && row.workshopId === workshopId;
	}

	async revoke(token: string): Promise<void> {
		const hash = this.#tokens.hash(token);
		await this.#registry.revokeToken(hash);
		this.#onRevoked(hash);
	}

	async #known(workshopId: string): Promise<WorkshopRow> {
		const workshop = await this.#registry.workshop(workshopId);
		if (!workshop) throw new Error(`No workshop is stored under the id ${workshopId}`);
		return workshop;
	}

	#linksOf({ id, inviteGeneration, viewGeneration }: WorkshopRow): Links {
		return {
			inviteToken: this.#tokens.link('invite', id, inviteGeneration),
			viewToken: this.#tokens.link('view', id, viewGeneration),
			code: this.#tokens.code(id, inviteGeneration)
		};
	}

	#inviteRows(workshop: WorkshopRow): TokenRow[] {
		const { inviteToken, code } = this.#linksOf(workshop);
		return [this.#row(workshop.id, 'invite', inviteToken), this.#row(workshop.id, 'code', code)];
	}

	#viewRow(workshop: WorkshopRow): TokenRow {
		return this.#row(workshop.id, 'view', this.#linksOf(workshop).viewToken);
	}

	#participantRow(workshopId: string, participantId: string, token: string): TokenRow {
		return { ...this.#row(workshopId, 'participant', token), participantId };
	}

	#row(workshopId: string, kind: TokenRow['kind'], token: string): TokenRow {
		return { hash: this.#tokens.hash(token), workshopId, kind, participantId: null, createdAt: this.#clock() };
	}
}

function profileOf({ id, title, question, language, createdAt }: WorkshopRow): Profile {
	return { id, title, question, language, createdAt };
}

/** @returns the ids of the parties that have become this one, directly or through others */
function mergedFrom(rows: readonly PartyRow[], into: string): string[] {
	const merged = rows.filter(({ mergedInto }) => mergedInto === into).map(({ id }) => id);
	return merged.flatMap((id) => [id, ...mergedFrom(rows, id)]);
}
