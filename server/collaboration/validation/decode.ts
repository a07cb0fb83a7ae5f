/** Decodes an update within bounds, so that no frame costs more to look at than it may cost to apply. */
import * as Y from 'yjs';
import { partsOf, rangesIn, type UpdatePart } from '../../../src/lib/document/split-update.ts';
import {
	MAX_DOCUMENT_BYTES,
	MAX_PARTS_PER_RETURN,
	MAX_PARTS_PER_UPDATE,
	MAX_RANGES_PER_TURN,
	MAX_STRUCTS_PER_TURN,
	MAX_UPDATE_BYTES
} from '../limits.ts';
import { RefusedError } from './refusal.ts';

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

/** Where an update comes from: one edit, the answer to our state vector, or an archive of what a store once took. */
export type Purpose = 'edit' | 'return' | 'stored';

/** Structs, and ranges newly deleted, in one update. */
export const MAX_PARTS: Record<Purpose, number> = {
	edit: MAX_PARTS_PER_UPDATE,
	return: MAX_PARTS_PER_RETURN,
	stored: 1_000_000
};

const DECODERS: Record<Purpose, typeof Y.UpdateDecoderV1> = {
	edit: boundedDecoder(MAX_PARTS.edit),
	return: boundedDecoder(MAX_PARTS.return),
	stored: boundedDecoder(MAX_PARTS.stored)
};

/** @returns the update, or parts of it in the order to judge and apply them, each little enough for one turn of the event loop */
export function partsToJudge(update: UpdatePart): UpdatePart[] {
	const { structs, deletions } = update;
	if (structs.length <= MAX_STRUCTS_PER_TURN && rangesIn(deletions) <= MAX_RANGES_PER_TURN) return [update];
	return partsOf(update, { structs: MAX_STRUCTS_PER_TURN, ranges: MAX_RANGES_PER_TURN });
}

/**
 * @param update a Yjs update (v1 encoding) from outside
 * @throws RefusedError `malformed` when it does not decode, `tooLarge` when it has too many bytes or structs
 */
export function decodeBounded(update: Uint8Array, purpose: Purpose): UpdatePart {
	if (update.byteLength > (purpose === 'stored' ? MAX_DOCUMENT_BYTES : MAX_UPDATE_BYTES))
		throw new RefusedError('tooLarge');
	try {
		const decoded = Y.decodeUpdateV2(update, DECODERS[purpose]);
		return { structs: decoded.structs, deletions: decoded.ds.clients };
	} catch (error) {
		throw error instanceof RefusedError ? error : new RefusedError('malformed');
	}
}
