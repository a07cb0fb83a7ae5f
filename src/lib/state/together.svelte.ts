/** What people do together beside writing: silence, prioritising, open cards, gathering. Which window of it is open, and how it is asked for. */
import type { GatheringPlace } from '$lib/workshop/gathering';
import type { Outcome, SendCommand } from './commands';

export type TogetherWindow = 'silence' | 'priorities' | 'cards' | 'gathering';

export class TogetherController {
	/** The window that is open; null for none. */
	shown = $state<TogetherWindow | null>(null);
	/** What is chosen to be prioritised, as in `note:shape:Kx3…`. */
	toPrioritise = $state.raw<readonly string[]>([]);
	/** Asks the server for something; what comes of it stands in the record. */
	readonly send: SendCommand;

	constructor(send: SendCommand) {
		this.send = send;
	}

	show(shown: TogetherWindow): void {
		this.shown = shown;
	}

	close(): void {
		this.shown = null;
	}

	/** Invites everybody to a place. */
	gather(place: GatheringPlace): Promise<Outcome> {
		return this.send({ kind: 'callGathering', place });
	}

	/** Opens the window for prioritising with some notes chosen. */
	prioritise(notes: readonly string[]): void {
		this.toPrioritise = notes.map((id) => `note:${id}`);
		this.shown = 'priorities';
	}
}
