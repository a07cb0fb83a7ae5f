/** Ties the editor to a shared text: the binding itself, and the carets of the others. */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	ySyncPlugin,
	ySyncPluginKey
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { readMovedCaret } from '$lib/connection/moved-caret';
import type { Place, PresenceController, RemoteCaret } from '$lib/state/presence.svelte';

/** What the binding marks its edits with; undo must know it. */
export const EDITOR_EDIT: unknown = ySyncPluginKey;

export interface SharedTextOptions {
	fragment: Y.XmlFragment;
	place: Place;
	presence: PresenceController;
	/** @returns the element drawn where somebody else's caret stands */
	drawCaret: (caret: RemoteCaret) => HTMLElement;
	/** @returns a CSS colour for what somebody else has selected */
	colourOf: (caret: RemoteCaret) => string;
}

/**
 * Tiptap's own collaboration extension ends the undo manager with each editor; ours is one for the
 * whole page and outlives them, and its keys are handled once, for all fields.
 */
export const SharedText = Extension.create<SharedTextOptions>({
	name: 'sharedText',
	priority: 1000,
	addProseMirrorPlugins() {
		return [ySyncPlugin(this.options.fragment) as Plugin, caretPlugin(this.options)];
	}
});

const CARETS = new PluginKey<DecorationSet>('carets');

interface SyncState {
	doc: Y.Doc;
	type: Y.XmlFragment;
	binding: { mapping: Map<Y.AbstractType<unknown>, never> } | null;
	isChangeOrigin: boolean;
}

function syncState(state: EditorState): SyncState | undefined {
	return ySyncPluginKey.getState(state) as SyncState | undefined;
}

function caretPlugin(options: SharedTextOptions): Plugin<DecorationSet> {
	return new Plugin<DecorationSet>({
		key: CARETS,
		state: {
			init: () => DecorationSet.empty,
			apply: (transaction, carets, _before, state) => {
				if (transaction.getMeta(CARETS) || syncState(state)?.isChangeOrigin) return drawCarets(state, options);
				return transaction.docChanged ? carets.map(transaction.mapping, transaction.doc) : carets;
			}
		},
		props: { decorations: (state) => CARETS.getState(state) },
		view: (view) => {
			let frame = 0;
			const redraw = () => {
				const isNothing = CARETS.getState(view.state) === DecorationSet.empty;
				if (isNothing && options.presence.caretsIn(options.place).length === 0) return;
				// Drawing puts the reader's own selection back.
				readMovedCaret();
				view.dispatch(view.state.tr.setMeta(CARETS, true));
			};
			const stop = options.presence.onCarets(() => {
				cancelAnimationFrame(frame);
				frame = requestAnimationFrame(redraw);
			});
			const tell = () => tellCaret(view, options);
			view.dom.addEventListener('focusin', tell);
			view.dom.addEventListener('focusout', tell);
			return {
				update: (_view, before) => {
					if (!before.selection.eq(view.state.selection) || before.doc !== view.state.doc) tell();
				},
				destroy: () => {
					stop();
					cancelAnimationFrame(frame);
					view.dom.removeEventListener('focusin', tell);
					view.dom.removeEventListener('focusout', tell);
					options.presence.leave(options.place);
				}
			};
		}
	});
}

/** Says where the person's caret is, as long as the editor has the focus. */
function tellCaret(view: EditorView, { presence, place }: SharedTextOptions): void {
	const sync = syncState(view.state);
	if (!sync?.binding) return;
	if (!view.hasFocus()) {
		presence.leave(place);
		return;
	}
	const { type, binding } = sync;
	const { anchor, head } = view.state.selection;
	presence.moveTo(place, {
		anchor: absolutePositionToRelativePosition(anchor, type, binding.mapping) as unknown,
		head: absolutePositionToRelativePosition(head, type, binding.mapping) as unknown
	});
}

function drawCarets(state: EditorState, { presence, place, drawCaret, colourOf }: SharedTextOptions): DecorationSet {
	const sync = syncState(state);
	if (!sync?.binding || sync.binding.mapping.size === 0) return DecorationSet.empty;
	const { doc, type, binding } = sync;
	const last = Math.max(state.doc.content.size - 1, 0);
	const find = (position: unknown): number | null => {
		const relative = Y.createRelativePositionFromJSON(position);
		const found = relativePositionToAbsolutePosition(doc, type, relative, binding.mapping);
		return found === null ? null : Math.min(found, last);
	};
	const decorations: Decoration[] = [];
	for (const caret of presence.caretsIn(place)) {
		const [anchor, head] = [find(caret.anchor), find(caret.head)];
		if (anchor === null || head === null) continue;
		// The position in the key draws a moved caret anew, and so shows its name again for a while.
		const key = `${caret.clientId}:${JSON.stringify(caret.head)}`;
		decorations.push(Decoration.widget(head, () => drawCaret(caret), { key, side: 10, ignoreSelection: true }));
		if (anchor !== head) {
			const style = `background-color: color-mix(in oklab, ${colourOf(caret)} 24%, transparent)`;
			decorations.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { style }));
		}
	}
	return decorations.length > 0 ? DecorationSet.create(state.doc, decorations) : DecorationSet.empty;
}
