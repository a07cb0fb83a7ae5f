/** The recipes a meeting can follow, in the order in which a workshop usually needs them. */
import { opening } from './opening.ts';
import { turnTheProblem } from './turn-the-problem.ts';
import { resources } from './resources.ts';
import { ideas } from './ideas.ts';
import { stopping } from './stopping.ts';
import { changeToPlan } from './change-to-plan.ts';
import { consent } from './consent.ts';
import { followUp } from './follow-up.ts';
import type { SessionTemplate } from './template.ts';

export const TEMPLATES: readonly SessionTemplate[] = [
	opening,
	turnTheProblem,
	resources,
	ideas,
	stopping,
	changeToPlan,
	consent,
	followUp
];

/** @returns the recipe of an id; null for one that this program does not know */
export function templateOf(id: string | null): SessionTemplate | null {
	return TEMPLATES.find((template) => template.id === id) ?? null;
}
