/** What an address of the summary's page wishes for. */
import * as v from 'valibot';
import type { DaysAsked } from '$lib/components/summary/days';
import { summaryQuery } from '$lib/server/http/input';
import type { SummaryWish } from '$lib/summary/period';
import type { Summary } from '$lib/summary/types';

/** An address with a wish that nobody can fulfil shows the summary as if nothing was wished; of days, it is told why. */
export function wishIn(url: URL): { wish: SummaryWish; days: DaysAsked } {
	// A field of a form that was left empty stands in the address, and asks for nothing.
	const asked = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''));
	const { fromDay = '', toDay = '', ...others } = asked;
	const wish = v.safeParse(summaryQuery, asked);
	if (wish.success) return { wish: wish.output, days: { from: fromDay, to: toDay, fault: null } };
	const rest = v.safeParse(summaryQuery, others);
	const about = wish.issues.map(({ message }) => message);
	const fault = about.includes('day') ? 'no-day' : about.includes('day-after') ? 'order' : null;
	return { wish: rest.success ? rest.output : {}, days: { from: fromDay, to: toDay, fault } };
}

/** @returns the days with what is known of them once the summary is made */
export function daysShown({ from, to, fault }: DaysAsked, { period }: Summary): DaysAsked {
	if (period.kind === 'session') return { from: '', to: '', fault: null };
	const isAsked = from !== '' || to !== '';
	return { from, to, fault: fault ?? (isAsked && period.kind === 'workshop' ? 'nothing' : null) };
}
