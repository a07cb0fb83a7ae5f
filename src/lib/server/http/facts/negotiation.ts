/** The doors of markers, stances, rounds and reasons. */
import * as v from 'valibot';
import { REASON_CHIPS } from '../../../workshop/reasons.ts';
import { STANCE_LEVELS } from '../../../workshop/stances.ts';
import { id, say } from '../fields.ts';
import { EXAMPLE, ref } from '../openapi/parts.ts';
import type { Schema } from '../openapi/types.ts';
import { command, described, listOf, markerNumber, shortText, statement, type FamilyDoor } from './door.ts';

const WORDING_ID = 'NaFQ7IN_rBLkyCk0e1uy4Z';
const ROUND_ID = 'r0Und7aQ2mXs9Kd4';

const answer = {
	wordingId: { type: 'string', description: 'The exact wording that is answered.' },
	level: { type: 'string', enum: STANCE_LEVELS },
	reason: { ...described.text, description: 'Why; needed for `reservations`, where it is the reservation.' },
	risk: { ...described.text, description: 'What may happen. Needed to object.' },
	condition: { ...described.text, description: 'What would have to change. Needed to object.' }
} as const satisfies Record<string, Schema>;

const statements: Schema = { type: 'array', items: described.statement };
const markedNumber: Schema = { type: 'integer', minimum: 1, description: 'The marker, by its number.' };
const round: Schema = { ...described.id, description: 'The round, by the id of the fact that started it.' };
const wordingId = v.pipe(v.string(say('id')), v.length(22, say('id')));

const exampleAnswer = {
	wordingId: WORDING_ID,
	level: 'object',
	risk: 'Stien er mørk, og de ældste går ikke ud.',
	condition: 'Der kommer lys på stien først.'
};

export const markersDoor: FamilyDoor = {
	commands: {
		setMarker: {
			input: command('setMarker', {
				statements: v.union([v.literal('all'), listOf(statement)], say('statements'))
			}),
			description: 'This wording holds now: marks how statements read at this moment.',
			fields: {
				statements: {
					description: '`all` marks every statement that reads otherwise than its marker.',
					oneOf: [{ type: 'string', const: 'all' }, statements]
				}
			},
			example: { statements: ['problem:statement'] }
		}
	},
	facts: {
		MarkerSet: {
			description: 'Wordings that hold from now on.',
			fields: {
				entries: {
					type: 'array',
					items: {
						type: 'object',
						required: ['statement', 'number', 'wording'],
						properties: {
							statement: described.statement,
							number: { type: 'integer', minimum: 1, description: 'Counted for each statement, from 1.' },
							wording: ref('Wording')
						}
					}
				}
			},
			example: {
				entries: [
					{
						statement: 'problem:statement',
						number: 1,
						wording: {
							id: WORDING_ID,
							text: 'Efter klokken 19 går folk en omvej.',
							markdown: 'Efter klokken 19 går folk en omvej.'
						}
					}
				]
			}
		}
	}
};

export const stancesDoor: FamilyDoor = {
	commands: {
		takeStance: {
			input: command('takeStance', {
				statement,
				wordingId,
				level: v.picklist(STANCE_LEVELS, say('level')),
				reason: shortText,
				risk: shortText,
				condition: shortText
			}),
			description:
				'Answers one exact wording. 409 with the present wording when the statement reads otherwise by now. While a round is open on the statement the answer is hidden, and the fact answered tells only how many have answered.',
			fields: { statement: described.statement, ...answer },
			optional: ['reason', 'risk', 'condition'],
			example: { statement: 'problem:statement', ...exampleAnswer }
		},
		withdrawReservation: {
			input: command('withdrawReservation', { reservation: id }),
			description: 'Takes back a reservation of one’s own.',
			fields: { reservation: { ...described.id, description: 'The id of the stance it came with.' } },
			example: { reservation: 's7Tance4xW2kPq8Z' }
		}
	},
	facts: {
		StanceTaken: {
			description: 'Where somebody stands on one exact wording.',
			fields: { statement: described.statement, ...answer },
			optional: ['reason', 'risk', 'condition'],
			example: { statement: 'problem:statement', ...exampleAnswer }
		},
		ReservationWithdrawn: {
			description: 'A reservation that its author has taken back.',
			fields: { statement: described.statement, reservation: described.id },
			example: { statement: 'problem:statement', reservation: 's7Tance4xW2kPq8Z' }
		}
	}
};

export const roundsDoor: FamilyDoor = {
	commands: {
		startRound: {
			input: command('startRound', { statements: listOf(statement) }),
			description: 'From now on answers to these statements are hidden, until all are revealed together.',
			fields: { statements },
			example: { statements: ['problem:statement'] }
		},
		revealRound: {
			input: command('revealRound', { round: id }),
			description: 'Shows everybody’s answers at once.',
			fields: { round },
			example: { round: ROUND_ID }
		},
		cancelRound: {
			input: command('cancelRound', { round: id }),
			description: 'Ends the round; the answers are forgotten, and nobody has seen them.',
			fields: { round },
			example: { round: ROUND_ID }
		}
	},
	facts: {
		RoundStarted: {
			description: 'Answers to these statements are hidden from now on.',
			fields: { statements },
			example: { statements: ['problem:statement'] }
		},
		RoundAnswered: {
			description: 'How many have answered. It names nobody.',
			fields: { round, count: { type: 'integer', minimum: 0 } },
			example: { round: ROUND_ID, count: 7 }
		},
		RoundRevealed: {
			description: 'Everybody’s answers.',
			fields: {
				round,
				answers: {
					type: 'array',
					items: {
						type: 'object',
						required: ['id', 'by', 'statement', 'wordingId', 'level'],
						properties: { id: described.id, by: described.participant, statement: described.statement, ...answer }
					}
				}
			},
			example: {
				round: ROUND_ID,
				answers: [{ id: 's7Tance4xW2kPq8Z', by: EXAMPLE.bobId, statement: 'problem:statement', ...exampleAnswer }]
			}
		},
		RoundCancelled: {
			description: 'The answers were forgotten.',
			fields: { round },
			example: { round: ROUND_ID }
		}
	}
};

export const reasonsDoor: FamilyDoor = {
	commands: {
		giveReason: {
			input: command('giveReason', {
				statement,
				marker: markerNumber,
				chip: v.optional(v.picklist(REASON_CHIPS, say('chip'))),
				text: shortText
			}),
			description: 'Why a statement was taken up again after a marker; `chip`, `text` or both.',
			fields: {
				statement: described.statement,
				marker: markedNumber,
				chip: { type: 'string', enum: REASON_CHIPS },
				text: described.text
			},
			optional: ['chip', 'text'],
			example: {
				statement: 'problem:statement',
				marker: 1,
				chip: 'newKnowledge',
				text: 'Beboerrådet har talt med de unge.'
			}
		}
	},
	facts: {
		ReasonGiven: {
			description: 'Why a statement was taken up again.',
			fields: {
				statement: described.statement,
				marker: markedNumber,
				chip: { type: 'string', enum: REASON_CHIPS },
				text: described.text
			},
			optional: ['chip', 'text'],
			example: { statement: 'problem:statement', marker: 1, chip: 'newKnowledge' }
		}
	}
};
