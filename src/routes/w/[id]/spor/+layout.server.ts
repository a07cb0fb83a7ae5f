/** What stays while one walks the trail: its lanes and days. Only a filter, or a new change, loads them again. */
import { getLocale } from '$lib/paraglide/runtime';
import { exactTime, SERVER_ZONE } from '$lib/components/ui/moment';
import { filterIn, questionOf } from './filter';
import { dayOf } from './times';
import type { LayoutServerLoad } from './$types';

/** As many columns as can be told apart on a wide screen. */
const COLUMNS = 160;

export const load: LayoutServerLoad = async ({ params, url, locals, parent, depends }) => {
	depends('rundbord:trail');
	const { participants } = await parent();
	const filter = filterIn(url);
	const { days, columns, ...overview } = await locals.application.timeline.overview(params.id, {
		columns: COLUMNS,
		zone: SERVER_ZONE,
		...questionOf(filter, participants)
	});
	const short = new Intl.DateTimeFormat(getLocale(), { day: 'numeric', month: 'short', timeZone: SERVER_ZONE });
	return {
		filter,
		overview: {
			...overview,
			columns: columns.map(({ position, at }) => ({ position, time: exactTime(at, getLocale()) })),
			days: days.map(({ at, ...day }) => ({ ...day, name: dayOf(at), label: short.format(new Date(at)) }))
		}
	};
};
