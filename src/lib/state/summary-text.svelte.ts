/** What people write together about a session, or the whole workshop, on the page of the summary. */
import * as Y from 'yjs';
import type { ConnectionStatus, WorkshopConnection } from '$lib/connection/connection';
import { correctionsFragment, summaryFragment } from '$lib/document/summary-text';
import { PeopleController, type Participant, type Party } from './people.svelte';
import { PresenceController } from './presence.svelte';
import { UndoController } from './undo.svelte';
import type { WritingRoom } from './writing-room';

export interface SummaryTextOptions {
	workshopId: string;
	/** Null for a reader's link. */
	participantId: string | null;
	/** Null for the whole workshop. */
	session: string | null;
	participants: readonly Participant[];
	parties: readonly Party[];
	/** Something was written, here or by somebody else, and the server has it. */
	onWritten: () => void;
}

export class SummaryTextController implements WritingRoom {
	readonly mayWrite: boolean;
	readonly doc = new Y.Doc();
	readonly fragment: Y.XmlFragment;
	/** Null for the whole workshop. */
	readonly corrections: Y.XmlFragment | null;
	readonly undo: UndoController;
	readonly presence: PresenceController;
	readonly people: PeopleController;
	isLive = $state(false);
	status = $state.raw<ConnectionStatus>({ kind: 'connecting' });
	private readonly options: SummaryTextOptions;
	private connection: WorkshopConnection | null = null;
	private isDestroyed = false;
	private hasNews = false;

	constructor(options: SummaryTextOptions) {
		this.options = options;
		this.mayWrite = options.participantId !== null;
		this.fragment = summaryFragment(this.doc, options.session);
		this.corrections = options.session === null ? null : correctionsFragment(this.doc, options.session);
		this.undo = new UndoController(this.doc, [], this.fragments);
		this.presence = new PresenceController(options.participantId);
		this.people = new PeopleController(options.participants, options.parties);
	}

	private get fragments(): Y.XmlFragment[] {
		return [this.fragment, ...(this.corrections ? [this.corrections] : [])];
	}

	/** Connects to the live document. Call in a browser only. */
	async connect(): Promise<void> {
		const { WorkshopConnection } = await import('$lib/connection/connection');
		if (this.isDestroyed) return;
		const { workshopId, participantId } = this.options;
		this.connection = new WorkshopConnection({
			workshopId,
			participantId,
			url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`,
			onStatus: (status) => this.changed(status)
		});
		const { awareness } = this.connection.open('summary', {
			doc: this.doc,
			onLoaded: () => {
				this.isLive = true;
				for (const fragment of this.fragments) fragment.observeDeep(this.noteNews);
			}
		});
		this.presence.attach(awareness);
		addEventListener('pageshow', this.presence.sendNow);
	}

	destroy(): void {
		this.isDestroyed = true;
		removeEventListener('pageshow', this.presence.sendNow);
		this.presence.destroy();
		this.connection?.close();
		this.undo.destroy();
		this.doc.destroy();
	}

	private changed(status: ConnectionStatus): void {
		this.status = status;
		if (this.hasNews && (status.kind === 'saved' || status.kind === 'reading')) {
			this.hasNews = false;
			this.options.onWritten();
		}
	}

	private readonly noteNews = (_events: unknown, transaction: Y.Transaction): void => {
		this.hasNews = true;
		// What others wrote is stored already when it comes here.
		if (!transaction.local) this.changed(this.status);
	};
}
