/** Why something a client sent is refused. The reason is sent to the client and counted in the metrics. */

export const REFUSALS = {
	malformed: { code: 4400, reason: 'malformed' },
	gap: { code: 4400, reason: 'clock-gap' },
	missing: { code: 4400, reason: 'missing-dependency' },
	shape: { code: 4400, reason: 'wrong-shape' },
	tooLarge: { code: 4413, reason: 'too-large' },
	documentFull: { code: 4413, reason: 'document-full' },
	tooFast: { code: 4429, reason: 'too-fast' },
	tooMany: { code: 4429, reason: 'too-many' },
	foreignClient: { code: 4403, reason: 'foreign-client-id' },
	readOnly: { code: 4403, reason: 'read-only' },
	wrongToken: { code: 4401, reason: 'wrong-token' },
	revoked: { code: 4401, reason: 'revoked' },
	silent: { code: 4408, reason: 'no-token' },
	foreignOrigin: { code: 4403, reason: 'foreign-origin' },
	unknownDocument: { code: 4404, reason: 'unknown-document' },
	storageFull: { code: 1011, reason: 'storage-full' },
	storageFailed: { code: 1011, reason: 'storage-failed' },
	shuttingDown: { code: 1012, reason: 'restarting' }
} as const;

export type Refusal = keyof typeof REFUSALS;

/** Thrown inside Hocuspocus hooks, which read `code` and `reason`. */
export class RefusedError extends Error {
	readonly refusal: Refusal;
	readonly code: number;
	readonly reason: string;
	constructor(refusal: Refusal) {
		super(REFUSALS[refusal].reason);
		this.name = 'RefusedError';
		this.refusal = refusal;
		this.code = REFUSALS[refusal].code;
		this.reason = REFUSALS[refusal].reason;
	}
}
