/** Commands as the controllers send them: what came of each is a value, never a throw. */
import { CommandRefused, sendCommand } from '$lib/connection/commands';
import type { RemovedThing } from '$lib/document/board-removed';
import type { Command } from '$lib/workshop/command';
import type { PriorityAnswer } from '$lib/workshop/priorities';
import type { SilentNote, SilentPayload } from '$lib/workshop/silence';

export type Outcome =
	| { kind: 'accepted' }
	| {
			kind: 'refused';
			/** The API's stable word, or `unreachable`. */
			reason: string;
			/** In the reader's language; '' where the page must find its own words. */
			title: string;
	  };

export type SendCommand = (command: Command) => Promise<Outcome>;

/** What this person has given that nobody else sees. */
export interface Mine {
	notes: readonly (SilentNote & { silence: string })[];
	/** The answers to prioritisings that are open, by their ids. */
	priorities: Record<string, PriorityAnswer>;
}

/** @returns a way to send commands to one workshop at once, whatever has been written */
export function commandSender(workshopId: string): SendCommand {
	return outcomesOf((command) => sendCommand(workshopId, command));
}

/** @param send sends one command, or throws why it was refused */
export function outcomesOf(send: (command: Command) => Promise<unknown>): SendCommand {
	return async (command) => {
		try {
			await send(command);
			return { kind: 'accepted' };
		} catch (error) {
			if (!(error instanceof CommandRefused)) throw error;
			return { kind: 'refused', reason: error.kind, title: error.message };
		}
	};
}

/** @returns what was deleted from the board, newest first @throws when the server cannot be reached or refuses */
export async function readRemoved(workshopId: string): Promise<RemovedThing[]> {
	const response = await fetch(`/api/workshops/${encodeURIComponent(workshopId)}/board/removed`);
	if (!response.ok) throw new Error(`What was deleted was answered with ${response.status}`);
	return ((await response.json()) as { removed: RemovedThing[] }).removed;
}

/** @throws when the server cannot be reached or refuses */
export async function readMine(workshopId: string): Promise<Mine> {
	const response = await fetch(`/api/workshops/${encodeURIComponent(workshopId)}/given`);
	if (!response.ok) throw new Error(`What one has given was answered with ${response.status}`);
	const { given } = (await response.json()) as { given: { batch: string; payload: unknown }[] };
	const mine: Mine = { notes: [], priorities: {} };
	for (const { batch, payload } of given) {
		const [kind, id] = [batch.slice(0, batch.indexOf(':')), batch.slice(batch.indexOf(':') + 1)];
		if (kind === 'silence') {
			const { notes } = payload as SilentPayload;
			mine.notes = [...mine.notes, ...notes.map((note) => ({ ...note, silence: id }))];
		} else if (kind === 'priorities') mine.priorities[id] = payload as PriorityAnswer;
	}
	return mine;
}
