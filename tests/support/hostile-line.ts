/** A hostile person's line to a document: whatever is sent on it, it comes back when it was cut off. */
import * as encoding from 'lib0/encoding';
import { frames, isSync, MESSAGE, RawSocket, STEP } from './raw-socket.ts';
import type { Address, Blow } from './siege.ts';

export type Dialect = 'hocuspocus' | 'y-websocket';

interface Options {
	url: string;
	workshopId: string;
	token: string;
	dialect: Dialect;
}

export class HostileLine {
	/** How often it was cut off. */
	cuts = 0;
	#options: Options;
	#raw: RawSocket | null = null;

	constructor(options: Options) {
		this.#options = options;
	}

	/**
	 * Deals a blow, and a question after it: once that is answered, the server has dealt with the blow one way or the other.
	 * A blow may happen to close the document; then nothing more is heard of it on this line.
	 * @param stateVector what of the document need not be told again
	 */
	async deal({ address, content }: Blow, stateVector: Uint8Array): Promise<void> {
		const raw = (this.#raw ??= await this.#join());
		raw.answers.length = 0;
		const fence = raw.heard(isSync(STEP.two));
		raw.send('text' in content ? content.text : this.#frame(address, Buffer.from(content.base64, 'base64')));
		raw.send(frames.sync(this.#name, STEP.one, stateVector));
		raw.send(frames.sync(this.#name, STEP.two, Uint8Array.of(0, 0)));
		const closed = raw.heard(({ type }) => type === MESSAGE.close);
		const isCut = await Promise.race([
			fence.then(() => false),
			...[raw.closed, closed].map((ended) => ended.then(() => true))
		]);
		if (!isCut) return;
		this.cuts += 1;
		raw.leave();
		this.#raw = null;
	}

	leave(): void {
		this.#raw?.leave();
		this.#raw = null;
	}

	/** What its frames begin with; those of y-websocket with nothing. */
	get #name(): string | null {
		return this.#options.dialect === 'hocuspocus' ? `${this.#options.workshopId}/negotiation` : null;
	}

	#frame(address: Address, message: Uint8Array): Uint8Array {
		if (address === 'none' || this.#name === null) return message;
		const kinds = { own: 'negotiation', record: 'record', canvas: 'canvas', nowhere: 'elsewhere' };
		return encoding.encode((encoder) => {
			encoding.writeVarString(encoder, `${this.#options.workshopId}/${kinds[address]}`);
			encoding.writeUint8Array(encoder, message);
		});
	}

	async #join(): Promise<RawSocket> {
		const { url, workshopId, token, dialect } = this.#options;
		if (dialect === 'hocuspocus') return RawSocket.join({ url, name: `${workshopId}/negotiation`, token });
		const raw = await RawSocket.open({ url, path: `/yjs/${workshopId}/negotiation?token=${token}` });
		raw.send(frames.sync(null, STEP.one, Uint8Array.of(0)));
		await raw.heard(isSync(STEP.two));
		raw.send(frames.sync(null, STEP.two, Uint8Array.of(0, 0)));
		return raw;
	}
}
