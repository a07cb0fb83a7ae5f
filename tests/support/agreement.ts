/** Waiting for copies of a document to say the same, by their own events: no clocks. */
import * as Y from 'yjs';

/** Resolves once `holds` is true; it is asked again after every change of one of the documents. */
export function when(docs: readonly Y.Doc[], holds: () => boolean): Promise<void> {
	return new Promise((resolve) => {
		const look = (): void => {
			if (!holds()) return;
			for (const doc of docs) doc.off('update', look);
			resolve();
		};
		for (const doc of docs) doc.on('update', look);
		look();
	});
}

/** Resolves once all copies hold exactly the same edits and deletions. */
export function agreement(docs: readonly Y.Doc[]): Promise<void> {
	return when(docs, () => haveSameEdits(docs));
}

/** @returns whether all copies hold exactly the same edits and deletions */
export function haveSameEdits([first, ...others]: readonly Y.Doc[]): boolean {
	if (!first) return true;
	const snapshot = Y.snapshot(first);
	return others.every((doc) => Y.equalSnapshots(snapshot, Y.snapshot(doc)));
}
