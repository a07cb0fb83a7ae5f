/**
 * The shape of the live documents: what may stand where. Readers, writers and the server's
 * validation all follow this one table. A change here is a new SHAPE_VERSION and a migration.
 */

/** 3: an action may have `answers` and `dependsOn`. A document of an earlier version has neither, and needs no change. */
export const SHAPE_VERSION = 3;

/** The fixed slots of the problem, in reading order; each is the top-level fragment `problem:{slot}`. */
export const PROBLEM_SLOTS = ['statement', 'affected', 'known', 'unknown', 'excluded'] as const;
export type ProblemSlot = (typeof PROBLEM_SLOTS)[number];

/** The top-level map of actions in the negotiation document: action id → Y.Map. */
export const PLAN = 'plan';

export function slotFragmentName(slot: ProblemSlot): string {
	return `problem:${slot}`;
}

/** What stands in place of a session's id for the words about the whole workshop. */
export const WHOLE_WORKSHOP = 'all';

/**
 * @param session null for the whole workshop
 * @returns the top-level fragment of the `summary` document in which people write "in short" about a session. A fragment
 * at the top and not an entry of a map: two people who each made the entry would lose one of the two texts.
 */
export function summaryFragmentName(session: string | null): string {
	return `session:${session ?? WHOLE_WORKSHOP}`;
}

/** @returns the top-level fragment of the `summary` document in which people correct what the log cannot know of a session */
export function correctionsFragmentName(session: string): string {
	return `corrections:${session}`;
}

export function isSummaryFragmentName(name: string): boolean {
	return /^(session|corrections):[\w-]{1,64}$/.test(name);
}

/** The top-level types each kind of document may hold, with the Yjs type each is read as. */
export const TOP_LEVEL_TYPES = {
	negotiation: {
		...(Object.fromEntries(PROBLEM_SLOTS.map((slot) => [slotFragmentName(slot), 'fragment'])) as Record<
			`problem:${ProblemSlot}`,
			'fragment'
		>),
		[PLAN]: 'map'
	},
	/** Their shape is told in board-shape.ts. */
	canvas: { records: 'map', authors: 'map', meta: 'map' },
	record: { facts: 'array' },
	/** And two for each session: `summaryFragmentName`, `correctionsFragmentName`. */
	summary: { [summaryFragmentName(null)]: 'fragment' }
} as const;

/** Which elements may stand directly inside which (`''` is the fragment itself): the editor's schema. */
export const ELEMENT_CHILDREN: Readonly<Record<string, readonly string[]>> = {
	'': ['paragraph', 'bulletList', 'orderedList'],
	bulletList: ['listItem'],
	orderedList: ['listItem'],
	listItem: ['paragraph', 'bulletList', 'orderedList'],
	paragraph: ['hardBreak'],
	hardBreak: []
};

/** The one element that holds text directly. */
export const TEXT_BLOCK = 'paragraph';

/** The marks text may carry. */
export const TEXT_MARKS = ['bold', 'italic'] as const;

/** What a field of an action is stored as: shared text, shared rich text, a plain string, a list of strings. */
export type FieldKind = 'text' | 'richText' | 'string' | 'strings';

/**
 * The fields of an action. Text that people write together is shared; what is picked is a plain value. The log stores
 * a field by its place in this list: a new one comes last.
 */
export const ACTION_FIELDS = {
	title: 'text',
	detail: 'richText',
	firstStep: 'text',
	responsible: 'string',
	contributors: 'strings',
	due: 'string',
	status: 'string',
	signOfSuccess: 'text',
	needs: 'text',
	existing: 'text',
	novelty: 'string',
	adaptation: 'text',
	order: 'string',
	answers: 'string',
	dependsOn: 'strings'
} as const satisfies Record<string, FieldKind>;
export type ActionField = keyof typeof ACTION_FIELDS;

/** The states an action can be in; a new one is a draft. */
export const ACTION_STATUSES = ['draft', 'waiting', 'active', 'stuck', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** How an action is new here (principle 1). */
export const NOVELTIES = ['new', 'translated', 'developed', 'combined'] as const;
export type Novelty = (typeof NOVELTIES)[number];
