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

export interface Kept<Value> {
	value: Signal<Value>;
	/** Ends that the value follows what it is worked out from. */
	end: () => void;
}

/** @returns what hundreds come from, worked out once for all of them: they hear of it only when it is another */
export function keep<Value>(name: string, work: () => Value): Kept<Value> {
	const value = atom(name, work());
	return { value, end: react(`${name}, followed`, () => value.set(work())) };
}
