/** The wording in an answer of the API, to compare with what a document holds. */
import type { WorkshopState } from '../../src/lib/server/application.ts';

/** @returns it as the readers of a document give it */
export function wordingOf({ problem, plan }: WorkshopState): { problem: Record<string, object>; plan: object[] } {
	return {
		problem: Object.fromEntries(
			Object.entries(problem).map(([slot, { text, markdown }]) => [slot, { text, markdown }])
		),
		plan: plan.map(({ detail, detailMarkdown, ...action }) => ({
			...action,
			detail: { text: detail, markdown: detailMarkdown }
		}))
	};
}
