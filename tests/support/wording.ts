/** The wording in an answer of the API, to compare with what a document holds. */
import { ACTION_FIELDS } from '../../src/lib/document/shape.ts';
import type { WorkshopState } from '../../src/lib/server/application.ts';

/** @returns it as the readers of a document give it */
export function wordingOf({ problem, plan }: WorkshopState): { problem: Record<string, object>; plan: object[] } {
	return {
		problem: Object.fromEntries(
			Object.entries(problem).map(([slot, { text, markdown }]) => [slot, { text, markdown }])
		),
		plan: plan.map(({ id, detail, detailMarkdown, ...action }) => ({
			id,
			...Object.fromEntries(Object.entries(action).filter(([field]) => field in ACTION_FIELDS)),
			detail: { text: detail, markdown: detailMarkdown }
		}))
	};
}
