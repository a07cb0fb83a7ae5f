/**
 * A WebSocket client as light as it can be, so that hundreds fit into one process: frames are read straight
 * off the socket, and what is sent is masked with a key of zeros. Only for servers we have started ourselves.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export interface WireListener {
	opened(): void;
	/** @param frame one whole message; its bytes are only valid during the call */
	received(frame: Buffer): void;
	/** Once, whoever ended it, and also when it could not be opened. */
	closed(reason: string): void;
}

export class Wire {
	receivedBytes = 0;
	#socket: Socket;
	#listener: WireListener;
	#left: Buffer | null = null;
	#isOpen = false;
	#hasClosed = false;
	#reason = 'the socket ended';

	constructor(port: number, path: string, listener: WireListener) {
		this.#listener = listener;
		this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
		this.#socket.on('connect', () =>
			this.#socket.write(
				`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
					`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`
			)
		);
		this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
		this.#socket.on('error', (error) => (this.#reason = error.message));
		this.#socket.on('close', () => this.#end());
	}

	send(payload: Uint8Array): void {
		this.#write(BINARY, payload);
	}

	sendText(text: string): void {
		this.#write(TEXT, Buffer.from(text));
	}

	close(): void {
		this.#socket.destroy();
	}

	#write(opcode: number, payload: Uint8Array): void {
		const { length } = payload;
		const lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8;
		const frame = Buffer.allocUnsafe(6 + lengthBytes + length);
		frame[0] = 0x80 | opcode;
		frame[1] = 0x80 | (lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127);
		if (lengthBytes === 2) frame.writeUInt16BE(length, 2);
		if (lengthBytes === 8) frame.writeBigUInt64BE(BigInt(length), 2);
		frame.fill(0, 2 + lengthBytes, 6 + lengthBytes);
		frame.set(payload, 6 + lengthBytes);
		this.#socket.write(frame);
	}

	#read(chunk: Buffer): void {
		this.receivedBytes += chunk.length;
		let data = this.#left === null ? chunk : Buffer.concat([this.#left, chunk]);
		this.#left = null;
		if (!this.#isOpen) {
			const end = data.indexOf('\r\n\r\n');
			if (end < 0) {
				this.#left = data;
				return;
			}
			if (!data.subarray(0, end).toString('latin1').startsWith('HTTP/1.1 101')) {
				this.#reason = data.subarray(0, data.indexOf('\r\n')).toString('latin1');
				this.#socket.destroy();
				return;
			}
			this.#isOpen = true;
			data = data.subarray(end + 4);
			this.#listener.opened();
		}
		this.#frames(data);
	}

	#frames(data: Buffer): void {
		let at = 0;
		while (data.length - at >= 2) {
			const short = (data[at + 1] as number) & 0x7f;
			const head = short < 126 ? 2 : short === 126 ? 4 : 10;
			if (data.length - at < head) break;
			const length =
				short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
			if (data.length - at < head + length) break;
			this.#frame((data[at] as number) & 0x0f, data.subarray(at + head, at + head + length));
			at += head + length;
		}
		if (at < data.length) this.#left = Buffer.from(data.subarray(at));
	}

	#frame(opcode: number, payload: Buffer): void {
		if (opcode === BINARY || opcode === TEXT) this.#listener.received(payload);
		else if (opcode === PING) this.#write(PONG, payload);
		else if (opcode === CLOSE) {
			this.#reason = `closed with ${payload.length < 2 ? 1005 : payload.readUInt16BE(0)} ${payload.subarray(2).toString()}`;
			this.#socket.end();
		}
	}

	#end(): void {
		if (this.#hasClosed) return;
		this.#hasClosed = true;
		this.#listener.closed(this.#reason);
	}
}
