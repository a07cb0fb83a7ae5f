/** What waits for the person this page belongs to: derived, and gone by itself when it is done. */
import type { Action } from '$lib/document/read';
import { actionStatement, type StatementId } from '$lib/document/wording';
import type { TableController } from '$lib/state/table.svelte';
import { fitState, yesState } from '$lib/workshop/agreement';
import { stanceOf } from '$lib/workshop/standing';

export type Waiting =
	| { kind: 'round'; statement: StatementId }
	| { kind: 'yes' | 'fit'; statement: StatementId; action: Action }
	| { kind: 'stale'; statement: StatementId };

type Table = Pick<TableController, 'participantId' | 'record' | 'statements' | 'negotiation' | 'people' | 'rounds'>;

/** @returns what is asked of a person, the most pressing first; nothing for a reader */
export function waitingFor(table: Table): Waiting[] {
	const { participantId, record, negotiation } = table;
	if (participantId === null || !record.isLive) return [];
	const { plan } = negotiation;
	return [
		...unansweredRound(table),
		...plan.filter((action) => isYesAsked(table, action, participantId)).map(asked('yes')),
		...staleStatements(table, participantId).map((statement): Waiting => ({ kind: 'stale', statement })),
		...plan.filter((action) => isFitAsked(table, action, participantId)).map(asked('fit'))
	];
}

function asked(kind: 'yes' | 'fit') {
	return (action: Action): Waiting => ({ kind, statement: actionStatement(action.id), action });
}

function unansweredRound({ record, rounds }: Table): Waiting[] {
	const round = record.state.rounds.open;
	const statement = round?.statements.find((candidate) => rounds.ownAnswer(round.id, candidate) === null);
	return statement === undefined ? [] : [{ kind: 'round', statement }];
}

/** Whether an action is this person's to say yes to, or their party's. */
function isOwn({ people }: Table, { responsible }: Action, participantId: string): boolean {
	if (responsible === participantId) return true;
	const party = people.partyOf(participantId);
	return party !== null && people.party(responsible)?.id === party.id;
}

function isYesAsked(table: Table, action: Action, participantId: string): boolean {
	if (!isOwn(table, action, participantId)) return false;
	const { kind } = yesState(table.record.state, table.statements.view(action));
	return kind === 'waiting' || kind === 'askedAgain';
}

function isFitAsked(table: Table, action: Action, participantId: string): boolean {
	const isConcerned = isOwn(table, action, participantId) || action.contributors.includes(participantId);
	return isConcerned && fitState(table.record.state, table.statements.view(action)).kind === 'asked';
}

function staleStatements({ record, statements }: Table, participant: string): StatementId[] {
	return Object.keys(record.state.stances.byWording).filter((statement) => {
		const wordingId = statements.wording(statement)?.id;
		return wordingId !== undefined && stanceOf(record.state, { statement, wordingId, participant }).kind === 'stale';
	});
}
