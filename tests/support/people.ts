/** People at a running server, as programs see it: the HTTP API and live documents over real sockets. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';

export interface TestWorkshop {
	id: string;
	inviteToken: string;
	viewToken: string;
}

export interface TestPerson {
	participantId: string;
	token: string;
}

/** Calls the API. @throws with the answer's text when it is not a success */
export async function api<Answer>(
	url: string,
	path: string,
	{
		token,
		body,
		method = body === undefined ? 'GET' : 'POST'
	}: { token?: string; body?: unknown; method?: string } = {}
): Promise<Answer> {
	const response = await fetch(`${url}/api${path}`, {
		method,
		headers: {
			...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
			...(body === undefined ? {} : { 'content-type': 'application/json' })
		},
		body: body === undefined ? undefined : JSON.stringify(body)
	});
	if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
	return (response.status === 204 ? undefined : await response.json()) as Answer;
}

export function startWorkshop(url: string, title = 'Ensomhed blandt ældre'): Promise<TestWorkshop> {
	return api(url, '/workshops', { body: { title } });
}

export function join(url: string, workshop: TestWorkshop, name: string, party?: string): Promise<TestPerson> {
	return api(url, `/workshops/${workshop.id}/participants`, { token: workshop.inviteToken, body: { name, party } });
}

/** A live document on a connection of its own, as a Hocuspocus provider has it. */
export interface LiveDocument {
	doc: Y.Doc;
	provider: HocuspocusProvider;
	socket: HocuspocusProviderWebsocket;
	/** Resolves when the first sync is done. */
	synced: Promise<void>;
	/** Resolves when everything typed so far is acknowledged. */
	saved(): Promise<void>;
	/** Resolves with the code and reason the server closed the socket with. */
	closed: Promise<{ code: number; reason: string }>;
	/** Resolves with the reason the server gave for not letting the token in. */
	denied: Promise<string>;
	leave(): void;
}

export function openDocument(
	url: string,
	{
		name,
		token,
		doc = new Y.Doc(),
		reconnects = true
	}: { name: string; token: string; doc?: Y.Doc; reconnects?: boolean }
): LiveDocument {
	const socket = new HocuspocusProviderWebsocket({
		url: `${url.replace(/^http/, 'ws')}/collab`,
		autoConnect: true,
		delay: 50,
		minDelay: 50,
		maxDelay: 200,
		jitter: false,
		maxAttempts: reconnects ? 0 : 1
	});
	let resolveClosed: (event: { code: number; reason: string }) => void = () => {};
	const closed = new Promise<{ code: number; reason: string }>((resolve) => (resolveClosed = resolve));
	let resolveDenied: (reason: string) => void = () => {};
	const denied = new Promise<string>((resolve) => (resolveDenied = resolve));
	socket.on('close', ({ event }: { event: { code: number; reason: string } }) => {
		resolveClosed({ code: event.code, reason: event.reason });
		if (!reconnects) socket.disconnect();
	});
	const provider = new HocuspocusProvider({
		websocketProvider: socket,
		name,
		document: doc,
		token,
		onAuthenticationFailed: ({ reason }) => resolveDenied(reason)
	});
	const synced = new Promise<void>((resolve) => provider.on('synced', () => resolve()));
	provider.attach();
	return {
		doc,
		provider,
		socket,
		synced,
		closed,
		denied,
		saved: () => savedOf(provider),
		leave() {
			provider.destroy();
			socket.destroy();
		}
	};
}

function savedOf(provider: HocuspocusProvider): Promise<void> {
	const isSaved = () => provider.isSynced && !provider.hasUnsyncedChanges;
	return new Promise((resolve) => {
		const look = () => {
			if (!isSaved()) return;
			provider.off('unsyncedChanges', look);
			provider.off('synced', look);
			resolve();
		};
		provider.on('unsyncedChanges', look);
		provider.on('synced', look);
		look();
	});
}

/** Writes a paragraph at the end of a problem slot. @returns its text, to type on in */
export function writeParagraph(doc: Y.Doc, slot: string, text: string): Y.XmlText {
	const paragraph = new Y.XmlElement('paragraph');
	const content = new Y.XmlText();
	content.insert(0, text);
	paragraph.insert(0, [content]);
	const fragment = doc.getXmlFragment(`problem:${slot}`);
	fragment.insert(fragment.length, [paragraph]);
	return content;
}
