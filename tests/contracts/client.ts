/** A program that uses the API. Every answer it gets is held to the API's description. */
import type { TestServer } from '../support/server.ts';
import { expectDescribed } from './described.ts';

export interface Answer {
	status: number;
	headers: Headers;
	/** JSON as a value, other text as it is; '' when there is none. */
	body: unknown;
}

interface CallOptions {
	/** Sent as a bearer token. */
	token?: string;
	/** Sent as JSON. */
	json?: unknown;
	/** Sent as it is. */
	raw?: BodyInit;
	headers?: Record<string, string>;
}

export class ApiClient {
	readonly url: string;

	constructor({ url }: Pick<TestServer, 'url'>) {
		this.url = url;
	}

	async call(method: string, path: string, { token, json, raw, headers = {} }: CallOptions = {}): Promise<Answer> {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				...(token !== undefined && { authorization: `Bearer ${token}` }),
				...(json !== undefined && { 'content-type': 'application/json' }),
				...headers
			},
			body: json === undefined ? (raw ?? null) : JSON.stringify(json),
			redirect: 'manual',
			...(raw instanceof ReadableStream && { duplex: 'half' })
		});
		const text = await response.text();
		const body: unknown = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
		expectDescribed(method, path.split('?')[0] ?? path, response, body);
		await heardFromSockets();
		return { status: response.status, headers: response.headers, body };
	}

	get(path: string, token?: string): Promise<Answer> {
		return this.call('GET', path, { token });
	}

	post(path: string, json: unknown, token?: string): Promise<Answer> {
		return this.call('POST', path, { token, json });
	}

	/** @returns a new workshop; the answer as it is described, since `call` has checked it */
	async startWorkshop(input: Record<string, unknown> = { title: 'Trygge aftener' }): Promise<StartedWorkshop> {
		const { status, body } = await this.post('/api/workshops', input);
		if (status !== 201) throw new Error(`No workshop was started: ${JSON.stringify(body)}`);
		return body as StartedWorkshop;
	}

	/** @returns a new participant of the workshop */
	async join(workshop: StartedWorkshop, name: string, party = ''): Promise<JoinedParticipant> {
		const path = `/api/workshops/${workshop.id}/participants`;
		const { status, body } = await this.post(path, { name, party }, workshop.inviteToken);
		if (status !== 201) throw new Error(`${name} could not join: ${JSON.stringify(body)}`);
		return body as JoinedParticipant;
	}
}

export interface StartedWorkshop {
	id: string;
	title: string;
	inviteToken: string;
	viewToken: string;
	code: string;
	links: { join: string; view: string };
}

export interface JoinedParticipant {
	participantId: string;
	token: string;
}

/**
 * Making a check of a large schema takes seconds on a busy machine, in which the server ends idle connections. The next
 * request would go out on one before the client has heard of it; a turn of the event loop later it has.
 */
async function heardFromSockets(): Promise<void> {
	for (const _ of ['this turn', 'the next']) await new Promise((resolve) => setImmediate(resolve));
}

/** @returns the status and the stable word of a refusal */
export function refusal({ status, body }: Answer): [status: number, kind: unknown] {
	return [status, (body as { kind?: unknown }).kind];
}
