/** Others on the canvas: where they point and what they have selected, under the name and party that the server gives them. */
import {
	InstancePresenceRecordType,
	react,
	TLPOINTER_ID,
	type Editor,
	type Signal,
	type TLInstancePresence,
	type TLPageId,
	type TLShapeId
} from 'tldraw';
import type { Awareness } from 'y-protocols/awareness';
import type { Cursors } from '../connection/cursors.ts';
import { PAGE_ID } from '../document/board-shape.ts';
import type { Surroundings } from './surroundings.ts';

interface Options {
	editor: Editor;
	awareness: Awareness;
	cursors: Cursors;
	/** Who is on this page; null for a reader, who is not shown. */
	participantId: string | null;
	surroundings: Signal<Surroundings>;
}

interface PresentState {
	user?: { participantId?: unknown };
	selected?: unknown;
}

/** More selected shapes than these are not told: presence is small. */
const MOST_SELECTED = 40;

/** Shows the others from now on, and this page to them. @returns what ends it */
export function showPeople({ editor, awareness, cursors, participantId, surroundings }: Options): () => void {
	const selections = new Map<string, TLShapeId[]>();
	let shown = new Set<TLInstancePresence['id']>();

	function show(): void {
		const { lookOf } = surroundings.get();
		const records: TLInstancePresence[] = [];
		for (const person of new Set([...cursors.pointers.keys(), ...selections.keys()])) {
			const point = cursors.pointers.get(person);
			const { label, colour } = lookOf(person);
			records.push(
				InstancePresenceRecordType.create({
					id: InstancePresenceRecordType.createId(person),
					userId: person,
					userName: label,
					color: colour,
					currentPageId: PAGE_ID as TLPageId,
					selectedShapeIds: selections.get(person) ?? [],
					cursor: point ? { ...point, type: 'default', rotation: 0 } : null,
					lastActivityTimestamp: Date.now()
				})
			);
		}
		const now = new Set(records.map(({ id }) => id));
		const gone = [...shown].filter((id) => !now.has(id));
		shown = now;
		if (records.length + gone.length === 0) return;
		editor.store.mergeRemoteChanges(() => {
			if (gone.length > 0) editor.store.remove(gone);
			editor.store.put(records);
		});
	}

	function readSelections(): void {
		selections.clear();
		for (const [client, state] of awareness.getStates() as Map<number, PresentState>) {
			const person = state.user?.participantId;
			if (client === awareness.clientID || typeof person !== 'string' || person === participantId) continue;
			const selected = Array.isArray(state.selected) ? state.selected.slice(0, MOST_SELECTED) : [];
			const ids = selected.filter((id): id is TLShapeId => typeof id === 'string' && id.startsWith('shape:'));
			if (ids.length > 0) selections.set(person, ids);
		}
		show();
	}

	awareness.on('change', readSelections);
	const ends = [
		() => awareness.off('change', readSelections),
		cursors.onChange(show),
		react('how people look', () => {
			surroundings.get();
			show();
		}),
		...(participantId === null ? [] : tellOthers(editor, awareness, cursors))
	];
	readSelections();
	return () => {
		for (const end of ends) end();
	};
}

function tellOthers(editor: Editor, awareness: Awareness, cursors: Cursors): (() => void)[] {
	const container = editor.getContainer();
	const leave = () => cursors.move(null);
	container.addEventListener('pointerleave', leave);
	return [
		react('where one points', () => {
			const pointer = editor.store.get(TLPOINTER_ID);
			if (pointer && pointer.lastActivityTimestamp > 0) cursors.move({ x: pointer.x, y: pointer.y });
		}),
		react('what one has selected', () => {
			awareness.setLocalStateField('selected', editor.getSelectedShapeIds().slice(0, MOST_SELECTED));
		}),
		() => awareness.setLocalStateField('selected', []),
		() => container.removeEventListener('pointerleave', leave),
		leave
	];
}
