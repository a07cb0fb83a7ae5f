/** The doors for sockets: `/collab` for Hocuspocus providers, `/yjs/{workshop}/{document}` for y-websocket clients. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isDocumentKind } from '../../src/lib/document/names.ts';
import type { Metrics } from '../metrics.ts';
import type { Collaboration } from './collaboration.ts';
import { hocuspocusDialect, yWebsocketDialect, type Dialect } from './dialects.ts';
import { HEARTBEAT_MS, MAX_SOCKET_FRAME_BYTES } from './limits.ts';
import { Peer } from './peer.ts';

interface Options {
	collaboration: Collaboration;
	metrics: Metrics;
	clock: () => number;
	/** The public address pages are served from; unset: whatever host the browser asked for. */
	origin: string | undefined;
}

/**
 * Takes the upgrades on our own paths; any other path is left for whoever else listens.
 * @returns how to stop
 */
export function attachSockets(server: Server, { collaboration, metrics, clock, origin }: Options): () => void {
	const webSockets = new WebSocketServer({
		noServer: true,
		maxPayload: MAX_SOCKET_FRAME_BYTES,
		perMessageDeflate: false,
		autoPong: false
	});
	const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		const dialect = dialectFor(request);
		// Somebody else may listen too: in development, Vite does.
		if (dialect === 'not ours' && server.listenerCount('upgrade') > 1) return;
		// A client that goes away in the middle must not end the process.
		socket.on('error', () => socket.destroy());
		if (dialect === 'not ours' || dialect === null) {
			metrics.refused('unknownDocument');
			refuseUpgrade(socket, '404 Not Found');
		} else if (!isSameOrigin(request, origin)) {
			metrics.refused('foreignOrigin');
			refuseUpgrade(socket, '403 Forbidden');
		} else {
			webSockets.handleUpgrade(request, socket, head, (webSocket) => welcome(webSocket, { dialect, request }));
		}
	};
	const find = (documentName: string) => collaboration.rooms.get(documentName);
	const welcome = (webSocket: WebSocket, { dialect, request }: { dialect: Dialect; request: IncomingMessage }) => {
		const peer = new Peer({
			socket: webSocket,
			dialect,
			journal: collaboration.journal,
			cursors: collaboration.cursors,
			edits: collaboration.edits,
			find,
			turn: collaboration.turn,
			metrics,
			clock
		});
		const client = collaboration.hocuspocus.handleConnection(peer, webRequest(request));
		collaboration.peers.add(peer);
		metrics.socketOpened();
		// ws has sent the close code; the rest follows in 'close'.
		webSocket.on('error', (error: Error & { code?: string }) =>
			metrics.refused(error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'tooLarge' : 'malformed')
		);
		webSocket.on('close', (code, reason) => {
			collaboration.peers.delete(peer);
			metrics.socketClosed();
			client.handleClose({ code, reason: reason.toString() });
		});
		peer.start(client);
	};
	server.on('upgrade', onUpgrade);
	const heartbeat = setInterval(() => collaboration.peers.forEach((peer) => peer.beat()), HEARTBEAT_MS);
	heartbeat.unref();
	return () => {
		server.off('upgrade', onUpgrade);
		clearInterval(heartbeat);
		webSockets.close();
	};
}

function dialectFor(request: IncomingMessage): Dialect | null | 'not ours' {
	const address = request.url ?? '/';
	const path = address.split('?', 1)[0] ?? '';
	if (path === '/collab') return hocuspocusDialect;
	if (!path.startsWith('/yjs/')) return 'not ours';
	const [, , workshopId, kind, ...rest] = path.split('/');
	if (!workshopId || !kind || !isDocumentKind(kind) || rest.length > 0) return null;
	const parameters = new URLSearchParams(address.slice(path.length));
	// Ids of workshops need no escaping; what is escaped is no id, and opens nothing.
	return yWebsocketDialect(`${workshopId}/${kind}`, parameters.get('token') ?? '');
}

/**
 * A browser always says which page opened the socket; a page of another site could otherwise ride on our
 * cookie. Programs send no origin, and come with a token.
 */
function isSameOrigin(request: IncomingMessage, origin: string | undefined): boolean {
	const claimed = request.headers.origin;
	if (claimed === undefined) return true;
	if (origin !== undefined) return claimed === origin;
	try {
		return new URL(claimed).host === request.headers.host;
	} catch {
		return false;
	}
}

function refuseUpgrade(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The request as the web platform has it, without the query, where a token may stand. */
function webRequest(request: IncomingMessage): Request {
	const headers = new Headers();
	if (request.headers.cookie !== undefined) headers.set('cookie', request.headers.cookie);
	return new Request('http://localhost/', { headers });
}
