/** The demonstration workshop: what it is about, who takes part, and what they can do in it. */
import type { NoteKind } from '../../src/lib/document/board-shape.ts';
import type { ActionField, ProblemSlot } from '../../src/lib/document/shape.ts';
import type { StatementId } from '../../src/lib/document/wording.ts';
import type { Command } from '../../src/lib/workshop/command.ts';
import type { Fit } from '../../src/lib/workshop/commitments.ts';
import type { MinutesAnswer } from '../../src/lib/workshop/minutes.ts';
import type { ReasonChip } from '../../src/lib/workshop/reasons.ts';
import type { StanceAnswer } from '../../src/lib/workshop/stances.ts';

export type Who = 'alice' | 'bo' | 'carla' | 'dorte' | 'emil' | 'freja';

export const TITLE = 'Et måltid sammen i Vestbyen';
export const QUESTION = 'Hvad skal der til, for at færre ældre i Vestbyen spiser alene?';

/** In the order in which they joined. */
export const PEOPLE: readonly { who: Who; name: string; party: string }[] = [
	{ who: 'carla', name: 'Carla Skov', party: 'Beboere i Vestbyen' },
	{ who: 'alice', name: 'Alice Holm', party: 'Vestby Kommune' },
	{ who: 'bo', name: 'Bo Jensen', party: 'Ældre Sagen Vestby' },
	{ who: 'dorte', name: 'Dorte Friis', party: 'Solgårdens bestyrelse' },
	{ who: 'emil', name: 'Emil Lund', party: 'Vestby Ungdomsskole' },
	{ who: 'freja', name: 'Freja Dam', party: 'Beboere i Vestbyen' }
];

/** One thing a person does. Text is what the block or field reads afterwards; it is typed, word by word. */
export type Deed =
	| { who: Who; does: 'write'; slot: ProblemSlot; block: number; text: string }
	| { who: Who; does: 'list'; slot: ProblemSlot; items: readonly string[] }
	| { who: Who; does: 'remove'; slot: ProblemSlot; block: number }
	| { who: Who; does: 'add'; action: string; title: string }
	| { who: Who; does: 'fill'; action: string; field: ActionField; text: string }
	/** `value` may name a person of the workshop; lists are separated by commas. */
	| { who: Who; does: 'set'; action: string; field: ActionField; value: string }
	| { who: Who; does: 'drop'; action: string }
	| { who: Who; does: 'move'; action: string; to: number }
	/** A deadline so many days after the demonstration is made. */
	| { who: Who; does: 'due'; action: string; inDays: number }
	| { who: Who; does: 'short'; session: 'all' | 'this'; text: string }
	/** What the summary of the last meeting does not say rightly. */
	| { who: Who; does: 'correct'; text: string }
	| BoardDeed
	| RecordDeed;

/** What somebody puts on the board; ids are the story's own. */
export type BoardDeed =
	| { who: Who; does: 'area'; area: string; name: string }
	| { who: Who; does: 'note'; note: string; area?: string; words: string; kind?: NoteKind; isFromPaper?: boolean }
	| { who: Who; does: 'connect'; from: string; to: string; words: string };

/** What somebody asks to be recorded; the story knows a statement, not its exact wording. */
export type RecordDeed =
	| { who: Who; does: 'ask'; command: Command }
	| { who: Who; does: 'stance'; statement: StatementId; answer: Omit<StanceAnswer, 'wordingId'> }
	| { who: Who; does: 'reason'; statement: StatementId; chip: ReasonChip; text: string }
	| { who: Who; does: 'yes'; action: string }
	| { who: Who; does: 'fit'; action: string; fit: Fit; text: string }
	| { who: Who; does: 'settle'; question: string; answer: string }
	| { who: Who; does: 'perspective'; text: string }
	| { who: Who; does: 'meetAgain'; inDays: number; at: string; place: string }
	/** Of the summary of the last meeting; `text` is what somebody objects to. */
	| { who: Who; does: 'judge'; answer: MinutesAnswer; text?: string }
	/** Those who are there come. */
	| { who: Who; does: 'arrive'; others: readonly Who[] };

/** A meeting, or what people do between two. */
export interface Meeting {
	/** Days before the demonstration is made, and the time it begins (UTC). */
	daysAgo: number;
	startsAt: string;
	deeds: readonly Deed[];
}
