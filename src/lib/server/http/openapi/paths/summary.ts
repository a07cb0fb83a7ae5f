import { exampleSummary } from '../examples.ts';
import { anyToken, json, noToken, refusals, storeRefusals, workshopId } from '../parts.ts';
import { EXPORT_PROFILES } from '../../../../summary/types.ts';
import { FORMS, type FormName } from '../../../../summary/form-names.ts';
import { language } from '../schemas/common.ts';
import type { MediaType, Operation, Parameter, Paths } from '../types.ts';

const profile: Parameter = {
	name: 'profile',
	in: 'query',
	description:
		'Who it is for, and so who is named: everybody (`group`), those responsible (`journal`), or parties only (`public`). A view token gets `public`.',
	required: false,
	schema: { type: 'string', enum: EXPORT_PROFILES, default: 'group' }
};

const languageParameter: Parameter = {
	name: 'language',
	in: 'query',
	description: "The language it is written in; left out, the workshop's own.",
	required: false,
	schema: language
};

const stretch: Parameter[] = [
	{
		name: 'session',
		in: 'query',
		description: 'The meeting it is of; left out, the whole workshop.',
		required: false,
		schema: { type: 'string' }
	},
	...(['from', 'to'] as const).map((name) => ({
		name,
		in: 'query' as const,
		description: `The ${name === 'from' ? 'first' : 'last'} revision it takes in, where it is of no meeting.`,
		required: false,
		schema: { type: 'integer', minimum: 0 }
	})),
	...(['fromDay', 'toDay'] as const).map((name) => ({
		name,
		in: 'query' as const,
		description: `The ${name === 'fromDay' ? 'first' : 'last'} day it takes in, in Denmark, where it is of no meeting.`,
		required: false,
		schema: { type: 'string' as const, format: 'date' }
	}))
];

/** @returns the path of a file to take away */
function exported(form: FormName, operationId: string, summary: string): Paths {
	const operation: Operation = {
		operationId,
		tags: ['summary'],
		summary,
		security: anyToken,
		parameters: [workshopId, profile, languageParameter, ...stretch],
		responses: {
			200: {
				description: 'The file.',
				headers: { 'Content-Disposition': { description: 'A name for the file.', schema: { type: 'string' } } },
				content: contentOf(form)
			},
			...refusals('unauthorized', 'other-workshop', 'invalid-input', 'unknown-stretch')
		}
	};
	return { [`/api/workshops/{id}/${form}`]: { get: operation } };
}

function contentOf(form: FormName): Record<string, MediaType> {
	if (form === 'summary.json') return json('Summary', exampleSummary);
	const [mediaType = ''] = FORMS[form].split(';');
	const isText = mediaType.startsWith('text/');
	return { [mediaType]: { schema: isText ? { type: 'string' } : { type: 'string', format: 'binary' } } };
}

const calendarPaths: Paths = {
	'/api/workshops/{id}/calendar': {
		post: {
			operationId: 'subscribeCalendar',
			tags: ['summary'],
			summary: 'Make an address for a calendar to subscribe to',
			description:
				"Needs a participant token. Whoever has the address sees the plan's dates and titles, and nothing else. Making another ends the participant's earlier one.",
			security: anyToken,
			parameters: [workshopId],
			responses: {
				201: {
					description: 'The address.',
					content: json('CalendarAddress', {
						address: 'https://rundbord.example.dk/api/workshops/Zk3vQ0pTn8WcXy1B/calendar.ics?key=c8Xw1'
					})
				},
				...refusals('unauthorized', 'other-workshop', 'participant-needed', 'cross-site', ...storeRefusals)
			}
		},
		delete: {
			operationId: 'unsubscribeCalendar',
			tags: ['summary'],
			summary: "End the participant's calendar address",
			security: anyToken,
			parameters: [workshopId],
			responses: {
				204: { description: 'It has ended.' },
				...refusals('unauthorized', 'other-workshop', 'participant-needed', 'cross-site', ...storeRefusals)
			}
		}
	},
	'/api/workshops/{id}/calendar.ics': {
		get: {
			operationId: 'readCalendar',
			tags: ['summary'],
			summary: 'The dates of the plan, for a calendar that subscribes',
			description: 'Needs the key of an address made by `POST …/calendar`, and no other token.',
			security: noToken,
			parameters: [
				workshopId,
				{
					name: 'key',
					in: 'query',
					description: 'The secret of the address.',
					required: true,
					schema: { type: 'string' }
				}
			],
			responses: {
				200: { description: 'The calendar.', content: { 'text/calendar': { schema: { type: 'string' } } } },
				...refusals('unauthorized')
			}
		}
	}
};

const schemaPaths: Paths = {
	'/api/schemas/summary-1.json': {
		get: {
			operationId: 'readSummarySchema',
			tags: ['summary'],
			summary: 'The JSON Schema of `summary.json`, version 1',
			security: noToken,
			parameters: [],
			responses: {
				200: { description: 'The schema.', content: { 'application/schema+json': { schema: { type: 'object' } } } },
				...refusals()
			}
		}
	}
};

export const summaryPaths: Paths = {
	...calendarPaths,
	...schemaPaths,
	...exported('summary.docx', 'readSummaryDocx', 'The summary as a Word document: headings, header rows, language'),
	...exported('summary.pdf', 'readSummaryPdf', 'The summary as a tagged PDF (PDF/UA-1) with its typeface inside'),
	...exported('summary.html', 'readSummaryHtml', 'The summary as one HTML file, ready to print'),
	...exported('summary.md', 'readSummaryMarkdown', 'The summary as Markdown'),
	...exported('summary.json', 'readSummaryJson', 'The summary as data'),
	...exported('summary.zip', 'readSummaryZip', 'The summary in every form, with `manifest.json`'),
	...exported('plan.csv', 'readPlanCsv', 'The plan as CSV: UTF-8 with a byte order mark, semicolons'),
	...exported('plan.ics', 'readPlanIcs', 'The deadlines for a calendar, each a whole day'),
	...exported('changes.csv', 'readChangesCsv', 'The changes as CSV: UTF-8 with a byte order mark, semicolons'),
	...exported('stances.csv', 'readStancesCsv', 'The answers to the present wordings as CSV, the same way')
};
