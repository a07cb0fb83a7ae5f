/* eslint-disable svelte/prefer-svelte-reactivity -- the maps are made anew as a whole */
/** What the canvas shows that is not on the board, out of the table: people and parties, what came of notes, the cards. */
import { m } from '$lib/paraglide/messages';
import type { CardWords, PersonLook, Surroundings } from '$lib/canvas/surroundings';
import { cardId, CARD_PARTS, type CardPart } from '$lib/document/board-cards';
import { actionStatement } from '$lib/document/wording';
import { useTable, type TableController } from '$lib/state/table.svelte';
import { standing } from '$lib/workshop/standing';
import { usesOf } from '$lib/workshop/sources';
import { partyLookName } from '$lib/workshop/party-look-name';
import { standingName, statementName } from '$lib/components/negotiation/words';
import { partyLook } from '$lib/components/parties/party-look';
import { cardName } from './words';

/**
 * Call while a component is made.
 * @param colourOf a party's colour as the canvas draws with it; null for a person of no party
 */
export function useSurroundings(colourOf: (partyPlace: number | null) => string): { readonly now: Surroundings } {
	const table = useTable();
	const { board, people, record, negotiation } = table;
	// As words, which stay equal while anything else on the board changes: what follows draws every mark of the canvas anew.
	const lying = $derived(CARD_PARTS.filter((part) => board.item(cardId(part)) !== null).join(' '));
	const cards = $derived.by(() => {
		const parts = new Set(lying.split(' '));
		return new Map(CARD_PARTS.filter((part) => parts.has(part)).map((part) => [part, cardWords(table, part)]));
	});
	const titleOf = (actionId: string) => negotiation.lastKnown(actionId)?.title ?? '';

	function lookOf(participantId: string): PersonLook {
		const party = people.partyOf(participantId);
		const name = people.isKnown(participantId) ? people.nameOf(participantId) || m.table_erased() : m.board_somebody();
		if (!party) return { label: name, colour: colourOf(null), party: null };
		const { colour, pattern, patternSize } = partyLook(party.index);
		return {
			label: `${name} · ${party.name}`,
			colour: colourOf(party.index),
			party: { icon: partyLookName(party.index).icon, colour, pattern, patternSize }
		};
	}

	const looks = $derived(new Map(people.participants.map(({ id }) => [id, lookOf(id)])));
	const now = $derived.by<Surroundings>(() => {
		const { sources } = record.state;
		// Read here, and not when the canvas asks: whoever comes makes all of it anew.
		const known = looks;
		return {
			lookOf: (participantId) => known.get(participantId) ?? lookOf(participantId),
			writtenFor: (name) => m.list_written_for({ name: people.nameOf(name) }),
			usedIn(noteId) {
				const names = usesOf(sources, noteId).map(({ statement }) => statementName(statement, titleOf));
				return names.length === 0 ? '' : m.list_used_in({ statement: names.join(', ') });
			},
			cards
		};
	});
	return {
		get now() {
			return now;
		}
	};
}

function cardWords({ record, statements, negotiation }: TableController, part: CardPart): CardWords {
	const stateOf = (statement: string) => standing(record.state, statement, statements.wording(statement));
	const common = { title: cardName(part), empty: m.board_card_empty() };
	if (part === 'plan') {
		const lines = negotiation.plan.map(({ id, title }) => {
			return `${title.trim() || m.table_untitled()} · ${standingName(stateOf(actionStatement(id)))}`;
		});
		return { ...common, state: null, lines };
	}
	const kind = stateOf(part);
	const lines = (statements.wording(part)?.text ?? '').split('\n').filter((line) => line.trim() !== '');
	return { ...common, state: { kind, words: standingName(kind) }, lines };
}
