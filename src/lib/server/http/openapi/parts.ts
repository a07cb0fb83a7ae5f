/** What many operations share: who may, what stands in the address, what is answered, how it is refused. */
import { PROBLEMS, type ProblemKind } from '../problem-words.ts';
import type { MediaType, Operation, Parameter, Response, Schema } from './types.ts';

/** @returns a reference to one of the document's schemas */
export function ref(name: string): Schema {
	return { $ref: `#/components/schemas/${name}` };
}

/** Ids in the examples, the same everywhere so that the examples tell one story. */
export const EXAMPLE = {
	workshopId: 'Zk3vQ0pTn8WcXy1B',
	aliceId: 'q5LrA9mDs2HjUe7P',
	bobId: 'b8FwK1xNt6GzRo4C',
	partyId: 'M2cYd7VhJq0EiSa9',
	actionId: 'act-7f3a',
	inviteToken: 'Xo5bV7dKq1sRz9LmTf3WyHc8JnPa2Gue',
	viewToken: 'h4Nq8ZcWs2Kx6VbTy0LmRf5JpDg1Ae7u',
	participantToken: 'Uy6Tg2Rf9Vb1Xs4Kd7Hn3Mq5Wz8Pj0Lc'
} as const;

export const anyToken: Operation['security'] = [{ bearer: [] }, { device: [] }];
export const bearerToken: Operation['security'] = [{ bearer: [] }];
export const deviceCookie: Operation['security'] = [{ device: [] }];
export const noToken: Operation['security'] = [];

export const workshopId: Parameter = {
	name: 'id',
	in: 'path',
	description: 'The workshop.',
	required: true,
	schema: { type: 'string' }
};

/** Of an answer that comes in pages. */
export const pageParameters: Parameter[] = [
	{
		name: 'after',
		in: 'query',
		description: 'Only what came after this revision; give the `next` of the page before.',
		required: false,
		schema: { type: 'integer', minimum: 0, default: 0 }
	},
	{
		name: 'limit',
		in: 'query',
		description: 'The most entries in the answer.',
		required: false,
		schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 }
	}
];

/** @returns a body, or an answer, of JSON that fits the named schema */
export function json(name: string, example: unknown): Record<string, MediaType> {
	return { 'application/json': { schema: ref(name), example } };
}

/** @returns a required body of JSON */
export function body(name: string, example: unknown): NonNullable<Operation['requestBody']> {
	return { required: true, content: json(name, example) };
}

const HEADERS: Partial<Record<number, Response['headers']>> = {
	401: { 'WWW-Authenticate': { description: 'Bearer', schema: { type: 'string' } } },
	429: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } },
	503: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } }
};

/** @returns the refusals of an operation by their status, each kind with an example */
export function refusals(...kinds: ProblemKind[]): Record<string, Response> {
	const responses: Record<string, Response> = {};
	for (const kind of [...kinds, 'internal'] as const) {
		const { status, en: title } = PROBLEMS[kind];
		const known = responses[status]?.content?.['application/problem+json']?.examples;
		const headers = HEADERS[status];
		responses[status] = {
			description: responses[status] ? `${responses[status].description} ${title}` : title,
			...(headers && { headers }),
			content: {
				'application/problem+json': {
					schema: ref('Problem'),
					examples: { ...known, [kind]: { value: exampleProblem(kind) } }
				}
			}
		};
	}
	return responses;
}

function exampleProblem(kind: ProblemKind) {
	const { status, en: title } = PROBLEMS[kind];
	return { title, status, kind };
}

/** What every operation that takes a body may answer. */
export const bodyRefusals = ['malformed-json', 'invalid-input', 'too-large', 'unsupported-media-type'] as const;

/** What every operation that stores something may answer. */
export const storeRefusals = ['store-failed', 'store-full'] as const;
