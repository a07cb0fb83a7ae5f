/** The doors of prioritising, open cards and gathering: what people do together beside writing. */
import * as v from 'valibot';
import { CARD_ANSWERS, CARD_SIGNATURES, CARD_SUBJECTS } from '../../../workshop/cards.ts';
import { PRIORITY_LEVELS } from '../../../workshop/priorities.ts';
import type { GatheringPlace } from '../../../workshop/gathering.ts';
import { id, say, text } from '../fields.ts';
import { EXAMPLE } from '../openapi/parts.ts';
import type { Schema } from '../openapi/types.ts';
import { subjectId } from './board.ts';
import { command, described, listOf, neededText, shortText, type FamilyDoor } from './door.ts';

const PRIORITISING = 'Pr4Wc8Nz2Kx6Td9V';
const CARD = 'Cd7Lq1Mv5Xs9Bk3R';
const ITEM = `plan:${EXAMPLE.actionId}`;

const prioritising: Schema = { ...described.id, description: 'A prioritising, by the fact that began it.' };
const item: Schema = {
	type: 'string',
	pattern: '^(note|problem|plan):',
	description: 'A note as `note:{record id}`, or an action as `plan:{actionId}`.'
};
const question: Schema = { type: 'string', maxLength: 500 };
const level: Schema = { type: 'string', enum: PRIORITY_LEVELS };
const count: Schema = { type: 'integer', minimum: 0 };
const worded: Schema = {
	type: 'object',
	required: ['item', 'text'],
	properties: { item, text: { type: 'string', description: 'What it said when it began.' } }
};
const tally: Schema = {
	type: 'object',
	required: ['item', ...PRIORITY_LEVELS, 'notAnswered'],
	properties: { item, strong: count, possible: count, notNow: count, notAnswered: count }
};

export const prioritiesDoor: FamilyDoor = {
	commands: {
		startPrioritising: {
			input: command('startPrioritising', { question: shortText, items: listOf(subjectId, 100) }),
			description: 'Begins a secret prioritising of notes or actions.',
			fields: { question, items: { type: 'array', minItems: 1, maxItems: 100, items: item } },
			optional: ['question'],
			example: { question: 'Hvad går vi videre med?', items: [ITEM] }
		},
		answerPriorities: {
			input: command('answerPriorities', {
				prioritising: id,
				answer: v.record(subjectId, v.picklist(PRIORITY_LEVELS, say('priority')), say('priority'))
			}),
			description: 'Answers for oneself, in place of what one answered before. Sealed until it is shown.',
			fields: { prioritising, answer: { type: 'object', additionalProperties: level } },
			example: { prioritising: PRIORITISING, answer: { [ITEM]: 'strong' } }
		},
		revealPriorities: {
			input: command('revealPriorities', { prioritising: id }),
			description: 'Shows everybody’s answers together, as tallies without names.',
			fields: { prioritising },
			example: { prioritising: PRIORITISING }
		},
		cancelPrioritising: {
			input: command('cancelPrioritising', { prioritising: id }),
			description: 'Drops it; the answers are forgotten and nobody has seen them.',
			fields: { prioritising },
			example: { prioritising: PRIORITISING }
		}
	},
	facts: {
		PrioritisingStarted: {
			description: 'A secret prioritising began.',
			fields: { question, items: { type: 'array', items: worded } },
			example: { question: 'Hvad går vi videre med?', items: [{ item: ITEM, text: 'Åbent køkken' }] }
		},
		PrioritiesAnswered: {
			description: 'Somebody answered: how many have, never who.',
			fields: { prioritising, count },
			example: { prioritising: PRIORITISING, count: 4 }
		},
		PrioritiesRevealed: {
			description: 'The tallies, with those who have not answered.',
			fields: { prioritising, tallies: { type: 'array', items: tally } },
			example: {
				prioritising: PRIORITISING,
				tallies: [{ item: ITEM, strong: 3, possible: 1, notNow: 0, notAnswered: 2 }]
			}
		},
		PrioritisingCancelled: {
			description: 'It was dropped.',
			fields: { prioritising },
			example: { prioritising: PRIORITISING }
		}
	}
};

const about: Schema = { type: 'string', enum: CARD_SUBJECTS };
const cardText: Schema = { type: 'string', minLength: 1, maxLength: 1000 };
const card: Schema = { ...described.id, description: 'An open card.' };
const answer: Schema = { type: 'string', enum: CARD_ANSWERS };

export const cardsDoor: FamilyDoor = {
	commands: {
		placeCard: {
			input: command('placeCard', {
				about: v.picklist(CARD_SUBJECTS, say('card-subject')),
				text: neededText,
				signed: v.picklist(CARD_SIGNATURES, say('card-signature'))
			}),
			description:
				'Lays an open card. Signed by a name it is answered with 201. Signed by a party or nobody, no author is stored: it waits to be laid out with others, and is answered with 202.',
			fields: { about, text: cardText, signed: { type: 'string', enum: CARD_SIGNATURES } },
			example: { about: 'stuck', text: 'Vi kan ikke få nøgler', signed: 'nobody' }
		},
		releaseCards: {
			input: command('releaseCards', {}),
			description: 'Lays out the cards that wait, shuffled. Otherwise it happens every quarter of an hour.',
			fields: {},
			example: {}
		},
		answerCard: {
			input: command('answerCard', {
				card: id,
				answer: v.picklist(CARD_ANSWERS, say('card-answer')),
				text: text('text-1000', { min: 0, max: 1000, lines: true })
			}),
			description: 'Answers a card with a question, an offer of help, or “so are we”.',
			fields: { card, answer, text: { type: 'string', maxLength: 1000 } },
			optional: ['text'],
			example: { card: CARD, answer: 'offer', text: 'Vi har et lokale' }
		}
	},
	facts: {
		CardPlaced: {
			description: 'A card signed by a name: that of `by`.',
			fields: { card, about, text: { type: 'string' } },
			example: { card: CARD, about: 'stuck', text: 'Vi kan ikke få nøgler' }
		},
		CardsReleased: {
			description: 'A shuffled batch of cards without authors, at a rounded time. `by` is null.',
			fields: {
				cards: {
					type: 'array',
					items: {
						type: 'object',
						required: ['card', 'about', 'text', 'party'],
						properties: {
							card,
							about,
							text: { type: 'string' },
							party: { type: ['string', 'null'], description: 'The party that signs it; null for nobody.' }
						}
					}
				}
			},
			example: { cards: [{ card: CARD, about: 'stuck', text: 'Vi kan ikke få nøgler', party: null }] }
		},
		CardAnswered: {
			description: 'An answer to a card.',
			fields: { card, answer, text: { type: 'string' } },
			example: { card: CARD, answer: 'offer', text: 'Vi har et lokale' }
		}
	}
};

const place: Schema = {
	type: 'string',
	pattern: '^(problem|plan|board|area:.+)$',
	description: 'A sheet, the board, or an area of it as `area:{record id}`.'
};

const gatheringPlace = v.pipe(
	v.string(say('gathering-place')),
	v.maxLength(160, say('gathering-place')),
	v.regex(/^(problem|plan|board|area:shape:[\w-]{1,64})$/, say('gathering-place')),
	v.transform((value) => value as GatheringPlace)
);

export const gatheringDoor: FamilyDoor = {
	commands: {
		callGathering: {
			input: command('callGathering', { place: gatheringPlace }),
			description: 'Invites everybody to a place. Nobody’s view is moved.',
			fields: { place },
			example: { place: 'plan' }
		},
		endGathering: {
			input: command('endGathering', { gathering: id }),
			description: 'Ends the invitation.',
			fields: { gathering: described.id },
			example: { gathering: 'Gt6Xc1Vm8Qz3Lk5W' }
		}
	},
	facts: {
		GatheringCalled: { description: 'An invitation to a place.', fields: { place }, example: { place: 'plan' } },
		GatheringEnded: {
			description: 'The invitation has ended.',
			fields: { gathering: described.id },
			example: { gathering: 'Gt6Xc1Vm8Qz3Lk5W' }
		}
	}
};
