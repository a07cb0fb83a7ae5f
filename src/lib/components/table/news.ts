/** Sentences about what others did: wrote, or decided. */
import { m } from '$lib/paraglide/messages';
import type { News, NewsOf, RemoteChange } from '$lib/state/remote-changes.svelte';
import type { Fact } from '$lib/workshop/fact';
import { areaName } from '$lib/components/board/words';
import { hatName } from '$lib/components/meeting/words';
import { levelName, statementName } from '$lib/components/negotiation/words';
import { fieldName, slotName } from './words';

type TitleOf = (actionId: string) => string;

/** @param titleOf the title of an action by its id. @returns a sentence without its full stop */
export function changeSentence(news: NewsOf, titleOf: TitleOf): string {
	const name = news.name || m.table_someone();
	if (news.about === 'fact') return factSentence(news.fact, { name, titleOf });
	if (news.about === 'board') return boardSentence(news, name);
	const { statement, title } = news;
	if (statement.kind === 'slot') return m.table_changed_slot({ name, slot: slotName(statement.slot) });
	const action = title || m.table_untitled();
	if (statement.field === 'added') return m.table_changed_added({ name, title: action });
	if (statement.field === 'removed') return m.table_changed_removed({ name, title: action });
	return m.table_changed_field({ name, field: fieldName(statement.field), title: action });
}

/** @returns one sentence for all of it; '' for nothing */
export function changesSentence(changes: readonly RemoteChange[], titleOf: TitleOf): string {
	const latest = changes.at(-1);
	if (!latest) return '';
	const first = changeSentence(latest, titleOf);
	return changes.length === 1 ? `${first}.` : `${m.table_changed_more({ first, count: changes.length - 1 })}.`;
}

function boardSentence({ what, area }: Extract<News, { about: 'board' }>, name: string): string {
	const words = { name, area: area === null ? m.list_news_nowhere() : areaName(area) };
	switch (what) {
		case 'added':
			return m.list_news_added(words);
		case 'removed':
			return m.list_news_removed(words);
		case 'changed':
			return m.list_news_changed(words);
	}
}

function factSentence(fact: Fact, { name, titleOf }: { name: string; titleOf: TitleOf }): string {
	const named = (statement: string) => ({ name, statement: statementName(statement, titleOf) });
	switch (fact.kind) {
		case 'MarkerSet': {
			const [first, second] = fact.entries;
			if (!first || second) return m.news_markers({ name, count: fact.entries.length });
			return m.news_marker(named(first.statement));
		}
		case 'StanceTaken':
			return m.news_stance({ ...named(fact.statement), level: levelName(fact.level) });
		case 'ReservationWithdrawn':
			return m.news_reservation_withdrawn(named(fact.statement));
		case 'RoundStarted':
			return m.news_round_started({ name });
		case 'RoundRevealed':
			return m.news_round_revealed({ name });
		case 'RoundCancelled':
			return m.news_round_cancelled({ name });
		case 'ReasonGiven':
			return m.news_reason(named(fact.statement));
		case 'YesSaid':
			return m.news_yes(named(`plan:${fact.actionId}`));
		case 'YesWithdrawn':
			return m.news_yes_withdrawn({ name });
		case 'FitAnswered':
			return m.news_fit(named(`plan:${fact.actionId}`));
		case 'PartyJoined':
			return m.news_party_joined({ name });
		case 'PartyDescribed':
			return m.news_party_described({ name, party: fact.name });
		case 'PartiesMerged':
			return m.news_parties_merged({ name });
		case 'PerspectiveWritten':
			return m.news_perspective({ name });
		case 'SessionStarted':
			return m.news_session_started({ name, title: fact.title });
		case 'SessionEnded':
			return m.news_session_ended();
		case 'NextMeetingPlanned':
			return m.news_next_meeting({ name });
		case 'StepStarted':
			return m.news_step({ name, number: fact.step + 1 });
		case 'HatTaken':
			return m.news_hat_taken({ name, hat: hatName(fact.hat) });
		case 'HatPutDown':
			return m.news_hat_put_down({ name, hat: hatName(fact.hat) });
		case 'QuestionParked':
			return m.news_parked({ name });
		case 'QuestionSettled':
			return m.news_settled({ name });
		case 'SilenceStarted':
			return m.news_silence_started({ name });
		case 'SilenceEnded':
			return m.news_silence_ended({ name });
		case 'SilenceRevealed':
			return m.news_silence_revealed({ name, count: fact.notes });
		case 'OwnNotesRevealed':
			return m.news_own_notes({ name, count: fact.notes });
		case 'PrioritisingStarted':
			return m.news_prioritising({ name });
		case 'PrioritiesRevealed':
			return m.news_priorities({ name });
		case 'CardPlaced':
			return m.news_card({ name });
		case 'CardsReleased':
			return m.news_cards();
		case 'CardAnswered':
			return m.news_card_answered({ name });
		case 'GatheringCalled':
			return m.news_gathering({ name });
		case 'CommentAdded':
			return m.news_comment({ name });
		case 'NotesUsed':
			return m.news_notes_used(named(fact.statement));
		default:
			return m.news_other({ name });
	}
}
