/**
 * Resources and expectations. Nothing has them as fields: they are what people wrote on notes while a meeting was at a
 * step of its recipe that asks for them. A note written in silence belongs to the step in which the silence began.
 */
import type { Board } from '../document/board.ts';
import type { Fact } from '../workshop/fact.ts';
import { templateOf } from '../workshop/templates/all.ts';
import type { Gathers } from '../workshop/templates/template.ts';
import type { People } from './people.ts';
import type { Stretch } from './period.ts';
import type { SummaryGathered } from './stand-types.ts';

/** That a note came onto the board. */
export interface NoteAdded {
	id: string;
	seq: number;
	participantId: string | null;
}

const ORDER: readonly Gathers[] = ['needs', 'resources', 'offers', 'missing', 'combinations', 'expectations'];

interface GatheredInput {
	/** In order, up to the end of the stretch. */
	facts: readonly Fact[];
	notesAdded: readonly NoteAdded[];
	/** As it was at the end of the stretch: what has been taken away since is not told. */
	board: Board;
	people: People;
	stretch: Stretch;
}

/** @returns whether any meeting has asked, so that there may be something to tell */
export function hasAsked(facts: readonly Fact[]): boolean {
	return asked(facts).length > 0;
}

/** @returns what was asked for and answered, the notes of each in the order they came */
export function gatheredTold({ facts, notesAdded, board, people, stretch }: GatheredInput): SummaryGathered[] {
	const abouts = aboutOf(facts, notesAdded);
	const standing = new Map(board.items.filter(({ kind }) => kind === 'note').map((note) => [note.id, note]));
	const notes = new Map<Gathers, SummaryGathered['notes']>();
	for (const { id, seq } of notesAdded) {
		const about = abouts.get(id);
		const note = standing.get(id);
		if (about === undefined || note === undefined || note.words.trim() === '') continue;
		if (seq < stretch.fromSeq || seq > stretch.toSeq) continue;
		const by = note.author === null ? null : people.author(note.author);
		notes.set(about, [...(notes.get(about) ?? []), { text: note.words, by }]);
		// What was taken away and brought back is told once.
		standing.delete(id);
	}
	return ORDER.flatMap((about) => {
		const written = notes.get(about);
		return written ? [{ about, notes: written }] : [];
	});
}

/** From a revision on, what the meeting asks for; null while it asks for nothing of the kind. */
interface Asked {
	seq: number;
	about: Gathers | null;
}

function asked(facts: readonly Fact[]): Asked[] {
	const all: Asked[] = [];
	let template: string | null = null;
	for (const fact of facts) {
		if (fact.kind === 'SessionStarted') template = fact.template;
		const isStep = fact.kind === 'StepStarted';
		if (!isStep && fact.kind !== 'SessionEnded') continue;
		const about = isStep ? (templateOf(template)?.steps[fact.step]?.gathers ?? null) : null;
		// Before the first question there is nothing to end.
		if (about !== null || all.length > 0) all.push({ seq: fact.seq, about });
	}
	return all;
}

/** @returns by note, what was asked for when it was written */
function aboutOf(facts: readonly Fact[], notesAdded: readonly NoteAdded[]): Map<string, Gathers> {
	const questions = asked(facts);
	const at = (seq: number) => questions.findLast((question) => question.seq <= seq)?.about ?? null;
	const abouts = new Map<string, Gathers | null>();
	for (const { id, seq } of notesAdded) if (!abouts.has(id)) abouts.set(id, at(seq));
	const silences = new Map<string, number>();
	for (const fact of facts) {
		if (fact.kind === 'SilenceStarted') silences.set(fact.id, fact.seq);
		if (fact.kind !== 'SilenceRevealed' && fact.kind !== 'OwnNotesRevealed') continue;
		// They are laid out right before it is recorded that they are.
		const before = notesAdded.filter(
			({ seq, participantId }) => seq < fact.seq && (fact.kind === 'SilenceRevealed' || participantId === fact.by)
		);
		const about = at(silences.get(fact.silence) ?? fact.seq);
		if (fact.notes > 0) for (const { id } of before.slice(-fact.notes)) abouts.set(id, about);
	}
	return new Map([...abouts].flatMap(([id, about]): [string, Gathers][] => (about === null ? [] : [[id, about]])));
}
