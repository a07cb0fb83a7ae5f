/** What became of a meeting's summary itself: corrected, approved, objected to, frozen. */
import { fold } from '../workshop/evolve.ts';
import type { Fact } from '../workshop/fact.ts';
import { correctedUntilMs, minutesOf, outcomeOf } from '../workshop/minutes.ts';
import { sessionOf } from '../workshop/sessions.ts';
import type { People } from './people.ts';
import type { Stretch } from './period.ts';
import type { SummaryMinutes } from './stand-types.ts';

/**
 * @param facts all there are: of a meeting's summary people speak after the meeting
 * @param at the moment the summary is made; ISO 8601, UTC
 * @returns null for what is not the summary of one meeting that is over
 */
export function minutesTold(
	facts: readonly Fact[],
	{ stretch: { period }, people, at }: { stretch: Stretch; people: People; at: string }
): SummaryMinutes | null {
	if (period.kind !== 'session') return null;
	const state = fold(facts);
	const minutes = minutesOf(state, period.id);
	if (!minutes) return null;
	const untilMs = correctedUntilMs(minutes);
	const approving = minutes.said.filter(({ answer }) => answer === 'approve').map(({ by }) => by);
	const answered = new Set(minutes.said.map(({ by }) => by));
	const present = sessionOf(state, period.id)?.present ?? [];
	return {
		state: Date.parse(at) < untilMs ? 'draft' : outcomeOf(minutes),
		until: new Date(untilMs).toISOString(),
		approvals: approving.length,
		approvedBy: people.names(approving),
		notAnswered: present.filter((participant) => !answered.has(participant)).length,
		objections: minutes.said
			.filter(({ answer }) => answer === 'object')
			.map(({ by, text, at: saidAt }) => ({ who: people.author(by), text, at: saidAt }))
	};
}
