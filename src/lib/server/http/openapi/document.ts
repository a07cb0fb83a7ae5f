/**
 * The description of the HTTP API, served at `/api/openapi.json`. Written by hand; contract tests hold it
 * to the routes and to real answers.
 */
import { SUMMARY_SCHEMA } from '../../../summary/schema.ts';
import { boardPaths } from './paths/board.ts';
import { factPaths } from './paths/facts.ts';
import { archivePaths } from './paths/archive.ts';
import { historyPaths } from './paths/history.ts';
import { minutesPaths, minutesSchemas } from './paths/minutes.ts';
import { peoplePaths } from './paths/people.ts';
import { removedPaths, removedSchemas } from './paths/removed.ts';
import { servicePaths } from './paths/service.ts';
import { summaryPaths } from './paths/summary.ts';
import { workshopPaths } from './paths/workshops.ts';
import { boardSchemas } from './schemas/board.ts';
import { commonSchemas } from './schemas/common.ts';
import { factSchemas } from './schemas/facts.ts';
import { historySchemas } from './schemas/history.ts';
import { peopleSchemas } from './schemas/people.ts';
import { renegotiationSchemas } from './schemas/renegotiations.ts';
import { stateSchemas } from './schemas/state.ts';
import type { OpenApiDocument } from './types.ts';

const DESCRIPTION = `The doors of Rundbord, a shared whiteboard for workshops. The screens use the same ones.

Times are ISO 8601 in UTC, dates \`YYYY-MM-DD\`. \`seq\` is one counter for a workshop over all its documents: the one
timeline. Refusals are \`application/problem+json\` (RFC 9457) with a \`title\` a person can read and a stable \`kind\`.
A path that does not exist answers 404 \`not-found\`, another method 405 \`method-not-allowed\` with \`Allow\`.
An unknown workshop and a wrong token look the same: 401.

The live documents are shared by Hocuspocus at \`/collab\` and for y-websocket clients at \`/yjs/{id}/{document}\`.`;

export const openApi: OpenApiDocument = {
	openapi: '3.1.0',
	info: {
		title: 'Rundbord',
		version: '1.0.0',
		description: DESCRIPTION,
		license: { name: 'MIT', identifier: 'MIT' }
	},
	servers: [{ url: '/', description: 'This server.' }],
	tags: [
		{ name: 'workshops', description: 'Starting a workshop and reading it.' },
		{ name: 'people', description: 'Who may come in: links, codes, joining, devices.' },
		{ name: 'negotiation', description: 'What is decided together, and by whom.' },
		{ name: 'board', description: 'The whiteboard: as it is, as it was, and its picture.' },
		{ name: 'history', description: 'The one timeline.' },
		{ name: 'summary', description: 'What to take away.' },
		{ name: 'archive', description: 'A whole workshop, there and back.' },
		{ name: 'service', description: 'For those who run the server.' }
	],
	paths: {
		...workshopPaths,
		...peoplePaths,
		...factPaths,
		...historyPaths,
		...boardPaths,
		...removedPaths,
		...summaryPaths,
		...minutesPaths,
		...archivePaths,
		...servicePaths
	},
	components: {
		schemas: {
			...commonSchemas,
			...peopleSchemas,
			...stateSchemas,
			...historySchemas,
			...boardSchemas,
			...renegotiationSchemas,
			...factSchemas,
			...removedSchemas,
			...minutesSchemas,
			Summary: SUMMARY_SCHEMA
		},
		securitySchemes: {
			bearer: {
				type: 'http',
				scheme: 'bearer',
				description: 'An invite, view or participant token.'
			},
			device: {
				type: 'apiKey',
				in: 'cookie',
				name: 'rundbord_{id}',
				description:
					"How a browser holds its participant or view token: one HttpOnly cookie for each workshop, with the workshop's id in its name. A request that changes something then needs an Origin of ours."
			}
		}
	}
};
