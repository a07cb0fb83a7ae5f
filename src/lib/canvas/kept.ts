/**
 * Signals that cost little to ask. Whatever comes from a signal asks with each step that the board is moved whether it
 * changed, and so does that with all that it comes from itself.
 */
import { atom, computed, react, unsafe__withoutCapture, type Editor, type Signal } from 'tldraw';

/**
 * @param others what is asked as well
 * @returns what is worked out from all shapes of the board, which asks their history whether one changed, and not each
 */
export function fromShapes<Value>(
	editor: Editor,
	name: string,
	work: () => Value,
	others: () => unknown = () => null
): Signal<Value> {
	const changes = editor.store.query.filterHistory('shape');
	return computed(name, () => {
		changes.get();
		others();
		return unsafe__withoutCapture(work);
	});
}

/**
 * @returns what hundreds come from, worked out once for all of them for as long as there is the editor: they hear of it only
 * when it is another
 */
export function keep<Value>(editor: Editor, name: string, work: () => Value): Signal<Value> {
	const kept = atom(name, work());
	editor.disposables.add(react(`${name}, followed`, () => kept.set(work())));
	return kept;
}
