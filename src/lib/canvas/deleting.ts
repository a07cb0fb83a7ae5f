/** What goes from the board when somebody deletes on the canvas, and what stays. */
import type { Editor, TLShapeId } from 'tldraw';

/**
 * All that deletes on the canvas (a key, a menu, the eraser, cutting out) comes by here. What stands in an area stays where
 * it is when the area goes, as in the list.
 */
export function askBeforeDeleting(editor: Editor, mayDelete: (ids: readonly string[]) => boolean): void {
	const deleteShapes = editor.deleteShapes.bind(editor);
	editor.deleteShapes = (shapes: (TLShapeId | { id: TLShapeId })[]) => {
		const going = new Set(shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id)));
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
}

/**
 * What is cut out is put in elsewhere with all that stands in it, so all of it goes: what stayed would be there twice. To be
 * called before tldraw copies and deletes what is selected.
 */
export function selectWithAllInside(editor: Editor): void {
	const selected = editor.getSelectedShapeIds();
	const whole = editor.getShapeAndDescendantIds(selected);
	if (whole.size > selected.length) editor.setSelectedShapes([...whole]);
}

/** The same for cutting by keys, of which tldraw hears from the document. @returns what ends it */
export function cutWithAllInside(editor: Editor): () => void {
	const { ownerDocument } = editor.getContainer();
	const onCut = () => {
		if (editor.getIsFocused() && editor.getEditingShapeId() === null) selectWithAllInside(editor);
	};
	ownerDocument.addEventListener('cut', onCut, { capture: true });
	return () => {
		ownerDocument.removeEventListener('cut', onCut, { capture: true });
	};
}
