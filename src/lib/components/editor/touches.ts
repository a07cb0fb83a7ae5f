import * as Y from 'yjs';

/** @returns whether a transaction changed a type or anything in it; also before its observers have been called */
export function touches(transaction: Y.Transaction, type: Y.AbstractType<never> | Y.XmlFragment): boolean {
	for (const changed of transaction.changed.keys()) {
		for (let at: unknown = changed; at instanceof Y.AbstractType; at = at._item?.parent) {
			if (at === type) return true;
		}
	}
	return false;
}
