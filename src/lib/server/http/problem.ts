/**
 * What the API answers when it refuses (RFC 9457, `application/problem+json`). Code anywhere below a
 * route calls `refuse(kind)`; `src/hooks.server.ts` turns the thrown Problem into the answer, in the
 * reader's language. Only for routes under `/api`: pages use SvelteKit's own `error`.
 */
import type { Wording } from '../../workshop/family.ts';
import type { Language } from '../application.ts';
import { FAULTS, PROBLEMS, type Fault, type ProblemKind } from './problem-words.ts';

export type { Fault, ProblemKind };

/** What is wrong with one field of the body, or one parameter of the address. */
export interface FieldFault {
	/** The field's or parameter's name; '' for the body as a whole. */
	field: string;
	fault: Fault;
}

export interface ProblemDetails {
	faults?: readonly FieldFault[];
	/** After how many whole seconds trying again makes sense; sent as Retry-After too. */
	retryAfterSeconds?: number;
	/** The methods a path does answer. */
	allow?: string;
	/** Of a refused command: what it was about, and how that reads now. */
	present?: { statement?: string; wording?: Wording | null; agreementId?: string };
	/** Names the entry of an unexpected error in the server's log. */
	errorId?: string;
}

/** A refusal on its way to the client. */
export class Problem extends Error {
	readonly kind: ProblemKind;
	readonly status: number;
	readonly details: ProblemDetails;

	constructor(kind: ProblemKind, details: ProblemDetails = {}) {
		super(PROBLEMS[kind].en);
		this.name = 'Problem';
		this.kind = kind;
		this.status = PROBLEMS[kind].status;
		this.details = details;
	}
}

/** Ends the request with a problem. @throws Problem always */
export function refuse(kind: ProblemKind, details?: ProblemDetails): never {
	throw new Problem(kind, details);
}

/** Ends the request because of single parameters of the address or fields of the body. @throws Problem always */
export function refuseInput(...faults: FieldFault[]): never {
	throw new Problem('invalid-input', { faults });
}

/** @returns the answer that tells a client about the problem, in words of the given language */
export function problemResponse({ kind, status, details }: Problem, language: Language): Response {
	const headers = new Headers({ 'content-type': 'application/problem+json', 'content-language': language });
	if (status === 401) headers.set('www-authenticate', 'Bearer realm="Rundbord"');
	if (details.retryAfterSeconds !== undefined) headers.set('retry-after', String(details.retryAfterSeconds));
	if (details.allow !== undefined) headers.set('allow', details.allow);
	const errors = details.faults?.map(({ field, fault }) => ({ field, detail: FAULTS[fault][language] }));
	const body = {
		title: PROBLEMS[kind][language],
		status,
		kind,
		...(errors && { detail: errors.map(describe).join(' '), errors }),
		...details.present,
		...(details.errorId !== undefined && { errorId: details.errorId })
	};
	return new Response(JSON.stringify(body), { status, headers });
}

function describe({ field, detail }: { field: string; detail: string }): string {
	return field === '' ? `${detail}.` : `${field}: ${detail}.`;
}

/**
 * @param error whatever a handler threw
 * @param errorId what the log calls it, in case it was not expected
 * @returns the problem to tell the client about; nothing of an unexpected error shows in it
 */
export function asProblem(error: unknown, errorId: string): Problem {
	if (error instanceof Problem) return error;
	// The store's error class may be loaded twice in the process, so it is known by name.
	if (error instanceof Error && error.name === 'StoreError' && 'kind' in error) {
		return error.kind === 'full'
			? new Problem('store-full', { errorId })
			: new Problem('store-failed', { errorId, retryAfterSeconds: 5 });
	}
	return new Problem('internal', { errorId });
}
