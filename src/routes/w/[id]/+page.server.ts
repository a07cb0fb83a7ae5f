import { openingPicture } from '$lib/components/board/opening-picture';
import type { PageServerLoad } from './$types';

/** The present wording, so that the first page can be read before any script has run. */
export const load: PageServerLoad = async ({ params, locals, parent }) => {
	await parent();
	locals.firstPicture = openingPicture(params.id);
	const { problem, plan } = await locals.application.timeline.present(params.id);
	return {
		problem,
		plan: plan.map(({ detail, detailMarkdown, ...action }) => ({
			...action,
			detail: { text: detail, markdown: detailMarkdown }
		}))
	};
};
