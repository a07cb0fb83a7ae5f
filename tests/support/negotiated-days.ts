/**
 * A workshop that has been negotiated over three months, written straight into a store: every fact is what the rules
 * decided on the wording of that moment, and who did what, and when, is exact.
 */
import path from 'node:path';
import * as Y from 'yjs';
import { readNegotiation } from '../../src/lib/document/read.ts';
import { slotFragmentName, type ProblemSlot } from '../../src/lib/document/shape.ts';
import { agreementId, tableOf } from '../../src/lib/document/wording.ts';
import { actionText, addAction, setActionField } from '../../src/lib/document/write.ts';
import { writeBlocks } from '../../src/lib/document/write-blocks.ts';
import { watchWords } from '../../src/lib/history/projector.ts';
import { encodeOperations } from '../../src/lib/history/words.ts';
import type { Revision } from '../../src/lib/server/store/port.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { readSecret, TokenMaker } from '../../src/lib/server/tokens.ts';
import { WorkshopService } from '../../src/lib/server/workshops.ts';
import type { Command } from '../../src/lib/workshop/command.ts';
import { decide } from '../../src/lib/workshop/decide.ts';
import { evolve } from '../../src/lib/workshop/evolve.ts';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import type { SealedEntry } from '../../src/lib/workshop/family.ts';
import { notePresence } from '../../src/lib/workshop/sessions.ts';
import type { StanceLevel } from '../../src/lib/workshop/stances.ts';
import { INITIAL_STATE, type State } from '../../src/lib/workshop/state.ts';

const PEOPLE = { alice: 'Nordby Kommune', bob: 'Nordby Ungdomsforening', carol: 'Unge i Nordby' } as const;
type Who = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE) as Who[];

export interface NegotiatedDays {
	id: string;
	viewToken: string;
	tokens: Record<Who, string>;
}

export const WORDINGS = {
	september: 'Efter kl. 17 er der ingen steder, hvor unge kan være.',
	proposed: 'Unge har intet sted at være om aftenen, og de større bestemmer over de mindre.',
	october: 'Unge under 18 har intet sted at være om aftenen uden at købe noget.',
	now: 'Unge under 18 har intet sted at være om aftenen og i weekenden uden at købe noget.'
} as const;

const STATEMENT = 'problem:statement';
const ROOM = 'plan:room';

/** Makes it in a data folder that no server uses yet. */
export async function writeNegotiatedDays(dataDir: string): Promise<NegotiatedDays> {
	const store = openSqliteStore(path.join(dataDir, 'rundbord.db'));
	let nowMs = Date.UTC(2026, 8, 7, 15, 0);
	const workshops = new WorkshopService({
		registry: store.registry,
		tokens: new TokenMaker(readSecret(dataDir)),
		clock: () => nowMs,
		onRevoked: () => {}
	});
	const workshop = await workshops.start({
		title: 'Et sted at være',
		question: 'Hvad skal der til, for at unge i Nordby har et sted at være?',
		language: 'da'
	});
	const people = {} as Record<Who, { participantId: string; token: string }>;
	for (const who of EVERYBODY) {
		const name = who.charAt(0).toUpperCase() + who.slice(1);
		people[who] = await workshops.join(workshop.id, { name, party: PEOPLE[who] });
	}
	const parties = await workshops.parties(workshop.id);
	const partyOf = new Map((await workshops.participants(workshop.id)).map(({ id, partyId }) => [id, partyId]));
	const table = new WrittenTable(workshop.id, { people, parties, partyOf });

	const at = (month: number, day: number, hour: number, minute: number) => {
		table.nowMs = nowMs = Date.UTC(2026, month - 1, day, hour, minute);
	};
	tellSeptember(table, at);
	tellOctober(table, at);
	tellNovember(table, at);

	const bindings = EVERYBODY.map((who, index) => ({
		workshopId: workshop.id,
		document: 'negotiation' as const,
		clientId: index + 1,
		participantId: people[who].participantId
	}));
	await store.log.append(table.revisions, bindings);
	await store.close();
	const { alice, bob, carol } = people;
	return {
		id: workshop.id,
		viewToken: workshop.viewToken,
		tokens: { alice: alice.token, bob: bob.token, carol: carol.token }
	};
}

type At = (month: number, day: number, hour: number, minute: number) => void;

function tellSeptember(table: WrittenTable, at: At): void {
	at(9, 7, 15, 0);
	table.ask('alice', { kind: 'startSession', title: 'Første møde', mode: 'live' });
	table.come(...EVERYBODY);
	at(9, 7, 15, 10);
	table.write('alice', 'statement', WORDINGS.september);
	at(9, 7, 15, 20);
	table.write('carol', 'affected', 'Unge mellem 13 og 18 år');
	at(9, 7, 15, 30);
	table.edit('bob', (doc) => {
		addAction(doc, { id: 'room', title: 'Åbn foreningens lokale' });
		setActionField(doc, { id: 'room', field: 'responsible', value: table.idOf('bob') });
	});
	at(9, 7, 15, 40);
	table.ask('alice', { kind: 'setMarker', statements: 'all' });
	table.stand('alice', STATEMENT, 'agree');
	table.stand('bob', STATEMENT, 'agree');
	table.stand('carol', STATEMENT, 'reservations', { reason: 'Dem under 13 er heller ikke nogen steder' });
	at(9, 7, 15, 50);
	table.sayYes('bob', 'room');
	table.ask('alice', { kind: 'endSession' });
}

function tellOctober(table: WrittenTable, at: At): void {
	at(10, 5, 15, 0);
	table.ask('bob', { kind: 'startSession', title: 'Oktobermødet', mode: 'live' });
	table.come('alice', 'bob', 'carol');
	table.ask('carol', { kind: 'takeHat', hat: 'facilitator' });
	at(10, 5, 15, 10);
	table.write('carol', 'statement', WORDINGS.proposed);
	table.ask('carol', {
		kind: 'giveReason',
		statement: STATEMENT,
		marker: 1,
		chip: 'newKnowledge',
		text: 'Vi har spurgt 42 unge på skolen'
	});
	at(10, 5, 15, 20);
	table.ask('carol', { kind: 'startRound', statements: [STATEMENT] });
	table.stand('alice', STATEMENT, 'agree');
	table.stand('bob', STATEMENT, 'object', {
		risk: 'De mindste bliver skræmt væk',
		condition: 'At der ikke står, hvem der bestemmer over hvem'
	});
	table.stand('carol', STATEMENT, 'talk');
	table.ask('carol', { kind: 'revealRound', round: table.openRound });
	at(10, 5, 15, 30);
	table.write('bob', 'statement', WORDINGS.october);
	at(10, 5, 15, 40);
	table.ask('alice', { kind: 'setMarker', statements: [STATEMENT] });
	for (const who of EVERYBODY) table.stand(who, STATEMENT, 'agree');
	table.ask('carol', { kind: 'withdrawReservation', reservation: table.reservation });
	at(10, 5, 15, 50);
	table.edit('alice', (doc) => setActionField(doc, { id: 'room', field: 'due', value: '2026-12-07' }));
	table.edit('bob', (doc) => actionText(doc, 'room', 'firstStep')?.insert(0, 'Hente nøgler'));
	table.ask('bob', { kind: 'answerFit', actionId: 'room', problemMarker: 2, fit: 'fits' });
	at(10, 5, 15, 55);
	table.ask('bob', { kind: 'setMarker', statements: [ROOM] });
	table.sayYes('bob', 'room');
	table.ask('bob', { kind: 'planNextMeeting', meetsAt: '2026-11-02T16:00:00.000Z', place: 'Biblioteket' });
	table.ask('bob', { kind: 'endSession' });
}

/** Between meetings: the statement is taken up, comes back to what held, and is taken up again, which nobody gives a reason for. */
function tellNovember(table: WrittenTable, at: At): void {
	at(11, 2, 16, 10);
	table.write('alice', 'statement', 'Unge har intet sted at være.');
	at(11, 2, 16, 30);
	table.write('bob', 'statement', WORDINGS.october);
	at(11, 4, 9, 5);
	table.write('carol', 'statement', WORDINGS.now);
}

interface Known {
	people: Record<Who, { participantId: string }>;
	parties: readonly { id: string; name: string }[];
	partyOf: ReadonlyMap<string, string | null>;
}

/** The table as the server has it: documents, the record, and what is sealed until it is revealed. */
class WrittenTable {
	readonly revisions: Revision[] = [];
	nowMs = 0;
	readonly #workshopId: string;
	readonly #known: Known;
	readonly #doc = new Y.Doc();
	readonly #record = new Y.Doc();
	readonly #projector = watchWords(this.#doc);
	readonly #sealed = new Map<string, Map<string | null, SealedEntry>>();
	#state: State = INITIAL_STATE;
	#author: string | null = null;
	#made = 0;

	constructor(workshopId: string, known: Known) {
		this.#workshopId = workshopId;
		this.#known = known;
		this.#doc.on('update', (update: Uint8Array) => this.#store('negotiation', update));
		this.#record.on('update', (update: Uint8Array) => this.#store('record', update));
	}

	idOf(who: Who): string {
		return this.#known.people[who].participantId;
	}

	get openRound(): string {
		return this.#state.rounds.open?.id ?? '';
	}

	/** The one that stands. */
	get reservation(): string {
		return this.#state.stances.reservations[0]?.id ?? '';
	}

	edit(who: Who, change: (doc: Y.Doc) => void): void {
		this.#author = this.idOf(who);
		this.#doc.clientID = EVERYBODY.indexOf(who) + 1;
		this.#doc.transact(() => change(this.#doc));
	}

	write(who: Who, slot: ProblemSlot, text: string): void {
		this.edit(who, (doc) => writeBlocks(doc.getXmlFragment(slotFragmentName(slot)), [text]));
	}

	stand(
		who: Who,
		statement: string,
		level: StanceLevel,
		more: { reason?: string; risk?: string; condition?: string } = {}
	): void {
		const wordingId = tableOf(readNegotiation(this.#doc)).wordingOf(statement)?.id ?? '';
		this.ask(who, { kind: 'takeStance', statement, wordingId, level, ...more });
	}

	sayYes(who: Who, actionId: string): void {
		const action = readNegotiation(this.#doc).plan.find(({ id }) => id === actionId);
		if (!action) throw new Error(`There is no action ${actionId}`);
		this.ask(who, { kind: 'sayYes', actionId, agreementId: agreementId(action) });
	}

	come(...who: Who[]): void {
		const context = { now: this.#now, newId: this.#newId };
		const fact = notePresence(
			this.#state,
			who.map((name) => this.idOf(name)),
			context
		);
		if (fact) this.#append([fact]);
	}

	/** @throws when the rules refuse it */
	ask(who: Who, command: Command): void {
		const { parties, partyOf } = this.#known;
		const decision = decide(this.#state, command, {
			now: this.#now,
			by: this.idOf(who),
			newId: this.#newId,
			table: tableOf(readNegotiation(this.#doc)),
			partyOf: (id) => partyOf.get(id) ?? null,
			parties: parties.map((party) => ({ ...party, sector: '' })),
			isParticipant: (id) => partyOf.has(id),
			participantCount: partyOf.size,
			note: () => null,
			sealed: (batch) => [...(this.#sealed.get(batch)?.values() ?? [])]
		});
		if (decision.kind === 'refused') throw new Error(`${who} is refused: ${decision.refusal.kind}`);
		for (const { batch, participantId, payload } of decision.seals) {
			const rows = this.#sealed.get(batch) ?? new Map<string | null, SealedEntry>();
			this.#sealed.set(batch, rows.set(participantId, { participantId, payload }));
		}
		for (const batch of decision.unseals) this.#sealed.delete(batch);
		this.#author = this.idOf(who);
		this.#append(decision.facts);
	}

	get #now(): string {
		return new Date(this.nowMs).toISOString();
	}

	#newId = (): string => `fact-${String((this.#made += 1)).padStart(3, '0')}`;

	#append(decided: readonly Omit<Fact, 'seq'>[]): void {
		if (decided.length === 0) return;
		const seq = this.revisions.length + 1;
		const facts = decided.map((fact) => ({ ...fact, seq }) as Fact);
		this.#record.getArray('facts').push(facts);
		this.#state = facts.reduce(evolve, this.#state);
	}

	#store(document: 'negotiation' | 'record', update: Uint8Array): void {
		this.revisions.push({
			workshopId: this.#workshopId,
			seq: this.revisions.length + 1,
			document,
			at: this.nowMs,
			participantId: this.#author,
			sessionId: this.#state.sessions.open?.id ?? null,
			restores: null,
			update,
			words: document === 'negotiation' ? encodeOperations(this.#projector.take()) : null
		});
	}
}
