import { EXPORT_PROFILES, SUMMARY_LANGUAGES } from '../../../../summary/types.ts';
import { FROZEN_FORMS } from '../../../../summary/frozen-files.ts';
import { MINUTES_OUTCOMES } from '../../../../workshop/minutes.ts';
import { anyToken, EXAMPLE, json, ref, refusals, workshopId } from '../parts.ts';
import { moment, seq } from '../schemas/common.ts';
import type { Paths, Schema } from '../types.ts';

const MEETING = 'Mt8Kq2Zv5Xw1Lb4N';
const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const outcome: Schema = {
	type: 'string',
	enum: MINUTES_OUTCOMES,
	description: '`objected` when an objection stands: it is noted in the summary.'
};
const session: Schema = { type: 'string', description: 'The meeting, by its id.' };
const edition: Record<string, Schema> = {
	name: { type: 'string' },
	profile: { type: 'string', enum: EXPORT_PROFILES },
	language: { type: 'string', enum: SUMMARY_LANGUAGES },
	form: { type: 'string', enum: FROZEN_FORMS }
};

/** Every property is required. */
function object(properties: Record<string, Schema>): Schema {
	return { type: 'object', required: Object.keys(properties), properties };
}

export const minutesSchemas: Record<string, Schema> = {
	Minutes: object({
		session,
		until: { ...moment, description: 'Until when it can be corrected, or could.' },
		said: {
			type: 'array',
			description: 'What each person says of it, last.',
			items: object({
				by: { type: 'string', description: "A participant's id." },
				answer: { type: 'string', enum: ['approve', 'object'] },
				text: { type: 'string', description: "What is objected to; '' otherwise." },
				at: moment
			})
		},
		frozen: {
			description: 'Null while it can be corrected.',
			anyOf: [
				object({
					at: moment,
					upTo: { ...seq, description: 'The last revision it knows of.' },
					outcome,
					fingerprint: { ...sha256, description: 'The SHA-256 of `list`; it stands in the record.' },
					list: { type: 'string', description: 'The files and their SHA-256, as `sha256sum` writes and checks it.' },
					files: {
						type: 'array',
						description: 'Empty where the files are not here.',
						items: object({ ...edition, sizeBytes: { type: 'integer', minimum: 0 }, sha256 })
					}
				}),
				{ type: 'null' }
			]
		}
	}),
	Fingerprint: object({ sha256 }),
	CheckedFile: object({
		sha256: { ...sha256, description: 'Of what was sent.' },
		found: {
			description: 'Which frozen file it is, to the byte; null when it is none.',
			anyOf: [
				object({
					session,
					title: { type: 'string', description: "The meeting's." },
					...edition,
					at: { ...moment, description: 'When it was frozen.' },
					outcome
				}),
				{ type: 'null' }
			]
		}
	})
};

const exampleEdition = { name: 'public-da.pdf', profile: 'public', language: 'da', form: 'summary.pdf' };

export const minutesPaths: Paths = {
	'/api/workshops/{id}/minutes': {
		get: {
			operationId: 'readMinutes',
			tags: ['summary'],
			summary: "What people say of a meeting's summary, and its fingerprints once it is frozen",
			description:
				'For seven days after a meeting is closed its summary is a draft, and people approve it or object (`sayOfMinutes`). Then it is frozen as it was at their end: each profile in each language as PDF, DOCX, HTML, Markdown and JSON. `summary.{form}?session=` gives exactly those bytes from then on.',
			security: anyToken,
			parameters: [
				workshopId,
				{ name: 'session', in: 'query', description: 'The meeting.', required: true, schema: { type: 'string' } }
			],
			responses: {
				200: {
					description: 'What there is.',
					content: json('Minutes', {
						session: MEETING,
						until: '2026-11-30T19:30:00.000Z',
						said: [{ by: EXAMPLE.aliceId, answer: 'approve', text: '', at: '2026-11-24T08:12:00.000Z' }],
						frozen: {
							at: '2026-11-30T19:30:02.000Z',
							upTo: 412,
							outcome: 'approved',
							fingerprint: SHA256,
							list: `${SHA256}  public-da.pdf\n`,
							files: [{ ...exampleEdition, sizeBytes: 48_211, sha256: SHA256 }]
						}
					})
				},
				...refusals('unauthorized', 'other-workshop', 'invalid-input', 'unknown-stretch')
			}
		}
	},
	'/api/workshops/{id}/minutes/check': {
		post: {
			operationId: 'checkFile',
			tags: ['summary'],
			summary: 'Which frozen file a file is, if any',
			description:
				'Takes the file itself, at most 32 MB, of which nothing is kept, or its SHA-256. Needs any token of the workshop; 60 a minute in a workshop.',
			security: anyToken,
			parameters: [workshopId],
			requestBody: {
				required: true,
				content: {
					'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
					'application/json': { schema: ref('Fingerprint'), example: { sha256: SHA256 } }
				}
			},
			responses: {
				200: {
					description: 'What it is.',
					content: json('CheckedFile', {
						sha256: SHA256,
						found: {
							session: MEETING,
							title: 'Første aften',
							...exampleEdition,
							at: '2026-11-30T19:30:02.000Z',
							outcome: 'approved'
						}
					})
				},
				...refusals(
					'unauthorized',
					'other-workshop',
					'cross-site',
					'malformed-json',
					'invalid-input',
					'too-large',
					'file-too-large',
					'file-type',
					'too-many-requests'
				)
			}
		}
	}
};
