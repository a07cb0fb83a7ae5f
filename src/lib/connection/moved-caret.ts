/**
 * Lets the editors read where the caret stands. A browser tells of a caret that was moved only after other work in
 * line; whoever first puts somebody else's words or caret into the text would put the caret back where it was before.
 */
export function readMovedCaret(): void {
	document.dispatchEvent(new Event('selectionchange'));
}
