import type * as v from 'valibot';
import { decode } from './decode.ts';
import { refuse } from './problem.ts';

/** The most a body may hold. */
export const MAX_BODY_BYTES = 64 * 1024;

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

async function readBytes(request: Request): Promise<Uint8Array> {
	if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) refuse('too-large');
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = request.body?.getReader();
	for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
		size += part.value.byteLength;
		// Not cancelled: that would cut the connection before the client has the answer.
		if (size > MAX_BODY_BYTES) refuse('too-large');
		chunks.push(part.value);
	}
	return Buffer.concat(chunks);
}

function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		refuse('malformed-json');
	}
}
