/** Sending what a person decided, and telling them when it led to nothing. */
import type { Command } from '$lib/workshop/command';
import type { Fact } from '$lib/workshop/fact';
import { CommandRefused } from '$lib/connection/commands';
import { m } from '$lib/paraglide/messages';
import { useTable } from '$lib/state/table.svelte';
import { useToasts } from '$lib/components/ui/toasts.svelte';

/** @returns why it led to nothing, in the reader's language */
export function refusalWords(error: unknown): string {
	if (!(error instanceof CommandRefused)) throw error;
	if (error.kind === 'unreachable') return m.negotiation_unreachable();
	return error.message || m.negotiation_failed();
}

/**
 * Call while a component is set up.
 * @returns sends a command and says why it was refused, if it was; then the answer is null
 */
export function useSending(): (command: Command) => Promise<Fact | null> {
	const { decide } = useTable();
	const toasts = useToasts();
	return async (command) => {
		try {
			return await decide(command);
		} catch (error) {
			toasts.show({ text: refusalWords(error), kind: 'stuck' });
			return null;
		}
	};
}
