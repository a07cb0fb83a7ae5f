/** A client that speaks the Hocuspocus protocol, or y-websocket's, by hand: also what no client would say. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import * as Y from 'yjs';

/** The numbers of the messages, as both protocols have them. */
export const MESSAGE = {
	sync: 0,
	awareness: 1,
	auth: 2,
	queryAwareness: 3,
	syncReply: 4,
	stateless: 5,
	broadcastStateless: 6,
	close: 7,
	syncStatus: 8,
	ping: 9,
	pong: 10
} as const;

export const STEP = { one: 0, two: 1, update: 2 } as const;

/** What the server said: a message for a document. */
export interface Answer {
	address: string;
	type: number;
	/** What follows the type. */
	rest: Uint8Array;
}

interface Options {
	/** As in `http://127.0.0.1:40123`. */
	url: string;
	/** Path and query; `/collab` when left out. */
	path?: string;
	headers?: Record<string, string>;
}

export class RawSocket {
	readonly socket: WebSocket;
	/** Everything the server has said so far. */
	readonly answers: Answer[] = [];
	/** Resolves with the code and reason the socket ended with, whoever ended it. */
	readonly closed: Promise<{ code: number; reason: string }>;
	#waiting: { matches: (answer: Answer) => boolean; resolve: (answer: Answer) => void }[] = [];
	#isYWebsocket: boolean;

	private constructor(socket: WebSocket, isYWebsocket: boolean) {
		this.socket = socket;
		this.#isYWebsocket = isYWebsocket;
		this.closed = new Promise((resolve) =>
			socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
		);
		// A reset line is one of the ways to end; 'close' tells.
		socket.on('error', () => {});
		socket.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)));
	}

	/** @throws when the server does not let the socket in: an Error with the status in its message */
	static async open({ url, path = '/collab', headers = {} }: Options): Promise<RawSocket> {
		const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, { headers });
		const raw = new RawSocket(socket, path.startsWith('/yjs/'));
		await new Promise<void>((resolve, reject) => {
			socket.once('open', resolve);
			socket.once('error', reject);
		});
		return raw;
	}

	/** Opens a socket, presents a token and asks for the document, and waits until it has been heard. */
	static async join(options: Options & { name: string; token: string }): Promise<RawSocket> {
		const raw = await RawSocket.open(options);
		raw.send(frames.auth(options.name, options.token));
		raw.send(frames.sync(options.name, STEP.one, Uint8Array.of(0)));
		await raw.heard(isSync(STEP.two));
		// Until a client has answered what it was asked, its edits wait.
		raw.send(frames.sync(options.name, STEP.two, Uint8Array.of(0, 0)));
		await raw.heard(({ type }) => type === MESSAGE.syncStatus);
		return raw;
	}

	/** Sends bytes as they are. */
	send(frame: Uint8Array | string): void {
		this.socket.send(frame);
	}

	/** Resolves with the next thing said that matches, or one said already. */
	heard(matches: (answer: Answer) => boolean): Promise<Answer> {
		const said = this.answers.find(matches);
		if (said) return Promise.resolve(said);
		return new Promise((resolve) => this.#waiting.push({ matches, resolve }));
	}

	leave(): void {
		this.socket.terminate();
	}

	#hear(frame: Uint8Array): void {
		if (frame.length === 1) return;
		const decoder = decoding.createDecoder(frame);
		const address = this.#isYWebsocket ? '' : decoding.readVarString(decoder);
		const type = decoding.readVarUint(decoder);
		const answer = { address, type, rest: frame.subarray(decoder.pos) };
		this.answers.push(answer);
		this.#waiting = this.#waiting.filter(({ matches, resolve }) => {
			if (!matches(answer)) return true;
			resolve(answer);
			return false;
		});
	}
}

/** @returns whether an answer is a sync message of a step */
export function isSync(step: number): (answer: Answer) => boolean {
	return ({ type, rest }) => (type === MESSAGE.sync || type === MESSAGE.syncReply) && rest[0] === step;
}

/** The state that an answer to step one holds. */
export function stateOf({ rest }: Answer): Uint8Array {
	const decoder = decoding.createDecoder(rest);
	decoding.readVarUint(decoder);
	return decoding.readVarUint8Array(decoder);
}

/** Frames of the Hocuspocus protocol; without a name, those of y-websocket. */
export const frames = {
	auth: (name: string, token: string): Uint8Array =>
		frame(name, MESSAGE.auth, (encoder) => {
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, token);
		}),
	sync: (name: string | null, step: number, payload: Uint8Array): Uint8Array =>
		frame(name, MESSAGE.sync, (encoder) => {
			encoding.writeVarUint(encoder, step);
			encoding.writeVarUint8Array(encoder, payload);
		}),
	update: (name: string | null, update: Uint8Array): Uint8Array => frames.sync(name, STEP.update, update),
	awareness: (name: string | null, states: readonly PresenceState[]): Uint8Array =>
		frame(name, MESSAGE.awareness, (encoder) => {
			const update = encoding.encode((inner) => {
				encoding.writeVarUint(inner, states.length);
				for (const { client, clock = 1, json } of states) {
					encoding.writeVarUint(inner, client);
					encoding.writeVarUint(inner, clock);
					encoding.writeVarString(inner, json);
				}
			});
			encoding.writeVarUint8Array(encoder, update);
		}),
	text: (name: string, type: number, text: string): Uint8Array =>
		frame(name, type, (encoder) => encoding.writeVarString(encoder, text)),
	of: (name: string | null, type: number, bytes: readonly number[] = []): Uint8Array =>
		frame(name, type, (encoder) => encoding.writeUint8Array(encoder, Uint8Array.from(bytes)))
};

export interface PresenceState {
	client: number;
	clock?: number;
	json: string;
}

/** @returns the update that typing a paragraph into a slot makes, by a client of its own */
export function paragraphUpdate(
	text: string,
	{ slot = 'statement', client }: { slot?: string; client?: number } = {}
): Uint8Array {
	const doc = new Y.Doc();
	if (client !== undefined) doc.clientID = client;
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(text)]);
	doc.getXmlFragment(`problem:${slot}`).insert(0, [paragraph]);
	return Y.encodeStateAsUpdate(doc);
}

function frame(name: string | null, type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
	return encoding.encode((encoder) => {
		if (name !== null) encoding.writeVarString(encoder, name);
		encoding.writeVarUint(encoder, type);
		write(encoder);
	});
}
