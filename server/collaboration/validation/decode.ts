/** Decodes an update within bounds, so that no frame costs more to look at than it may cost to apply. */
import * as Y from 'yjs';
import type { Struct } from '../../../src/lib/document/encode-update.ts';
import { MAX_PARTS_PER_RETURN, MAX_PARTS_PER_UPDATE, MAX_UPDATE_BYTES } from '../limits.ts';
import { RefusedError } from './refusal.ts';

export interface Range {
	clock: number;
	len: number;
}

export interface DecodedUpdate {
	structs: Struct[];
	deletions: Map<number, Range[]>;
}

/** A decoder that gives up after so many structs. @throws RefusedError `tooLarge`, while it reads */
function boundedDecoder(maxStructs: number): typeof Y.UpdateDecoderV1 {
	return class extends Y.UpdateDecoderV1 {
		#structs = 0;
		override readInfo(): number {
			this.#structs += 1;
			if (this.#structs > maxStructs) throw new RefusedError('tooLarge');
			return super.readInfo();
		}
	};
}

const DECODERS = {
	edit: boundedDecoder(MAX_PARTS_PER_UPDATE),
	return: boundedDecoder(MAX_PARTS_PER_RETURN)
};

/**
 * @param update a Yjs update (v1 encoding) from outside
 * @throws RefusedError `malformed` when it does not decode, `tooLarge` when it has too many bytes or structs
 */
export function decodeBounded(update: Uint8Array, purpose: keyof typeof DECODERS): DecodedUpdate {
	if (update.byteLength > MAX_UPDATE_BYTES) throw new RefusedError('tooLarge');
	try {
		const decoded = Y.decodeUpdateV2(update, DECODERS[purpose]);
		return { structs: decoded.structs, deletions: decoded.ds.clients };
	} catch (error) {
		throw error instanceof RefusedError ? error : new RefusedError('malformed');
	}
}
