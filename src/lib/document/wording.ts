/**
 * The exact wording of a statement: what a marker, a stance and a yes are bound to. A wording is known by a hash of its
 * canonical form, so that the same words are the same wording whenever they come back. The canonical forms are on
 * people's disks (in facts): a change of them is a change of every id.
 */
import { toBase64UrlEncoded } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { fieldText, type Action, type Negotiation, type RichText } from './read.ts';
import { PROBLEM_SLOTS, type ActionField, type ProblemSlot } from './shape.ts';

/** `problem:{slot}` or `plan:{actionId}`. */
export type StatementId = string;

export interface Wording {
	/** 22 characters, the same for the same canonical wording. */
	id: string;
	/** Readable lines; '' when nothing is written. */
	text: string;
	markdown: string;
}

/** The fields that are an action's wording, in their canonical order. Status, order and `answers` say nothing in it. */
export const WORDED_FIELDS = [
	'title',
	'detail',
	'firstStep',
	'responsible',
	'contributors',
	'due',
	'signOfSuccess',
	'needs',
	'existing',
	'novelty',
	'adaptation',
	'dependsOn'
] as const satisfies ActionField[];

export function slotStatement(slot: ProblemSlot): StatementId {
	return `problem:${slot}`;
}

export function actionStatement(actionId: string): StatementId {
	return `plan:${actionId}`;
}

/** @returns what a statement id names; null when it names nothing that could be there */
export function parseStatement(
	id: StatementId
): { kind: 'slot'; slot: ProblemSlot } | { kind: 'action'; actionId: string } | null {
	if (id.startsWith('plan:')) return id.length > 5 ? { kind: 'action', actionId: id.slice(5) } : null;
	const slot = PROBLEM_SLOTS.find((candidate) => slotStatement(candidate) === id);
	return slot === undefined ? null : { kind: 'slot', slot };
}

/** @returns every statement there is, in reading order */
export function statementsOf({ plan }: Negotiation): StatementId[] {
	return [...PROBLEM_SLOTS.map(slotStatement), ...plan.map(({ id }) => actionStatement(id))];
}

/** @returns the statement's present wording; null when there is no such statement */
export function wordingOf(negotiation: Negotiation, statement: StatementId): Wording | null {
	const parsed = parseStatement(statement);
	if (parsed === null) return null;
	if (parsed.kind === 'slot') {
		return slotWording(negotiation.problem[parsed.slot]);
	}
	const action = negotiation.plan.find(({ id }) => id === parsed.actionId);
	return action ? actionWording(action) : null;
}

/** @returns the wording of a problem slot */
export function slotWording({ text, markdown }: RichText): Wording {
	return { id: hash(markdown), text, markdown };
}

/** @returns the wording of an action: all that is promised in it */
export function actionWording(action: Action): Wording {
	const values = WORDED_FIELDS.map((field) => (field === 'detail' ? action.detail.markdown : action[field]));
	const lines = WORDED_FIELDS.map((field) => fieldText(action, field));
	return {
		id: hash(JSON.stringify(values)),
		text: lines.filter((line) => line !== '').join('\n'),
		markdown: values
			.map((value) => (typeof value === 'string' ? value : value.join(', ')))
			.filter((value) => value !== '')
			.join('\n\n')
	};
}

/** @returns what a yes is bound to: what is to be done, by whom and by when */
export function agreementId({ title, detail, firstStep, due, responsible }: Action): string {
	return hash(JSON.stringify([title, detail.markdown, firstStep, due, responsible]));
}

function hash(canonical: string): string {
	return toBase64UrlEncoded(digest(new TextEncoder().encode(canonical))).slice(0, 22);
}

/** What the rules of a negotiation look at in an action. */
export interface ActionOnTable {
	id: string;
	responsible: string;
	agreementId: string;
	answers: string;
	dependsOn: readonly string[];
}

/**
 * @returns what problem and plan say now, as the rules of negotiation ask for it (`Table` in `workshop/family.ts`);
 * each wording is worked out when it is first asked for
 */
export function tableOf(negotiation: Negotiation) {
	const wordings = new Map<StatementId, Wording | null>();
	return {
		statements: statementsOf(negotiation),
		get actions(): ActionOnTable[] {
			return negotiation.plan.map(actionOnTable);
		},
		wordingOf(statement: StatementId): Wording | null {
			const known = wordings.get(statement);
			if (known !== undefined) return known;
			const wording = wordingOf(negotiation, statement);
			wordings.set(statement, wording);
			return wording;
		}
	};
}

/** @returns an action as the rules of negotiation look at it */
export function actionOnTable(action: Action): ActionOnTable {
	const { id, responsible, answers, dependsOn } = action;
	return { id, responsible, agreementId: agreementId(action), answers, dependsOn };
}
