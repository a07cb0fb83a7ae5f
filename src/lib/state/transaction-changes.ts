/** Reads out of a Yjs transaction what was changed in the problem and the plan, and by which client. Pure. */
import * as Y from 'yjs';
import type { Statement } from '../history/types.ts';
import { ACTION_FIELDS, PLAN, PROBLEM_SLOTS, slotFragmentName, type ActionField } from '../document/shape.ts';

export interface TransactionChange {
	statement: Statement;
	/** The Yjs client that wrote it; null when it cannot be told (several people at once only removed text). */
	clientId: number | null;
}

/** @returns each statement the transaction changed, once */
export function changesIn(doc: Y.Doc, transaction: Y.Transaction): TransactionChange[] {
	const writers = [...transaction.afterState.keys()].filter(
		(client) => (transaction.afterState.get(client) ?? 0) > (transaction.beforeState.get(client) ?? 0)
	);
	const onlyWriter = onlyOne(writers);
	const changes = new Map<string, TransactionChange>();
	const note = (statement: Statement, event: Y.YEvent<Y.AbstractType<unknown>>) => {
		const key = JSON.stringify(statement);
		if (changes.get(key)?.clientId == null) changes.set(key, { statement, clientId: onlyWriter ?? writerOf(event) });
	};
	for (const slot of PROBLEM_SLOTS) {
		for (const event of eventsOf(transaction, doc.getXmlFragment(slotFragmentName(slot))))
			note({ kind: 'slot', slot }, event);
	}
	const plan = doc.getMap(PLAN);
	for (const event of eventsOf(transaction, plan)) {
		for (const statement of planStatements(event, keysBetween(plan, event.target))) note(statement, event);
	}
	return [...changes.values()];
}

function planStatements(event: Y.YEvent<Y.AbstractType<unknown>>, [actionId, field]: readonly string[]): Statement[] {
	if (actionId === undefined) {
		return [...event.keys].map(([id, { action }]) => ({
			kind: 'action',
			actionId: id,
			field: action === 'delete' ? 'removed' : 'added'
		}));
	}
	const fields = field === undefined ? [...event.keys.keys()] : [field];
	return fields.filter(isActionField).map((name) => ({ kind: 'action', actionId, field: name }));
}

/** @returns the map keys on the way from the plan down to a type in it. (`event.path` holds only inside an observer.) */
function keysBetween(plan: unknown, target: Y.AbstractType<unknown>): string[] {
	const keys: string[] = [];
	for (let type: unknown = target; type instanceof Y.AbstractType && type !== plan; type = type._item?.parent) {
		if (type._item?.parentSub != null) keys.unshift(type._item.parentSub);
	}
	return keys;
}

function isActionField(name: string): name is ActionField {
	return Object.hasOwn(ACTION_FIELDS, name);
}

function eventsOf(transaction: Y.Transaction, type: unknown): Y.YEvent<Y.AbstractType<unknown>>[] {
	const events = transaction.changedParentTypes.get(type as never) as Y.YEvent<Y.AbstractType<unknown>>[] | undefined;
	return (events ?? []).filter((event) => event.target.doc !== null);
}

/** @returns the one client whose structs the event brought, or null */
function writerOf(event: Y.YEvent<Y.AbstractType<unknown>>): number | null {
	const clients = new Set([...event.changes.added].map(({ id }) => id.client));
	for (const key of event.keys.keys()) {
		const item = event.target._map.get(key);
		if (item && event.adds(item)) clients.add(item.id.client);
	}
	return onlyOne([...clients]);
}

function onlyOne(clients: readonly number[]): number | null {
	const [client] = clients;
	return client !== undefined && clients.length === 1 ? client : null;
}
