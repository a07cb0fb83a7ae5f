/** What a family of facts is made of: its part of the state, what may be asked of it, and how its facts add up. */
import type { Command, CommandKind, CommandOf } from './command.ts';
import { FACT_VERSION, type Fact, type FactContent, type FactHead, type FactKind, type NewFact } from './fact.ts';
import type { RefusalKind } from './refusal.ts';
import type { State } from './state.ts';

/** A statement's exact wording, as `document/wording.ts` reads it. */
export interface Wording {
	id: string;
	text: string;
	markdown: string;
}

/** An action as it stands on the table, as far as the rules look at it. */
export interface ActionView {
	id: string;
	/** A participant's id, a party's id, a name written by hand, or ''. */
	responsible: string;
	/** What a yes to it is bound to. */
	agreementId: string;
	/** The number of the problem marker it answers; '' for none. */
	answers: string;
	dependsOn: readonly string[];
}

/** What problem and plan say at the moment of the decision. */
export interface Table {
	/** Every statement there is, in reading order. */
	readonly statements: readonly string[];
	readonly actions: readonly ActionView[];
	/** @returns null when there is no such statement */
	wordingOf: (statement: string) => Wording | null;
}

/** A party as the workshop's registry has it. */
export interface PartyView {
	id: string;
	name: string;
	sector: string;
}

/** A note as it stands on the board. */
export interface NoteView {
	words: string;
	/** Who wrote it; null when it has no author. */
	author: string | null;
}

/** A note to be laid out on the board, under its writer's name. */
export interface NoteToLay {
	/** Unique in the workshop; its record on the board is `shape:{id}`. */
	id: string;
	words: string;
	noteKind: string;
	language: string;
	author: string | null;
	/** The record id of the area it goes to; null for none. */
	area: string | null;
}

/** A row of the sealed store: what somebody gave that is hidden until it is revealed. */
export interface SealedEntry {
	participantId: string | null;
	payload: unknown;
}

/** Everything a decision depends on beside the state and the command. */
export interface Context {
	/** ISO 8601, UTC. */
	now: string;
	/** The participant who asks. */
	by: string;
	newId: () => string;
	table: Table;
	/** @returns the party somebody belongs to; null for none */
	partyOf: (participantId: string) => string | null;
	/** The parties there are, without those that were merged into another. */
	parties: readonly PartyView[];
	isParticipant: (id: string) => boolean;
	/** How many take part in the workshop. */
	participantCount: number;
	/** @returns a note of the board by its record id; null when it is not there */
	note: (recordId: string) => NoteView | null;
	/** @returns what a batch of the sealed store holds, in no order */
	sealed: (batch: string) => readonly SealedEntry[];
}

/** What is to be put into the sealed store, instead of what the participant gave to the batch before. */
export interface Seal {
	batch: string;
	/** null for what nobody may know the giver of: then nothing is replaced. */
	participantId: string | null;
	payload: unknown;
}

/** A batch as it was found when the record was loaded. */
export interface FoundBatch {
	batch: string;
	rows: readonly SealedEntry[];
}

/** Why a command is refused. `statement` and `wording` tell how what it was about reads now. */
export interface Refusal {
	kind: RefusalKind;
	statement?: string;
	wording?: Wording | null;
	agreementId?: string;
}

export type Decision =
	| {
			kind: 'accepted';
			/** To be recorded together. None where everything asked for is hidden, or there already. */
			facts: readonly NewFact[];
			/** To be laid out on the board before the facts are recorded, each as a revision of its writer. */
			notes?: readonly NoteToLay[];
			/** To be put into the sealed store before the facts are recorded. */
			seals: readonly Seal[];
			/** Batches of the sealed store to forget once the facts are recorded. */
			unseals: readonly string[];
			/** What to answer where nothing is recorded: the fact that stands for it already. */
			standing: Fact | null;
	  }
	| { kind: 'refused'; refusal: Refusal };

/** How one family's facts add up. Server and browser both need it; `evolve.ts` puts the families together. */
export interface Family<Slice> {
	readonly initial: Slice;
	/** How facts change its slice; also facts of other families, where they matter to it. */
	readonly evolve: { readonly [Kind in FactKind]?: (slice: Slice, fact: Fact<Kind>) => Slice };
}

/** What may be asked of one family. Only the server decides: `decide.ts` puts them together, and no page brings them in. */
export interface Rules<Own extends CommandKind, Slice = never> {
	readonly decide: {
		readonly [Kind in Own]: (state: State, command: CommandOf<Kind>, context: Context) => Decision;
	};
	/** Whether its decisions look at notes of the board. */
	readonly readsBoard?: true;
	/** @returns the batches of the sealed store that deciding this command reads */
	readonly batches?: (state: State, command: Command) => readonly string[];
	/** @returns whether a batch's time is over: what a crash left in it is forgotten */
	readonly isBatchOver?: (slice: Slice, batch: string) => boolean;
	/** @returns the fact that should tell of what a batch holds, where a crash came in between; null when nothing is missing */
	readonly mend?: (state: State, found: FoundBatch, context: Pick<Context, 'now' | 'newId'>) => NewFact | null;
}

/** @returns a decision to record some facts */
export function accept(...facts: readonly NewFact[]): Extract<Decision, { kind: 'accepted' }> {
	return { kind: 'accepted', facts, seals: [], unseals: [], standing: null };
}

export function refuse(kind: RefusalKind, details: Omit<Refusal, 'kind'> = {}): Decision {
	return { kind: 'refused', refusal: { kind, ...details } };
}

/**
 * @param by who the fact names; left out: whoever asks
 * @returns the content as a fact of this moment
 */
export function factOf<Content extends FactContent>(
	state: State,
	{ now, by, newId }: Pick<Context, 'now' | 'newId'> & { by: string | null },
	content: Content
): Omit<FactHead, 'seq'> & Content {
	return { v: FACT_VERSION, id: newId(), at: now, by, session: state.sessions.open?.id ?? null, ...content };
}
