/** Brings in one recipe by itself: whoever is at a meeting needs no other than its own. */
import type { SessionTemplate, TemplateStep } from './template.ts';

const LOADERS: Readonly<Record<string, () => Promise<SessionTemplate>>> = {
	opening: async () => (await import('./opening.ts')).opening,
	'turn-the-problem': async () => (await import('./turn-the-problem.ts')).turnTheProblem,
	resources: async () => (await import('./resources.ts')).resources,
	ideas: async () => (await import('./ideas.ts')).ideas,
	stopping: async () => (await import('./stopping.ts')).stopping,
	'change-to-plan': async () => (await import('./change-to-plan.ts')).changeToPlan,
	consent: async () => (await import('./consent.ts')).consent,
	'follow-up': async () => (await import('./follow-up.ts')).followUp
};

/** @returns the steps of the recipe of an id; null for one that this program does not know */
export async function loadSteps(id: string): Promise<readonly TemplateStep[] | null> {
	const load = Object.hasOwn(LOADERS, id) ? LOADERS[id] : undefined;
	return load ? (await load()).steps : null;
}
