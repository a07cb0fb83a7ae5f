import { exampleSummary } from '../examples.ts';
import { anyToken, json, refusals, workshopId } from '../parts.ts';
import { EXPORT_PROFILES } from '../../../../summary/types.ts';
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

/** @returns the operation that gives an export as a file */
function exported(operationId: string, summary: string, content: Record<string, MediaType>): Operation {
	return {
		operationId,
		tags: ['summary'],
		summary,
		security: anyToken,
		parameters: [workshopId, profile, languageParameter],
		responses: {
			200: {
				description: 'The file.',
				headers: { 'Content-Disposition': { description: 'A name for the file.', schema: { type: 'string' } } },
				content
			},
			...refusals('unauthorized', 'other-workshop', 'invalid-input')
		}
	};
}

const text = { schema: { type: 'string' } } as const;

export const summaryPaths: Paths = {
	'/api/workshops/{id}/summary.md': {
		get: exported('readSummaryMarkdown', 'The summary as Markdown', { 'text/markdown': text })
	},
	'/api/workshops/{id}/summary.html': {
		get: exported('readSummaryHtml', 'The summary as one HTML file, ready to print', { 'text/html': text })
	},
	'/api/workshops/{id}/summary.json': {
		get: exported('readSummaryJson', 'The summary as data', json('Summary', exampleSummary))
	},
	'/api/workshops/{id}/plan.csv': {
		get: exported('readPlanCsv', 'The plan as CSV: UTF-8 with a byte order mark, semicolons', { 'text/csv': text })
	}
};
