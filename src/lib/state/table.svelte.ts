/** One open workshop on one page: its documents, people and connection, wired together and handed to the components. */
import { getContext, setContext } from 'svelte';
import type * as Y from 'yjs';
import { CommandRefused, sendCommand } from '$lib/connection/commands';
import { WorkshopConnection, type ConnectionStatus } from '$lib/connection/connection';
import type { Action } from '$lib/document/read';
import { deletedByStep } from '$lib/document/board-deletions';
import { recordsOf } from '$lib/document/board-records';
import { BoardController, OWN_BOARD_EDIT, type BoardChange } from './board.svelte';
import { commandSender, outcomesOf, readMine } from './commands';
import { DeletionLimit } from './deletion-limit.svelte';
import { FollowController } from './follow.svelte';
import type { StatementId } from '$lib/document/wording';
import type { Command } from '$lib/workshop/command';
import type { Fact } from '$lib/workshop/fact';
import { resolveParty } from '$lib/workshop/parties';
import { LayoutController, SHEETS } from './layout.svelte';
import { NegotiationController, OWN_EDIT } from './negotiation.svelte';
import { PeopleController, type Participant, type Party } from './people.svelte';
import { PresenceController, type Place } from './presence.svelte';
import { RecordController } from './record.svelte';
import { RemoteChangesController } from './remote-changes.svelte';
import { RoundsController } from './rounds.svelte';
import { SilenceController } from './silence.svelte';
import { StatementsController } from './statements.svelte';
import { TogetherController } from './together.svelte';
import { changesIn } from './transaction-changes';
import { UndoController } from './undo.svelte';
import { provideWritingRoom, type WritingRoom } from './writing-room';
import { WhyController } from './why.svelte';

export interface TableOptions {
	workshopId: string;
	/** Who this device belongs to; null for a reader's link. */
	participantId: string | null;
	participants: readonly Participant[];
	parties: readonly Party[];
	plan: readonly Action[];
	/** Somebody is here whom the page has not heard of: the people should be asked for again. */
	onStranger: () => void;
}

/** After these, the people and parties are to be asked for again. */
const PARTY_FACTS: ReadonlySet<Fact['kind']> = new Set(['PartyJoined', 'PartyDescribed', 'PartiesMerged']);

const UNTOLD_FACTS: ReadonlySet<Fact['kind']> = new Set(['RoundAnswered', 'PresenceNoted', 'PrioritiesAnswered']);

export class TableController implements WritingRoom {
	readonly workshopId: string;
	readonly participantId: string | null;
	readonly mayWrite: boolean;
	readonly negotiation: NegotiationController;
	readonly board: BoardController;
	readonly record: RecordController;
	readonly statements: StatementsController;
	readonly why: WhyController;
	readonly rounds = new RoundsController();
	readonly together: TogetherController;
	readonly silence: SilenceController;
	readonly follow: FollowController;
	/** The statement to bring before the reader's eyes; set anew for each wish. */
	wanted = $state.raw<{ statement: StatementId } | null>(null);
	readonly undo: UndoController;
	readonly presence: PresenceController;
	readonly people: PeopleController;
	readonly changes = new RemoteChangesController();
	readonly layout = new LayoutController();
	status = $state.raw<ConnectionStatus>({ kind: 'connecting' });
	/** The workshop's connection; null until the page has begun to connect. */
	connection = $state.raw<WorkshopConnection | null>(null);
	private readonly onStranger: () => void;

	constructor({ workshopId, participantId, participants, parties, plan, onStranger }: TableOptions) {
		this.workshopId = workshopId;
		this.participantId = participantId;
		this.mayWrite = participantId !== null;
		this.onStranger = onStranger;
		this.negotiation = new NegotiationController(plan);
		this.board = new BoardController(
			participantId,
			this.noteBoard,
			new DeletionLimit(participantId && `rundbord:deletions:${workshopId}:${participantId}`)
		);
		this.record = new RecordController((facts) => facts.forEach(this.noteFact));
		this.why = new WhyController(participantId, this.record);
		this.statements = new StatementsController(this.negotiation, (statement, before) =>
			this.why.noteOwnEdit(statement, before)
		);
		this.undo = new UndoController(this.negotiation.doc, [OWN_EDIT]);
		const records = recordsOf(this.board.doc);
		this.undo.include({
			doc: this.board.doc,
			scope: [records],
			origins: [OWN_BOARD_EDIT],
			entries: records,
			allows: (step) => this.board.deletions.allows(deletedByStep(this.board.doc, step))
		});
		this.people = new PeopleController(participants, parties, (partyId) => resolveParty(this.record.state, partyId));
		this.presence = new PresenceController(participantId);
		this.follow = new FollowController(this.presence);
		this.together = new TogetherController(outcomesOf(this.decide));
		this.silence = new SilenceController({
			send: commandSender(workshopId),
			read: async () => (await readMine(workshopId)).notes,
			storedKey: `rundbord:silent:${workshopId}`
		});
	}

	/** Takes up what this browser remembers. Call once the page is mounted: what the server sent shows none of it. */
	restore(): void {
		this.layout.restore();
		this.rounds.restore();
		this.board.deletions.restore();
		this.changes.start();
	}

	/** Connects to the live documents. Call in a browser only. */
	connect(): void {
		const { doc } = this.negotiation;
		this.connection = new WorkshopConnection({
			workshopId: this.workshopId,
			participantId: this.participantId,
			url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`,
			onStatus: (status) => {
				this.status = status;
				this.board.deletions.setConnected(status.kind === 'saved' || status.kind === 'saving');
			}
		});
		const { awareness } = this.connection.open('negotiation', {
			doc,
			onLoaded: () => {
				this.negotiation.goLive();
				this.statements.goLive();
				doc.on('afterTransaction', this.noteChanges);
			}
		});
		this.connection.open('record', { doc: this.record.doc, onLoaded: () => this.record.goLive() });
		this.presence.attach(awareness);
		awareness.on('change', this.greetStrangers);
		// A page that is left is taken off the list; it may come back from the browser's cache.
		addEventListener('pageshow', this.presence.sendNow);
	}

	/**
	 * Asks for something that is decided rather than written, once what was written here before is stored.
	 * @returns the recorded fact
	 * @throws CommandRefused
	 */
	readonly decide = async (command: Command): Promise<Fact> => {
		const isStored = this.connection === null || (await this.connection.whenStored());
		if (!isStored) throw new CommandRefused('unreachable', '');
		return sendCommand(this.workshopId, command);
	};

	get isLive(): boolean {
		return this.negotiation.isLive;
	}

	destroy(): void {
		removeEventListener('pageshow', this.presence.sendNow);
		this.presence.destroy();
		this.changes.destroy();
		this.connection?.close();
		this.silence.destroy();
		this.undo.destroy();
		this.board.destroy();
		this.statements.destroy();
		this.record.destroy();
		this.negotiation.destroy();
	}

	/** Shows a statement on its sheet and puts the focus there. */
	goTo(statement: StatementId): void {
		this.layout.bringUp(statement.startsWith('problem:') ? 'problem' : 'plan');
		this.wanted = { statement };
	}

	/** Shows a place: a sheet, a statement in it (and a field), `board:{recordId}` or `area:{recordId}`. */
	goToPlace(place: Place): void {
		const [kind, id] = [place.split(':')[0] ?? '', place.slice(place.indexOf(':') + 1)];
		const sheet = kind === 'area' ? 'board' : SHEETS.find((other) => other === kind);
		if (!sheet) return;
		if (sheet !== 'board' && place !== sheet) {
			this.goTo(sheet === 'plan' ? `plan:${id.split(':')[0] ?? ''}` : place);
			return;
		}
		this.layout.bringUp(sheet);
		if (place !== sheet) this.board.wanted = { id };
	}

	/** Gives up what the server has refused for good, and starts again from what it holds. */
	async startOver(): Promise<void> {
		await this.connection?.forget();
		location.reload();
	}

	private readonly noteChanges = (transaction: Y.Transaction): void => {
		if (transaction.local) {
			if (transaction.changed.size > 0) this.changes.noteOwn();
			return;
		}
		for (const { statement, clientId } of changesIn(this.negotiation.doc, transaction)) {
			const place =
				statement.kind === 'slot' ? `problem:${statement.slot}` : `plan:${statement.actionId}:${statement.field}`;
			const person =
				clientId === null
					? (this.presence.others.find((other) => other.place === place) ?? null)
					: this.presence.personBehind(clientId);
			if (person?.participantId === this.participantId) continue;
			if (clientId !== null) this.presence.noteLetter(clientId, place);
			if (statement.kind === 'action' && statement.field === 'order') continue;
			const action = statement.kind === 'action' ? this.negotiation.lastKnown(statement.actionId) : null;
			this.changes.note({
				participantId: person?.participantId ?? null,
				name: person?.name ?? '',
				about: 'wording',
				statement,
				title: action?.title ?? ''
			});
		}
	};

	/** What others decided is told like what they wrote. What only counts people is told by its place on the screen. */
	private readonly noteFact = (fact: Fact): void => {
		if (PARTY_FACTS.has(fact.kind)) this.onStranger();
		if (UNTOLD_FACTS.has(fact.kind) || fact.by === this.participantId) return;
		this.changes.note({
			participantId: fact.by,
			name: fact.by === null ? '' : this.people.nameOf(fact.by),
			about: 'fact',
			fact
		});
	};

	private readonly noteBoard = ({ who, what, area }: BoardChange): void => {
		if (who?.participantId === this.participantId) return;
		this.changes.note({ participantId: who?.participantId ?? null, name: who?.name ?? '', about: 'board', what, area });
	};

	private readonly greetStrangers = (): void => {
		for (const { participantId, partyId } of this.presence.others) {
			if (!this.people.isKnown(participantId) || (partyId && !this.people.party(partyId))) {
				this.onStranger();
				return;
			}
		}
	};
}

const KEY = Symbol('table');

/** Called once, by the layout of a workshop's pages. */
export function provideTable(table: TableController): TableController {
	return provideWritingRoom(setContext(KEY, table));
}

/** @throws outside a workshop's pages */
export function useTable(): TableController {
	const table = getContext<TableController | undefined>(KEY);
	if (!table) throw new Error('No table here: src/routes/w/[id]/+layout.svelte provides it with provideTable().');
	return table;
}
