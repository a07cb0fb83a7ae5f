/** The API as the pages for starting and coming in use it. */
import { m } from '$lib/paraglide/messages';

/** What somebody who is about to join sees. */
export interface Invitation {
	id: string;
	title: string;
	question: string;
	language: 'da' | 'en';
	parties: { id: string; name: string }[];
}

/** The links to share. Secrets stand after the `#` of each. */
export interface SharedLinks {
	inviteToken: string;
	viewToken: string;
	/** Eight characters in two groups, as in `K7QM-2XRD`. */
	code: string;
	links: { join: string; view: string };
}

/** Why a request did not work, in words a person can read. `kind` is the API's stable word, or `unreachable`. */
export class RequestProblem extends Error {
	readonly kind: string;

	constructor(kind: string, title: string) {
		super(title);
		this.name = 'RequestProblem';
		this.kind = kind;
	}
}

interface RequestOptions {
	method?: 'GET' | 'POST';
	body?: unknown;
	/** Sent as a bearer token; without one the cookie of this device counts. */
	token?: string;
}

/** @throws RequestProblem */
async function request<Answer>(path: string, { method = 'POST', body, token }: RequestOptions = {}): Promise<Answer> {
	const headers: Record<string, string> = {};
	if (body !== undefined) headers['content-type'] = 'application/json';
	if (token) headers.authorization = `Bearer ${token}`;
	let response: Response;
	try {
		response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
	} catch {
		throw new RequestProblem('unreachable', m.start_unreachable());
	}
	const text = await response.text();
	if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Answer;
	throw problemOf(text);
}

/** Something between us and the server may answer with a page of its own; then there is no problem to read. */
export function problemOf(text: string): RequestProblem {
	try {
		const { kind, title, detail } = JSON.parse(text) as { kind?: string; title?: string; detail?: string };
		if (kind === 'archive-refused' && title && detail) return new RequestProblem(kind, `${title} (${detail})`);
		if (kind && title) return new RequestProblem(kind, title);
	} catch {
		// Not JSON: told as any other failure.
	}
	return new RequestProblem('internal', m.start_failed());
}

const workshopPath = (id: string) => `/api/workshops/${encodeURIComponent(id)}`;

/** @returns the new workshop's id, and the token to join it with */
export function startWorkshop(input: {
	title: string;
	question: string;
	language: 'da' | 'en';
}): Promise<{ id: string; inviteToken: string }> {
	return request('/api/workshops', { body: input });
}

/** Joins on this device: the participant's token becomes its cookie, which scripts cannot read. */
export async function joinWorkshop(
	id: string,
	inviteToken: string,
	person: { name: string; party: string }
): Promise<void> {
	await request(`${workshopPath(id)}/participants`, { body: { ...person, device: true }, token: inviteToken });
}

export function readInvitation(id: string, token: string): Promise<Invitation> {
	return request(`${workshopPath(id)}/invitation`, { method: 'GET', token });
}

/** @param code as typed, with or without its dash */
export function findByCode(code: string): Promise<{ workshopId: string; inviteToken: string }> {
	return request('/api/codes', { body: { code } });
}

/** Lets this device in with a participant's own link, or a link to look. */
export function openOnThisDevice(id: string, token: string): Promise<void> {
	return request(`${workshopPath(id)}/device`, { token });
}

export function readLinks(id: string): Promise<SharedLinks> {
	return request(`${workshopPath(id)}/links`, { method: 'GET' });
}

/** Ends the link of this kind and makes a new one. */
export function replaceLink(id: string, kind: 'invite' | 'view'): Promise<SharedLinks> {
	return request(`${workshopPath(id)}/links`, { body: { kind } });
}

/** @returns a link that opens the workshop on another device as the same person */
export function makePersonalLink(id: string): Promise<{ link: string }> {
	return request(`${workshopPath(id)}/devices`);
}
