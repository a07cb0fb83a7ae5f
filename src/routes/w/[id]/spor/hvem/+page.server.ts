/** Who wrote each part of the wording: now, or as it was (`ved`); of every statement, or of one (`punkt`). */
import { error } from '@sveltejs/kit';
import { numberIn } from '$lib/components/trail/address';
import { timeOf } from '../times';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const { timeline } = locals.application;
	const at = numberIn(url, 'ved');
	const statement = url.searchParams.get('punkt') || null;
	const told = await timeline.authorship(params.id, at ?? undefined);
	if (!told) error(404, { message: 'No such moment', kind: 'not-found' });
	return {
		at,
		time: at === null ? null : await timeOf({ timeline, workshopId: params.id }, at),
		statement,
		problem: told.problem.filter(({ slot }) => statement === null || slot === statement),
		plan: told.plan.filter(({ actionId }) => statement === null || actionId === statement)
	};
};
