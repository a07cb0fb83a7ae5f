/** The board's own words: kinds of notes, what a note is called for short, connections and shapes in a sentence. */
import { m } from '$lib/paraglide/messages';
import type { BoardArea, BoardItem } from '$lib/document/board';
import type { CardPart } from '$lib/document/board-cards';
import type { NoteKind } from '$lib/document/board-shape';
import type { ProblemSlot } from '$lib/document/shape';
import { sheetName, slotName } from '$lib/components/table/words';

/** What a person wants to do that takes a window of its own. */
export type ListTask =
	| { kind: 'move'; ids: readonly string[] }
	| { kind: 'connect'; id: string }
	| { kind: 'comment'; id: string }
	| { kind: 'describe'; id: string }
	| { kind: 'rename'; id: string }
	| { kind: 'intoProblem'; ids: readonly string[] };

/** Stands in a list to choose from for "nothing chosen", which may not be an empty value there. */
export const NONE = '-';

const KIND_NAMES: Record<NoteKind, () => string> = {
	idea: m.list_kind_idea,
	experience: m.list_kind_experience,
	knowledge: m.list_kind_knowledge,
	question: m.list_kind_question,
	worry: m.list_kind_worry
};

const ITEM_NAMES: Record<Exclude<BoardItem['kind'], 'note' | 'card'>, () => string> = {
	drawing: m.list_shape_draw,
	shape: m.list_shape_geo,
	text: m.list_shape_text
};

/** The canvas's colours as the list's edges show them; parties and meanings have colours of their own. */
const EDGES: Record<string, string> = {
	yellow: 'oklch(0.82 0.14 92)',
	orange: 'oklch(0.72 0.15 60)',
	red: 'oklch(0.62 0.18 27)',
	'light-red': 'oklch(0.74 0.12 22)',
	green: 'oklch(0.6 0.13 150)',
	'light-green': 'oklch(0.75 0.13 145)',
	blue: 'oklch(0.58 0.14 255)',
	'light-blue': 'oklch(0.74 0.1 235)',
	violet: 'oklch(0.58 0.14 310)',
	'light-violet': 'oklch(0.74 0.11 315)'
};

/** How long a note may be where it is only named. */
const LABEL_LENGTH = 48;

/** Languages people at such tables write in, offered first to last. */
const LANGUAGES = ['da', 'en', 'de', 'uk', 'ar', 'tr', 'pl', 'so', 'fa', 'ro'];

/** @returns the kind in words; '' when none was chosen */
export function kindName(kind: string): string {
	return Object.hasOwn(KIND_NAMES, kind) ? KIND_NAMES[kind as NoteKind]() : '';
}

/** @returns what a note is called where there is no room for all of it */
export function noteLabel(words: string): string {
	const line = words.replace(/\s+/g, ' ').trim();
	if (line === '') return m.list_note_untitled();
	const letters = [...line];
	return letters.length <= LABEL_LENGTH
		? line
		: `${letters
				.slice(0, LABEL_LENGTH - 1)
				.join('')
				.trimEnd()}…`;
}

export function areaName(name: string): string {
	return name.trim() || m.list_area_untitled();
}

/** @returns an area by its name; null: what stands in none */
export function areaOrNone(area: { words: string } | null): string {
	return area ? areaName(area.words) : m.list_no_area();
}

/** @returns the areas to choose among, by name, and first "in no area" */
export function areaChoices(areas: readonly BoardArea[]): { value: string; label: string }[] {
	return [
		{ value: NONE, label: m.list_no_area() },
		...areas.map(({ id, words }) => ({ value: id, label: areaName(words) }))
	];
}

/** @returns what something on the board that is no note is called */
export function itemName(item: Exclude<BoardItem, { kind: 'note' }>): string {
	return item.kind === 'card' ? m.list_card({ name: cardName(item.shows) }) : ITEM_NAMES[item.kind]();
}

/** @returns what a card shows, as its own heading says it */
export function cardName(part: CardPart): string {
	return part === 'plan' ? sheetName('plan') : slotName(part.slice('problem:'.length) as ProblemSlot);
}

/** @param color one of the canvas's colours. @returns a colour of the style sheet */
export function noteEdge(color: string): string {
	return EDGES[color] ?? 'var(--rule-strong)';
}

/** @returns a sentence about a connection, with what it says of itself */
export function connectionSentence(sentence: string, words: string): string {
	return words.trim() === '' ? sentence : `${sentence}: ${words.trim()}`;
}

/** @returns the languages a note may be said to be in, by their names, with the one it is in already */
export function languageChoices(present: string, locale: string): { value: string; label: string }[] {
	const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
	const codes = present === '' || LANGUAGES.includes(present) ? LANGUAGES : [...LANGUAGES, present];
	return [
		{ value: NONE, label: m.list_language_none() },
		...codes.map((code) => ({ value: code, label: nameOfLanguage(names, code) }))
	];
}

function nameOfLanguage(names: Intl.DisplayNames, code: string): string {
	try {
		return names.of(code) ?? code;
	} catch {
		return code;
	}
}
