/** The door of what people say of a meeting's summary before it is frozen. */
import * as v from 'valibot';
import { MINUTES_ANSWERS, MINUTES_OUTCOMES } from '../../../workshop/minutes.ts';
import { id, say } from '../fields.ts';
import type { Schema } from '../openapi/types.ts';
import { command, described, shortText, type FamilyDoor } from './door.ts';

const MEETING = 'Mt8Kq2Zv5Xw1Lb4N';

const meeting: Schema = {
	...described.id,
	description: 'A meeting that is over, by the id of the fact that began it.'
};
const answer: Schema = {
	type: 'string',
	enum: MINUTES_ANSWERS,
	description: 'The last one of each person counts; `withdraw` takes it back.'
};

export const minutesDoor: FamilyDoor = {
	commands: {
		sayOfMinutes: {
			input: command('sayOfMinutes', {
				meeting: id,
				answer: v.picklist(MINUTES_ANSWERS, say('minutes-answer')),
				text: shortText
			}),
			description:
				'Approves the summary of a meeting that is over, or objects to it. Refused with 409 once the seven days are over.',
			fields: { meeting, answer, text: { ...described.text, description: 'What one objects to. Needed to object.' } },
			optional: ['text'],
			example: { meeting: MEETING, answer: 'object', text: 'Der står ikke, at vi også talte om bussen.' }
		}
	},
	facts: {
		MinutesSaid: {
			description: 'Somebody approved the summary of a meeting, objected to it, or took that back.',
			fields: { meeting, answer, text: { type: 'string', description: "What is objected to; '' otherwise." } },
			example: { meeting: MEETING, answer: 'approve', text: '' }
		},
		MinutesFrozen: {
			description: 'The server froze the summary of a meeting: its files stay as they are.',
			fields: {
				meeting,
				upTo: { type: 'integer', minimum: 0, description: 'The last revision the summary knows of.' },
				outcome: { type: 'string', enum: MINUTES_OUTCOMES },
				fingerprint: {
					type: 'string',
					pattern: '^[0-9a-f]{64}$',
					description: 'SHA-256 of the list of the frozen files and their SHA-256, as `sha256sum` writes it.'
				}
			},
			example: {
				meeting: MEETING,
				upTo: 412,
				outcome: 'approved',
				fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
			}
		}
	}
};
