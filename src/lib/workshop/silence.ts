/**
 * Writing in silence: everybody writes notes that nobody else can see, until the writer or the group lays them out. The
 * notes themselves are no facts and stand in no shared document: they lie sealed, each with its writer. What is recorded
 * is only that a silence began, and how it ended. It never ends by a clock, and ending it throws nothing away.
 */
import {
	accept,
	factOf,
	refuse,
	type Context,
	type Decision,
	type Family,
	type Rules,
	type NoteToLay
} from './family.ts';
import type { State } from './state.ts';

/** A note that only its writer sees. */
export interface SilentNote {
	/** Made by the writer's program; the note keeps it on the board. */
	id: string;
	words: string;
	/** A kind of note, or ''. */
	noteKind: string;
	/** As in `da`, or ''. */
	language: string;
}

/** What one writer has in the sealed batch of a silence. */
export interface SilentPayload {
	notes: readonly SilentNote[];
}

export interface SilenceStarted {
	kind: 'SilenceStarted';
	/** What to write about; '' when nothing was said. */
	prompt: string;
	/** The board's record id of the area where the notes will lie; null for the board itself. */
	area: string | null;
}

/** It ended without anything being laid out: each writer keeps their notes and may lay them out. */
export interface SilenceEnded {
	kind: 'SilenceEnded';
	silence: string;
}

/** Everybody's notes were laid out together, each under its writer's name. */
export interface SilenceRevealed {
	kind: 'SilenceRevealed';
	silence: string;
	notes: number;
	writers: number;
}

/** One writer laid out their own notes. */
export interface OwnNotesRevealed {
	kind: 'OwnNotesRevealed';
	silence: string;
	notes: number;
}

export type SilenceFact = SilenceStarted | SilenceEnded | SilenceRevealed | OwnNotesRevealed;

export type SilenceCommand =
	| { kind: 'startSilence'; prompt: string; area: string | null }
	| { kind: 'endSilence'; silence: string }
	| { kind: 'revealSilence'; silence: string }
	| { kind: 'writeSilentNote'; silence: string; note: SilentNote }
	| { kind: 'discardSilentNote'; silence: string; note: string }
	| { kind: 'revealMine'; silence: string };

export interface Silence {
	/** The id of the fact that began it. */
	id: string;
	prompt: string;
	area: string | null;
	by: string | null;
	at: string;
	/** How it ended; null while it goes on. */
	end: { kind: 'kept' } | { kind: 'revealed'; notes: number; writers: number } | null;
}

export interface SilenceState {
	/** In the order in which they began. */
	readonly all: readonly Silence[];
}

/** The most one person writes in one silence. */
const MOST_SILENT_NOTES = 200;

/** @returns the silence that goes on, or null */
export function openSilence({ all }: SilenceState): Silence | null {
	return all.find(({ end }) => end === null) ?? null;
}

/** @returns the sealed batch in which the notes lie: one entry a writer */
export function silenceBatch(silence: string): string {
	return `silence:${silence}`;
}

/** @returns the record a silent note has once it lies on the board */
function noteRecord(id: string): string {
	return `shape:${id}`;
}

export const silence: Family<SilenceState> = {
	initial: { all: [] },
	evolve: {
		SilenceStarted: ({ all }, { id, prompt, area, by, at }) => ({
			all: [...all, { id, prompt, area, by, at, end: null }]
		}),
		SilenceEnded: (slice, { silence: id }) => ended(slice, id, { kind: 'kept' }),
		SilenceRevealed: (slice, { silence: id, notes, writers }) => ended(slice, id, { kind: 'revealed', notes, writers })
	}
};

export const silenceRules: Rules<SilenceCommand['kind']> = {
	readsBoard: true,
	decide: {
		startSilence(state, { prompt, area }, context) {
			if (openSilence(state.silence)) return refuse('silence-open');
			return accept(factOf(state, context, { kind: 'SilenceStarted', prompt, area }));
		},
		endSilence(state, { silence: id }, context) {
			if (openSilence(state.silence)?.id !== id) return refuse('no-open-silence');
			return accept(factOf(state, context, { kind: 'SilenceEnded', silence: id }));
		},
		revealSilence(state, { silence: id }, context) {
			const open = openSilence(state.silence);
			if (open?.id !== id) return refuse('no-open-silence');
			const written = context
				.sealed(silenceBatch(id))
				.map(({ participantId, payload }) => laid(notesIn(payload), participantId, open.area))
				.filter((notes) => notes.length > 0);
			const notes = written.flat();
			return {
				...accept(
					factOf(state, context, {
						kind: 'SilenceRevealed',
						silence: id,
						notes: notes.length,
						writers: written.length
					})
				),
				notes,
				unseals: [silenceBatch(id)]
			};
		},
		writeSilentNote(state, { silence: id, note }, context) {
			const own = ownNotes(state, id, context);
			if (own === null) return refuse('no-open-silence');
			if (context.note(noteRecord(note.id)) !== null) return refuse('note-laid-out');
			const others = own.filter((other) => other.id !== note.id);
			if (others.length >= MOST_SILENT_NOTES) return refuse('too-many-notes');
			const place = own.findIndex((other) => other.id === note.id);
			return keep(id, context, place < 0 ? [...own, note] : own.with(place, note));
		},
		discardSilentNote(state, { silence: id, note }, context) {
			const own = ownNotes(state, id, context);
			if (own === null) return refuse('no-open-silence');
			return keep(
				id,
				context,
				own.filter((other) => other.id !== note)
			);
		},
		revealMine(state, { silence: id }, context) {
			const own = ownNotes(state, id, context);
			if (own === null) return refuse('no-open-silence');
			const area = state.silence.all.find((other) => other.id === id)?.area ?? null;
			const notes = laid(own, context.by, area);
			if (notes.length === 0) return refuse('nothing-written');
			return {
				...accept(factOf(state, context, { kind: 'OwnNotesRevealed', silence: id, notes: notes.length })),
				notes,
				seals: [{ batch: silenceBatch(id), participantId: context.by, payload: { notes: [] } satisfies SilentPayload }]
			};
		}
	},
	batches: (_, command) => {
		switch (command.kind) {
			case 'revealSilence':
			case 'writeSilentNote':
			case 'discardSilentNote':
			case 'revealMine':
				return [silenceBatch(command.silence)];
			default:
				return [];
		}
	}
};

/** @returns what somebody has written in a silence and not laid out, also after it ended; null when there is no such silence */
function ownNotes(state: State, id: string, { by, sealed }: Context): SilentNote[] | null {
	if (!state.silence.all.some((silence) => silence.id === id)) return null;
	const own = sealed(silenceBatch(id)).find(({ participantId }) => participantId === by);
	return own ? [...notesIn(own.payload)] : [];
}

/** @param payload as it was sealed */
function notesIn(payload: unknown): readonly SilentNote[] {
	return (payload as SilentPayload).notes;
}

function keep(id: string, { by }: Context, notes: readonly SilentNote[]): Decision {
	return {
		...accept(),
		seals: [{ batch: silenceBatch(id), participantId: by, payload: { notes } satisfies SilentPayload }]
	};
}

/** @returns the notes as they are laid out; an empty one is left away */
function laid(notes: readonly SilentNote[], author: string | null, area: string | null): NoteToLay[] {
	return notes.filter(({ words }) => words.trim() !== '').map((note) => ({ ...note, author, area }));
}

function ended({ all }: SilenceState, id: string, end: NonNullable<Silence['end']>): SilenceState {
	return { all: all.map((silence) => (silence.id === id ? { ...silence, end } : silence)) };
}
