/** What goes from the board when somebody deletes on the canvas, and what stays. */
import type { Editor, TLShapeId } from 'tldraw';

/** What is being cut out: tldraw copies it first, and deletes it once the browser has the copy. */
const beingCut = new WeakMap<Editor, ReadonlySet<TLShapeId>>();

/**
 * All that deletes on the canvas (a key, a menu, the eraser, cutting out) comes by here. What stands in an area stays where
 * it is when the area goes, as in the list; but what is cut out goes whole: it is put in elsewhere with all that stands in
 * it, and what stayed would be there twice.
 * @returns what ends the listening for cutting out
 */
export function askBeforeDeleting(editor: Editor, mayDelete: (ids: readonly string[]) => boolean): () => void {
	const deleteShapes = editor.deleteShapes.bind(editor);
	editor.deleteShapes = (shapes: (TLShapeId | { id: TLShapeId })[]) => {
		const named = new Set(shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id)));
		const cut = beingCut.get(editor);
		const isCut = cut?.size === named.size && [...named].every((id) => cut.has(id));
		beingCut.delete(editor);
		const going = isCut ? editor.getShapeAndDescendantIds([...named]) : named;
		if (!mayDelete([...going])) return editor;
		return editor.run(() => {
			for (const id of going) {
				const staying = editor.getSortedChildIdsForParent(id).filter((held) => !going.has(held));
				const holder = editor.findShapeAncestor(id, (outer) => !going.has(outer.id));
				if (staying.length > 0) editor.reparentShapes(staying, holder?.id ?? editor.getCurrentPageId());
			}
			deleteShapes([...going]);
		});
	};
	return listenForCuts(editor);
}

/** To be called before tldraw cuts out what is selected. */
export function startCutting(editor: Editor): void {
	beingCut.set(editor, new Set(editor.getSelectedShapeIds()));
}

/** @returns what ends it */
function listenForCuts(editor: Editor): () => void {
	const container = editor.getContainer();
	const { ownerDocument } = container;
	const onCut = () => {
		startCutting(editor);
	};
	// Whatever is done next has nothing to do with a cut that came to nothing.
	const forget = () => beingCut.delete(editor);
	const presses = ['keydown', 'pointerdown'] as const;
	ownerDocument.addEventListener('cut', onCut, { capture: true });
	for (const press of presses) container.addEventListener(press, forget, { capture: true });
	return () => {
		ownerDocument.removeEventListener('cut', onCut, { capture: true });
		for (const press of presses) container.removeEventListener(press, forget, { capture: true });
	};
}
