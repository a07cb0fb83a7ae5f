/** What an editor of shared text needs to know of the page it stands on: the table, or the page of the summary. */
import { getContext, setContext } from 'svelte';
import type { PeopleController } from './people.svelte';
import type { PresenceController } from './presence.svelte';
import type { UndoController } from './undo.svelte';

export interface WritingRoom {
	/** False for a reader. */
	readonly mayWrite: boolean;
	/** Whether the shared document holds the present wording; until then the page shows what the server sent. */
	readonly isLive: boolean;
	readonly undo: UndoController;
	readonly presence: PresenceController;
	readonly people: PeopleController;
}

const KEY = Symbol('writing room');

/** Called by whatever owns the live document of the editors inside of it. */
export function provideWritingRoom<Room extends WritingRoom>(room: Room): Room {
	return setContext(KEY, room);
}

/** @throws outside of one */
export function useWritingRoom(): WritingRoom {
	const room = getContext<WritingRoom | undefined>(KEY);
	if (!room) throw new Error('No writing room here: provideTable() or provideWritingRoom() has to come first.');
	return room;
}
