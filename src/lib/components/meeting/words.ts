/** What is said of hats. */
import { m } from '$lib/paraglide/messages';
import type { Hat } from '$lib/workshop/hats';

const HAT_NAMES: Record<Hat, () => string> = {
	facilitator: m.meeting_hat_facilitator,
	timekeeper: m.meeting_hat_timekeeper,
	scribe: m.meeting_hat_scribe,
	host: m.meeting_hat_host
};

const HAT_TASKS: Record<Hat, () => string> = {
	facilitator: m.meeting_hat_task_facilitator,
	timekeeper: m.meeting_hat_task_timekeeper,
	scribe: m.meeting_hat_task_scribe,
	host: m.meeting_hat_task_host
};

export function hatName(hat: Hat): string {
	return HAT_NAMES[hat]();
}

/** @returns what its wearer looks after for the others */
export function hatTask(hat: Hat): string {
	return HAT_TASKS[hat]();
}
