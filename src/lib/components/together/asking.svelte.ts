/** Asking the server for something from a window: whether it waits, and in words what came of it. */
import { m } from '$lib/paraglide/messages';
import type { Outcome } from '$lib/state/commands';
import type { Command } from '$lib/workshop/command';
import { useTable } from '$lib/state/table.svelte';

/** @returns why it led to nothing, in the reader's language */
export function refusalWords({ reason, title }: Extract<Outcome, { kind: 'refused' }>): string {
	if (reason === 'unreachable') return m.together_unreachable();
	return title || m.together_failed();
}

/** Call while a component is made. */
export function useAsking() {
	const { together } = useTable();
	let isWaiting = $state(false);
	let said = $state('');
	let hasFailed = $state(false);

	function note(outcome: Outcome, words = ''): boolean {
		hasFailed = outcome.kind === 'refused';
		said = outcome.kind === 'refused' ? refusalWords(outcome) : words;
		return !hasFailed;
	}

	return {
		get isWaiting() {
			return isWaiting;
		},
		get said() {
			return said;
		},
		get hasFailed() {
			return hasFailed;
		},
		note,
		/** @param words what to say when it went well. @returns whether it did */
		async ask(command: Command, words = ''): Promise<boolean> {
			if (isWaiting) return false;
			isWaiting = true;
			try {
				return note(await together.send(command), words);
			} catch {
				hasFailed = true;
				said = m.together_failed();
				return false;
			} finally {
				isWaiting = false;
			}
		}
	};
}
