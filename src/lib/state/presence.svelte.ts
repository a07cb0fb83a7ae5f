/** Who is here and where they are. The server says who; each page says only where it is. */
/* eslint-disable svelte/prefer-svelte-reactivity -- bookkeeping the page never reads: what it sees is $state.raw, replaced as a whole */
import type { Awareness } from 'y-protocols/awareness';

/** Where somebody writes: `problem:{slot}` or `plan:{actionId}:{field}`. */
export type Place = string;

/** A caret in a rich text, as relative positions of Yjs in their JSON form. */
export interface CaretPosition {
	anchor: unknown;
	head: unknown;
}

export interface PersonHere {
	participantId: string;
	name: string;
	partyId: string | null;
	/** Where the person writes; null when just looking, or looking somewhere else. */
	place: Place | null;
}

export interface RemoteCaret extends CaretPosition {
	clientId: number;
	name: string;
	partyId: string | null;
	place: Place;
}

interface PresentState {
	user?: { participantId: string; name: string; partyId: string | null };
	place?: Place | null;
	cursor?: CaretPosition | null;
}

/** Carets help a few people and drown a crowd: above this many people they are neither sent nor shown. */
export const MOST_CARETS = 30;

/** How often others learn that a caret moved. */
const CARET_MS = 120;

/** How long somebody counts as writing after their last letter. */
const WRITING_MS = 3_000;

export class PresenceController {
	/** Everybody else who is here, each once however many windows they have, by name. */
	others = $state.raw<readonly PersonHere[]>([]);
	/** Who is writing where, just now. */
	writing = $state.raw<ReadonlyMap<Place, readonly PersonHere[]>>(new Map());
	private awareness: Awareness | null = null;
	private readonly caretListeners = new Set<() => void>();
	private readonly lastLetter = new Map<number, { place: Place; timer: ReturnType<typeof setTimeout> }>();
	private own: { place: Place | null; cursor: CaretPosition | null } = { place: null, cursor: null };
	private sendTimer: ReturnType<typeof setTimeout> | null = null;
	private readonly selfId: string | null;

	/** @param selfId the participant this page belongs to; null for a reader, who is not present */
	constructor(selfId: string | null) {
		this.selfId = selfId;
	}

	attach(awareness: Awareness): void {
		this.awareness = awareness;
		// A reader's state is empty, which the server drops; a state that is missing would end the connection's own pulse.
		awareness.setLocalState(this.selfId === null ? {} : { ...this.own });
		awareness.on('change', this.refresh);
		this.refresh();
	}

	destroy(): void {
		this.awareness?.off('change', this.refresh);
		if (this.sendTimer) clearTimeout(this.sendTimer);
		for (const { timer } of this.lastLetter.values()) clearTimeout(timer);
		this.awareness = null;
	}

	/** Says where this person is; `cursor` only in rich text. */
	moveTo(place: Place | null, cursor: CaretPosition | null = null): void {
		this.own = { place, cursor };
		this.sendTimer ??= setTimeout(this.sendNow, CARET_MS);
	}

	/** Leaves a place, unless another was entered meanwhile. */
	leave(place: Place): void {
		if (this.own.place === place) this.moveTo(null);
	}

	/** Leaves the board, unless another place was entered meanwhile. */
	leaveBoard(): void {
		if (this.own.place?.startsWith('board:')) this.moveTo(null);
	}

	/** Calls back when a caret may have moved. @returns a function that ends it */
	onCarets(listener: () => void): () => void {
		this.caretListeners.add(listener);
		return () => this.caretListeners.delete(listener);
	}

	/** @returns others' carets in a place */
	caretsIn(place: Place): RemoteCaret[] {
		if (this.others.length > MOST_CARETS) return [];
		const carets: RemoteCaret[] = [];
		for (const [clientId, { user, cursor, place: where }] of this.states()) {
			if (user && cursor && where === place && clientId !== this.awareness?.clientID) {
				carets.push({
					clientId,
					name: user.name,
					partyId: user.partyId,
					place,
					anchor: cursor.anchor,
					head: cursor.head
				});
			}
		}
		return carets;
	}

	/** @returns who a Yjs client id belongs to, as the server says; null when they have left */
	personBehind(clientId: number): PersonHere | null {
		const state = this.states().get(clientId);
		return state?.user ? { ...state.user, place: state.place ?? null } : null;
	}

	/** Somebody else's letter came in: they are writing there now. */
	noteLetter(clientId: number, place: Place): void {
		const before = this.lastLetter.get(clientId);
		if (before) clearTimeout(before.timer);
		const timer = setTimeout(() => {
			this.lastLetter.delete(clientId);
			this.refreshWriting();
		}, WRITING_MS);
		this.lastLetter.set(clientId, { place, timer });
		if (before?.place !== place) this.refreshWriting();
	}

	private states(): Map<number, PresentState> {
		return (this.awareness?.getStates() ?? new Map()) as Map<number, PresentState>;
	}

	private readonly refresh = (): void => {
		const people = new Map<string, PersonHere>();
		for (const { user, place } of this.states().values()) {
			if (!user || user.participantId === this.selfId) continue;
			const before = people.get(user.participantId);
			people.set(user.participantId, { ...user, place: place ?? before?.place ?? null });
		}
		const next = [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'da'));
		if (JSON.stringify(next) !== JSON.stringify(this.others)) this.others = next;
		for (const listener of this.caretListeners) listener();
	};

	private refreshWriting(): void {
		const writing = new Map<Place, PersonHere[]>();
		for (const [clientId, { place }] of this.lastLetter) {
			const person = this.personBehind(clientId);
			if (!person || person.participantId === this.selfId) continue;
			const there = writing.get(place) ?? [];
			if (!there.some(({ participantId }) => participantId === person.participantId)) there.push(person);
			writing.set(place, there);
		}
		this.writing = writing;
	}

	/** Tells where this person is without waiting; also for a page that comes back from the browser's cache. */
	readonly sendNow = (): void => {
		if (this.sendTimer) clearTimeout(this.sendTimer);
		this.sendTimer = null;
		if (this.selfId === null || !this.awareness) return;
		const cursor = this.others.length > MOST_CARETS ? null : this.own.cursor;
		this.awareness.setLocalState({ place: this.own.place, cursor });
	};
}
