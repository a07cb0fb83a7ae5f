/** The doors of commitments, parties, sessions, hats and parked questions. */
import * as v from 'valibot';
import { FITS } from '../../../workshop/commitments.ts';
import { HATS } from '../../../workshop/hats.ts';
import { SECTORS } from '../../../workshop/parties.ts';
import { SESSION_MODES } from '../../../workshop/sessions.ts';
import { id, say, text } from '../fields.ts';
import { EXAMPLE } from '../openapi/parts.ts';
import type { Schema } from '../openapi/types.ts';
import { command, described, listOf, longText, markerNumber, neededText, shortText, type FamilyDoor } from './door.ts';

const AGREEMENT_ID = 'aswTwZbg3hOTksABqKxrNl';
const OTHER_PARTY = 'Hc4Lw8ZsT1vNy6Bo';

const actionId: Schema = { ...described.id, description: 'An action of the plan.' };
const actionIds: Schema = { type: 'array', items: actionId };
const agreementId: Schema = { type: 'string', description: 'What a yes is bound to; see `Action`.' };
const party: Schema = { ...described.id, description: 'A party.' };
const partyName: Schema = { type: 'string', minLength: 1, maxLength: 80 };
const sector: Schema = { type: 'string', enum: SECTORS };
const sectorOrNone: Schema = { type: 'string', enum: ['', ...SECTORS] };
const hat: Schema = { type: 'string', enum: HATS };
const orNone = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

const fit = {
	actionId,
	problemMarker: { type: 'integer', minimum: 1, description: 'The newest marker of the problem, by its number.' },
	fit: { type: 'string', enum: FITS },
	text: described.text
} as const satisfies Record<string, Schema>;
const exampleFit = { actionId: EXAMPLE.actionId, problemMarker: 2, fit: 'fits' };

const newName = text('party-name', { min: 1, max: 80 });
const knownSector = v.optional(v.picklist(SECTORS, say('sector')));

export const commitmentsDoor: FamilyDoor = {
	commands: {
		sayYes: {
			input: command('sayYes', { actionId: id, agreementId: id }),
			description:
				'Says yes to an action that one is responsible for, or one’s party. 409 with the present wording when it has changed.',
			fields: { actionId, agreementId },
			example: { actionId: EXAMPLE.actionId, agreementId: AGREEMENT_ID }
		},
		withdrawYes: {
			input: command('withdrawYes', { actionIds: listOf(id) }),
			description: 'Takes back one’s own yeses, or one’s party’s.',
			fields: { actionIds },
			example: { actionIds: [EXAMPLE.actionId] }
		},
		answerFit: {
			input: command('answerFit', {
				actionId: id,
				problemMarker: markerNumber,
				fit: v.picklist(FITS, say('fit')),
				text: shortText
			}),
			description: 'Answers whether an action still fits, now that the problem has a new marker.',
			fields: fit,
			optional: ['text'],
			example: exampleFit
		}
	},
	facts: {
		YesSaid: {
			description: 'Somebody has said yes; `party` is the party they said it for.',
			fields: { actionId, agreementId, party: orNone(party) },
			example: { actionId: EXAMPLE.actionId, agreementId: AGREEMENT_ID, party: null }
		},
		YesWithdrawn: {
			description: 'Yeses that are taken back; `falling` cannot do without those actions.',
			fields: { actionIds, yeses: { type: 'array', items: described.id }, falling: actionIds },
			example: { actionIds: [EXAMPLE.actionId], yeses: ['y3Es8Kq1ZtWv5Mb7'], falling: [] }
		},
		FitAnswered: {
			description: 'Whether an action still fits.',
			fields: fit,
			optional: ['text'],
			example: exampleFit
		}
	}
};

export const partiesDoor: FamilyDoor = {
	commands: {
		joinParty: {
			input: command('joinParty', {
				party: v.optional(id),
				name: text('party', { min: 0, max: 80 }),
				sector: knownSector
			}),
			description: 'Says which party one is of: one there is, or a new one by its name. Neither: of no party.',
			fields: { party, name: { type: 'string', maxLength: 80 }, sector },
			optional: ['party', 'name', 'sector'],
			example: { name: 'Nordbyens Beboerhus', sector: 'association' }
		},
		describeParty: {
			input: command('describeParty', { party: id, name: v.optional(newName), sector: knownSector }),
			description: 'Names a party, or says what sector it is of.',
			fields: { party, name: partyName, sector },
			optional: ['name', 'sector'],
			example: { party: EXAMPLE.partyId, sector: 'association' }
		},
		mergeParties: {
			input: command('mergeParties', { from: id, into: id }),
			description: 'Makes two parties that are the same into one. Who was in `from` is in `into`.',
			fields: { from: party, into: party },
			example: { from: OTHER_PARTY, into: EXAMPLE.partyId }
		},
		writePerspective: {
			input: command('writePerspective', { party: id, text: longText }),
			description: 'Writes how one’s own party sees the problem, beside the joint wording.',
			fields: { party, text: { type: 'string', maxLength: 4000 } },
			example: { party: EXAMPLE.partyId, text: 'For os handler det om de mørke vintermåneder.' }
		}
	},
	facts: {
		PartyJoined: {
			description: 'Which party somebody is of from now on, and of which they were.',
			fields: { party: orNone(party), former: orNone(party) },
			example: { party: EXAMPLE.partyId, former: null }
		},
		PartyDescribed: {
			description: 'How a party is described, and how it was.',
			fields: {
				party,
				name: partyName,
				sector: sectorOrNone,
				former: orNone({
					type: 'object',
					required: ['name', 'sector'],
					properties: { name: { type: 'string' }, sector: sectorOrNone }
				})
			},
			example: { party: EXAMPLE.partyId, name: 'Nordbyens Beboerhus', sector: 'association', former: null }
		},
		PartiesMerged: {
			description: 'Two parties are one from now on.',
			fields: { from: party, into: party },
			example: { from: OTHER_PARTY, into: EXAMPLE.partyId }
		},
		PerspectiveWritten: {
			description: 'How a party sees the problem.',
			fields: { party, text: { type: 'string', maxLength: 4000 } },
			example: { party: EXAMPLE.partyId, text: 'For os handler det om de mørke vintermåneder.' }
		}
	}
};

const moment: Schema = { type: 'string', format: 'date-time' };
const people: Schema = { type: 'array', items: described.participant };
const meeting = {
	meetsAt: { type: 'string', description: "`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, local; '' when it is not settled." },
	place: { type: 'string', maxLength: 200 }
} as const satisfies Record<string, Schema>;
const exampleMeeting = { meetsAt: '2027-01-14T19:00', place: 'Beboerhuset' };
const mode: Schema = { type: 'string', enum: SESSION_MODES };

export const sessionsDoor: FamilyDoor = {
	commands: {
		startSession: {
			input: command('startSession', {
				title: text('title', { min: 1, max: 200 }),
				mode: v.picklist(SESSION_MODES, say('mode')),
				template: v.optional(id)
			}),
			description: 'Starts a meeting. Everything that happens meanwhile belongs to it; one at a time.',
			fields: { title: { type: 'string', minLength: 1, maxLength: 200 }, mode, template: described.id },
			optional: ['template'],
			example: { title: 'Første aften', mode: 'live' }
		},
		endSession: {
			input: command('endSession', {}),
			description: 'Ends the meeting that is open.',
			fields: {},
			example: {}
		},
		planNextMeeting: {
			input: command('planNextMeeting', {
				meetsAt: v.pipe(v.string(say('meets-at')), v.regex(/^(\d{4}-\d\d-\d\d(T\d\d:\d\d)?)?$/, say('meets-at'))),
				place: text('text-500', { min: 0, max: 200 })
			}),
			description: 'Says when and where people meet next.',
			fields: meeting,
			optional: ['place'],
			example: exampleMeeting
		}
	},
	facts: {
		SessionStarted: {
			description: 'A meeting began; its id is the fact’s.',
			fields: { title: { type: 'string' }, mode, template: orNone(described.id) },
			example: { title: 'Første aften', mode: 'live', template: null }
		},
		PresenceNoted: {
			description: 'Who has come to the meeting since it was last noted.',
			fields: { participants: people },
			example: { participants: [EXAMPLE.aliceId] }
		},
		SessionEnded: {
			description: 'A meeting was over; a forgotten one when something last happened in it.',
			fields: { present: people, endedAt: moment, isForgotten: { type: 'boolean' } },
			example: { present: [EXAMPLE.aliceId], endedAt: '2026-11-23T19:30:00.000Z', isForgotten: false }
		},
		NextMeetingPlanned: { description: 'When and where people meet next.', fields: meeting, example: exampleMeeting }
	}
};

const step: Schema = { type: 'integer', minimum: 0, maximum: 99, description: 'The step, counted from 0.' };

export const stepsDoor: FamilyDoor = {
	commands: {
		goToStep: {
			input: command('goToStep', {
				step: v.pipe(
					v.number(say('step')),
					v.integer(say('step')),
					v.minValue(0, say('step')),
					v.maxValue(99, say('step'))
				)
			}),
			description: 'Goes to a step of the recipe that the meeting follows. Its time is soft.',
			fields: { step },
			example: { step: 0 }
		}
	},
	facts: {
		StepStarted: { description: 'Which step the meeting is at.', fields: { step }, example: { step: 0 } }
	}
};

export const hatsDoor: FamilyDoor = {
	commands: {
		takeHat: {
			input: command('takeHat', { hat: v.picklist(HATS, say('hat')) }),
			description: 'Looks after something for the others, in place of whoever did. It adds no right.',
			fields: { hat },
			example: { hat: 'facilitator' }
		},
		putDownHat: {
			input: command('putDownHat', { hat: v.picklist(HATS, say('hat')) }),
			description: 'Puts down a hat that one wears.',
			fields: { hat },
			example: { hat: 'facilitator' }
		}
	},
	facts: {
		HatTaken: {
			description: 'Who wears the hat from now on, and who did.',
			fields: { hat, former: orNone(described.participant) },
			example: { hat: 'facilitator', former: null }
		},
		HatPutDown: { description: 'Nobody wears the hat.', fields: { hat }, example: { hat: 'facilitator' } }
	}
};

const question: Schema = { ...described.id, description: 'The question, by the id of the fact that parked it.' };
const questionText: Schema = { type: 'string', minLength: 1, maxLength: 1000 };

export const parkingDoor: FamilyDoor = {
	commands: {
		parkQuestion: {
			input: command('parkQuestion', { text: neededText }),
			description: 'Keeps a question for later.',
			fields: { text: questionText },
			example: { text: 'Hvem har nøglen om lørdagen?' }
		},
		settleQuestion: {
			input: command('settleQuestion', { question: id, answer: shortText }),
			description: 'Says that a parked question is settled, and how.',
			fields: { question, answer: described.text },
			optional: ['answer'],
			example: { question: 'q5Uestion2vBn8Lk', answer: 'Beboerhuset har den.' }
		}
	},
	facts: {
		QuestionParked: {
			description: 'A question kept for later.',
			fields: { text: questionText },
			example: { text: 'Hvem har nøglen om lørdagen?' }
		},
		QuestionSettled: {
			description: 'A parked question is settled.',
			fields: { question, answer: described.text },
			example: { question: 'q5Uestion2vBn8Lk', answer: 'Beboerhuset har den.' }
		}
	}
};
