import type * as v from 'valibot';
import { decode } from './decode.ts';
import { refuse } from './problem.ts';

/** The most a body may hold. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * @param schema what the body has to be; its messages are words of FAULTS
 * @returns the decoded body
 * @throws Problem 415 for another content type, 413 over 64 KB (before it is read whole), 400 for what is
 * no JSON in UTF-8 or does not fit the schema
 */
export async function readBody<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema
): Promise<v.InferOutput<Schema>> {
	const contentType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (contentType !== 'application/json') refuse('unsupported-media-type');
	return decode(schema, parseJson(await readBytes(request)));
}

async function readBytes({ headers, body }: Request): Promise<Uint8Array> {
	if (Number(headers.get('content-length')) > MAX_BODY_BYTES) refuse('too-large');
	if (!body) return new Uint8Array();
	const chunks: Uint8Array[] = [];
	let size = 0;
	// A stream left early is not cancelled: that would cut the connection before the client has the answer.
	for await (const chunk of body.values({ preventCancel: true })) {
		size += chunk.byteLength;
		if (size > MAX_BODY_BYTES) refuse('too-large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** Reads away what nobody read of a body, or it would hold up the answer and the next request on its connection. */
export function discardRest({ body }: Request): void {
	if (!body || body.locked) return;
	// It fails when the client has gone, or sends more than the server takes: then there is nothing left to read away.
	body.pipeTo(new WritableStream()).catch(() => undefined);
}

function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		refuse('malformed-json');
	}
}
