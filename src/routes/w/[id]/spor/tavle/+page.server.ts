/** Everything in one area of the board (`omraade`; none: what stands in no area) at a moment (`ved`), some at a time (`fra`). */
import { error } from '@sveltejs/kit';
import { numberIn } from '$lib/components/trail/address';
import { timeOf } from '../times';
import type { PageServerLoad } from './$types';

const A_PAGE = 100;

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const { timeline, boards } = locals.application;
	const seq = numberIn(url, 'ved') ?? 0;
	const areaId = url.searchParams.get('omraade') || null;
	const skip = numberIn(url, 'fra') ?? 0;
	const then = await boards.then(params.id, seq, { most: A_PAGE, skip, areaId });
	const [area] = then?.areas ?? [];
	if (!then || !area) error(404, { message: 'No such moment', kind: 'not-found' });
	return {
		seq,
		area,
		skip,
		previous: skip > 0 ? Math.max(0, skip - A_PAGE) : null,
		next: skip + area.items.length < area.count ? skip + A_PAGE : null,
		time: await timeOf({ timeline, workshopId: params.id }, seq)
	};
};
