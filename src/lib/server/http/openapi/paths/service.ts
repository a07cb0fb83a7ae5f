import { json, noToken, refusals } from '../parts.ts';
import type { Paths } from '../types.ts';

export const servicePaths: Paths = {
	'/api/openapi.json': {
		get: {
			operationId: 'readDescription',
			tags: ['service'],
			summary: 'This description',
			security: noToken,
			responses: {
				200: {
					description: 'An OpenAPI 3.1 document.',
					content: { 'application/json': { schema: { type: 'object' } } }
				},
				...refusals()
			}
		}
	},
	'/healthz': {
		get: {
			operationId: 'isAlive',
			tags: ['service'],
			summary: 'Whether the process is alive',
			security: noToken,
			responses: { 200: { description: 'It is.', content: json('Health', { status: 'alive' }) }, ...refusals() }
		}
	},
	'/readyz': {
		get: {
			operationId: 'isReady',
			tags: ['service'],
			summary: 'Whether the process can serve',
			security: noToken,
			responses: {
				200: { description: 'It can.', content: json('Health', { status: 'ready' }) },
				...refusals('not-ready')
			}
		}
	},
	'/metrics': {
		get: {
			operationId: 'readMetrics',
			tags: ['service'],
			summary: 'Counts and times, for Prometheus',
			security: noToken,
			responses: {
				200: {
					description: 'Prometheus text, version 0.0.4.',
					content: { 'text/plain': { schema: { type: 'string' } } }
				},
				...refusals()
			}
		}
	}
};
