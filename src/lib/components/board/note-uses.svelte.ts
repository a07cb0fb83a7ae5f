/** From notes to wording: puts what notes say into the problem or the plan, and records where it came from. */
import { m } from '$lib/paraglide/messages';
import { appendParagraphs } from '$lib/document/append';
import type { ProblemSlot } from '$lib/document/shape';
import { OWN_EDIT } from '$lib/state/negotiation.svelte';
import { useTable } from '$lib/state/table.svelte';
import { useToasts } from '$lib/components/ui/toasts.svelte';

/** The longest title an action made of a note begins with. */
const TITLE_LENGTH = 120;

/** Call while a component is made. */
export function useNoteUses() {
	const table = useTable();
	const { board } = table;
	const toasts = useToasts();

	const wordsOf = (ids: readonly string[]) =>
		ids.map((id) => board.item(id)?.words.trim() ?? '').filter((words) => words !== '');

	const notesAmong = (ids: readonly string[]) => ids.filter((id) => board.note(id) !== null);

	/** The words are in already: what may fail is only that the record says where they came from. */
	async function keepSource(statement: string, notes: readonly string[]): Promise<void> {
		const outcome = await table.together.send({ kind: 'useNotes', statement, notes });
		if (outcome.kind === 'accepted') return;
		toasts.show({
			text: m.list_source_failed(),
			action: { label: m.list_try_again(), onSelect: () => void keepSource(statement, notes) }
		});
	}

	return {
		/** Puts the notes' words last in a slot, a paragraph each. */
		putIn(slot: ProblemSlot, ids: readonly string[]): void {
			const words = wordsOf(ids);
			if (words.length === 0) return;
			table.undo.startStep();
			appendParagraphs(table.negotiation.slot(slot), words, OWN_EDIT);
			table.undo.startStep();
			void keepSource(`problem:${slot}`, notesAmong(ids));
		},

		/** Makes one action: the first note's first line is its title, the rest its detail. @returns the title, or null */
		makeAction(ids: readonly string[]): string | null {
			const words = wordsOf(ids);
			const [first = '', ...rest] = words;
			if (first === '') return null;
			const [line = '', ...further] = first.split('\n');
			const title = [...line].slice(0, TITLE_LENGTH).join('');
			const detail = [...(title.length < line.length ? [line] : []), ...further, ...rest];
			table.undo.startStep();
			const actionId = table.negotiation.add(title);
			const fragment = table.negotiation.detail(actionId);
			if (fragment && detail.length > 0) appendParagraphs(fragment, detail, OWN_EDIT);
			table.undo.startStep();
			void keepSource(`plan:${actionId}`, notesAmong(ids));
			return title;
		}
	};
}
