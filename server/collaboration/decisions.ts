/**
 * Decides what participants ask for and records it. Decisions of one workshop come one after another, each on the state
 * that all before it led to and on the wording at that very moment; what they answer is stored before they answer it.
 */
import { documentName } from '../../src/lib/document/names.ts';
import { tableOf } from '../../src/lib/document/wording.ts';
import { toNegotiation } from '../../src/lib/history/words.ts';
import type { Answer, Decisions as DecisionsPort } from '../../src/lib/server/application.ts';
import { followPartyFacts } from '../../src/lib/server/party-rows.ts';
import type { Sealed, SealedGift } from '../../src/lib/server/sealed.ts';
import type { ParticipantRow, PartyRow, Registry } from '../../src/lib/server/store/port.ts';
import { newId } from '../../src/lib/server/tokens.ts';
import type { Command } from '../../src/lib/workshop/command.ts';
import { isNameless, releaseWaiting, WAITING_CARDS } from '../../src/lib/workshop/cards.ts';
import { batchesFor, decide, isBatchOver, mend, readsBoard } from '../../src/lib/workshop/decide.ts';
import type { Fact, NewFact } from '../../src/lib/workshop/fact.ts';
import type { Context, NoteToLay } from '../../src/lib/workshop/family.ts';
import { freezeMinutes } from '../../src/lib/workshop/minutes.ts';
import { endForgotten, forgottenAtMs, notePresence } from '../../src/lib/workshop/sessions.ts';
import type { State } from '../../src/lib/workshop/state.ts';
import { layNote, noteOn } from './board-notes.ts';
import { CardBatches } from './card-batches.ts';
import type { Collaboration } from './collaboration.ts';
import type { LiveRecord } from './live-record.ts';
import { PRESENCE_WINDOW_MS } from './limits.ts';
import type { Room } from './rooms.ts';

interface Options {
	collaboration: Collaboration;
	registry: Registry;
	sealed: Sealed;
	clock: () => number;
	/** Told of what could not be done in the background; it is tried again with the next decision. */
	onTrouble: (error: unknown, workshopId: string) => void;
	/** A meeting is over. */
	onMeetingOver?: (workshopId: string) => void;
}

type LiveRoom = Room & { record: LiveRecord };

/** The longest a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export class Decisions implements DecisionsPort {
	#options: Options;
	#queues = new Map<string, Promise<unknown>>();
	/** Records whose traces of a crash have been cleared away. */
	#mended = new WeakSet<LiveRecord>();
	#timers = new Map<string, NodeJS.Timeout>();
	/** Participants who came, and have not been noted yet, by workshop. */
	#seen = new Map<string, Set<string>>();

	#cards: CardBatches;

	constructor(options: Options) {
		this.#options = options;
		this.#cards = new CardBatches({
			clock: options.clock,
			release: (workshopId) => {
				const released = this.#inTurn(workshopId, () => this.#releaseCards(workshopId));
				released.catch((error: unknown) => options.onTrouble(error, workshopId));
			}
		});
	}

	ask(workshopId: string, by: string, command: Command): Promise<Answer> {
		// That somebody was here just then would tell who wrote what bears no name.
		if (!isNameless(command)) this.#note(workshopId, by);
		return this.#inTurn(workshopId, async () => {
			await this.#tidy(workshopId);
			const people = await this.#people(workshopId);
			const hidden = await this.#hidden(workshopId, command);
			const negotiation = await this.#options.collaboration.open(documentName(workshopId, 'negotiation'));
			const board = readsBoard(command) ? await this.#openBoard(workshopId) : null;
			const { state } = (await this.#open(workshopId)).record;
			const context = this.#context(negotiation, { by, people, hidden, board });
			const decision = decide(state, command, context);
			if (decision.kind === 'refused') return decision;
			await this.#layOut(workshopId, decision.notes ?? []);
			for (const seal of decision.seals) await this.#options.sealed.put(workshopId, seal);
			const facts = await this.#record(workshopId, decision.facts);
			for (const batch of decision.unseals) await this.#options.sealed.forget(workshopId, batch);
			if (decision.seals.some(({ batch }) => batch === WAITING_CARDS)) this.#cards.waiting(workshopId);
			const fact = facts[0] ?? decision.standing;
			return fact ? { kind: 'recorded', fact } : { kind: 'kept' };
		});
	}

	async given(workshopId: string, participantId: string): Promise<{ batch: string; payload: unknown }[]> {
		const own = await this.#options.sealed.own(workshopId, participantId);
		return own.map(({ batch, payload }) => ({ batch, payload }));
	}

	/** Records that the summary of a meeting is frozen, unless it is already, or its time has not come. */
	freeze(workshopId: string, frozen: { meeting: string; upTo: number; fingerprint: string }): Promise<void> {
		return this.#inTurn(workshopId, async () => {
			const fact = freezeMinutes((await this.#open(workshopId)).record.state, frozen, this.#moment());
			if (fact) await this.#record(workshopId, [fact]);
		});
	}

	/** Sees to it that what time or a crash calls for has been recorded, and nothing is under way. */
	settle(workshopId: string): Promise<void> {
		return this.#inTurn(workshopId, () => this.#tidy(workshopId));
	}

	/** A participant has come; it is noted when a meeting is open. */
	seen(workshopId: string, participantId: string): void {
		const isFirst = !this.#seen.has(workshopId);
		this.#note(workshopId, participantId);
		if (isFirst) setTimeout(() => this.#inBackground(workshopId), PRESENCE_WINDOW_MS).unref();
	}

	/** A record has come into memory: what a crash or the time since then left open is seen to. */
	loaded(workshopId: string): void {
		setImmediate(() => this.#inBackground(workshopId));
	}

	close(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
		this.#cards.close();
	}

	#inBackground(workshopId: string): void {
		this.settle(workshopId).catch((error: unknown) => this.#options.onTrouble(error, workshopId));
	}

	/** One job of a workshop after another. */
	#inTurn<Result>(workshopId: string, job: () => Promise<Result>): Promise<Result> {
		const before = this.#queues.get(workshopId) ?? Promise.resolve();
		const turn = before.then(job);
		const done = turn.then(
			() => undefined,
			() => undefined
		);
		this.#queues.set(workshopId, done);
		void done.then(() => {
			if (this.#queues.get(workshopId) === done) this.#queues.delete(workshopId);
		});
		return turn;
	}

	/** Before anything else: clears away the traces of a crash, ends a forgotten meeting, notes who has come. */
	async #tidy(workshopId: string): Promise<void> {
		const { record } = await this.#open(workshopId);
		if (!this.#mended.has(record)) {
			await this.#mend(workshopId, record.state);
			this.#mended.add(record);
		}
		const lastAt = this.#options.collaboration.journal.lastAt(workshopId);
		const until = forgottenAtMs(record.state, lastAt);
		const ending =
			until !== null && this.#options.clock() >= until && endForgotten(record.state, lastAt, this.#moment());
		if (ending) await this.#record(workshopId, [ending]);
		await this.#notePresence(workshopId);
		this.#wakeWhenForgotten(workshopId, record.state);
	}

	async #mend(workshopId: string, state: State): Promise<void> {
		const { sealed, registry } = this.#options;
		for (const batch of await sealed.batches(workshopId)) {
			if (batch === WAITING_CARDS) this.#cards.waiting(workshopId);
			if (isBatchOver(state, batch)) {
				await sealed.forget(workshopId, batch);
				continue;
			}
			const missing = mend(state, { batch, rows: await sealed.read(workshopId, batch) }, this.#moment());
			if (missing) await this.#record(workshopId, [missing]);
		}
		await followPartyFacts(registry, workshopId, state);
	}

	async #notePresence(workshopId: string): Promise<void> {
		const seen = this.#seen.get(workshopId);
		this.#seen.delete(workshopId);
		if (!seen) return;
		const { state } = (await this.#open(workshopId)).record;
		const fact = notePresence(state, [...seen], this.#moment());
		if (fact) await this.#record(workshopId, [fact]);
	}

	/** A meeting may be forgotten while nobody asks for anything. */
	#wakeWhenForgotten(workshopId: string, state: State): void {
		clearTimeout(this.#timers.get(workshopId));
		this.#timers.delete(workshopId);
		const { clock, collaboration } = this.#options;
		const until = forgottenAtMs(state, collaboration.journal.lastAt(workshopId));
		if (until === null) return;
		const timer = setTimeout(
			() => {
				this.#timers.delete(workshopId);
				// Once nothing of the workshop is in memory, whoever opens it next ends the meeting.
				if (collaboration.rooms.get(documentName(workshopId, 'record'))) this.#inBackground(workshopId);
			},
			Math.min(MAX_TIMER_MS, Math.max(1, until - clock()))
		);
		timer.unref();
		this.#timers.set(workshopId, timer);
	}

	/** Records facts as one revision. @returns them with their place on the timeline, once they are stored */
	async #record(workshopId: string, newFacts: readonly NewFact[]): Promise<Fact[]> {
		const [first] = newFacts;
		if (!first) return [];
		const room = await this.#open(workshopId);
		const { collaboration } = this.#options;
		const seq = collaboration.journal.assigned(workshopId) + 1;
		let facts: Fact[] = [];
		await collaboration.write(room, { participantId: first.by, restores: null, sessionId: first.session }, () => {
			facts = room.record.append(newFacts, seq);
		});
		if (facts.some(({ kind }) => kind.startsWith('Part'))) await this.#followParties(workshopId, room.record.state);
		if (facts.some(({ kind }) => kind === 'SessionEnded')) this.#options.onMeetingOver?.(workshopId);
		if (facts.some(({ kind }) => kind === 'SessionStarted')) {
			for (const { participantId } of collaboration.connected(workshopId)) this.#note(workshopId, participantId);
			await this.#notePresence(workshopId);
			this.#wakeWhenForgotten(workshopId, room.record.state);
		}
		return facts;
	}

	/** What others see beside a name goes along at once, not only when the person comes back. */
	async #followParties(workshopId: string, state: State): Promise<void> {
		const { registry, collaboration } = this.#options;
		await followPartyFacts(registry, workshopId, state);
		const partyOf = new Map((await registry.participants(workshopId)).map(({ id, partyId }) => [id, partyId]));
		for (const user of collaboration.connected(workshopId)) user.partyId = partyOf.get(user.participantId) ?? null;
	}

	async #releaseCards(workshopId: string): Promise<void> {
		const { sealed } = this.#options;
		const waiting = await sealed.read(workshopId, WAITING_CARDS);
		const { state } = (await this.#open(workshopId)).record;
		const fact = releaseWaiting(state, waiting, this.#moment());
		if (fact) await this.#record(workshopId, [fact]);
		await sealed.forget(workshopId, WAITING_CARDS);
	}

	#openBoard(workshopId: string): Promise<Room> {
		return this.#options.collaboration.open(documentName(workshopId, 'canvas'));
	}

	/** Lays notes out on the board, each as an edit of whoever wrote it. */
	async #layOut(workshopId: string, notes: readonly NoteToLay[]): Promise<void> {
		const { collaboration } = this.#options;
		for (const author of new Set(notes.map((note) => note.author))) {
			const own = notes.filter((note) => note.author === author);
			await collaboration.edit(documentName(workshopId, 'canvas'), {
				participantId: author,
				restores: null,
				change: (doc) => own.forEach((note) => layNote(doc, note))
			});
		}
	}

	#note(workshopId: string, participantId: string): void {
		const seen = this.#seen.get(workshopId);
		if (seen) seen.add(participantId);
		else this.#seen.set(workshopId, new Set([participantId]));
	}

	async #people(workshopId: string): Promise<{ participants: ParticipantRow[]; parties: PartyRow[] }> {
		const { registry } = this.#options;
		return {
			participants: await registry.participants(workshopId),
			parties: await registry.parties(workshopId)
		};
	}

	async #hidden(workshopId: string, command: Command): Promise<Map<string, SealedGift[]>> {
		const { state } = (await this.#open(workshopId)).record;
		const batches = batchesFor(state, command);
		const read = batches.map(async (batch) => [batch, await this.#options.sealed.read(workshopId, batch)] as const);
		return new Map(await Promise.all(read));
	}

	#context(
		{ wording }: Room,
		{
			by,
			people: { participants, parties },
			hidden,
			board
		}: {
			by: string;
			board: Room | null;
			people: { participants: ParticipantRow[]; parties: PartyRow[] };
			hidden: ReadonlyMap<string, SealedGift[]>;
		}
	): Context {
		if (!wording) throw new Error('A negotiation without its wording');
		const partyOf = new Map(participants.map(({ id, partyId }) => [id, partyId]));
		return {
			...this.#moment(),
			by,
			table: tableOf(toNegotiation(wording.projector.words)),
			partyOf: (participantId) => partyOf.get(participantId) ?? null,
			parties: parties.filter(({ mergedInto }) => mergedInto === null),
			isParticipant: (id) => partyOf.has(id),
			participantCount: participants.length,
			note: (recordId) => (board ? noteOn(board.document, recordId) : null),
			sealed: (batch) => hidden.get(batch) ?? []
		};
	}

	#moment(): { now: string; newId: () => string } {
		return { now: new Date(this.#options.clock()).toISOString(), newId };
	}

	async #open(workshopId: string): Promise<LiveRoom> {
		const room = await this.#options.collaboration.open(documentName(workshopId, 'record'));
		if (!room.record) throw new Error('A record without its facts');
		return room as LiveRoom;
	}
}
