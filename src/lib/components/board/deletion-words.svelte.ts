/** Says in words that a deletion was held back, before the server would have refused it. Call while a component is made. */
import { untrack } from 'svelte';
import { m } from '$lib/paraglide/messages';
import { BOARD_DELETIONS, minutesUntil } from '$lib/document/board-deletions';
import { useTable } from '$lib/state/table.svelte';
import { useToasts } from '$lib/components/ui/toasts.svelte';

export function sayWhatIsHeldBack(): void {
	const { deletions } = useTable().board;
	const toasts = useToasts();
	$effect(() => {
		const { heldBack } = deletions;
		if (heldBack === null) return;
		untrack(() => {
			deletions.heldBack = null;
			const { records, left } = heldBack;
			const minutes = minutesUntil(records, left);
			const text =
				minutes === null
					? m.board_delete_never({ records, most: BOARD_DELETIONS.burst, left })
					: m.board_delete_later({ records, left, minutes });
			// With something to press it stays long enough to be read.
			toasts.show({ text, kind: 'stuck', action: { label: m.board_delete_understood(), onSelect: () => undefined } });
		});
	});
}
