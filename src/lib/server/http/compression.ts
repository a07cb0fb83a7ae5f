/** Makes answers smaller on their way: files from the build are compressed already, pages and what the API tells are not. */

/** What shrinks, and is not told piece by piece. */
const COMPRESSIBLE =
	/^(text\/html|application\/json|application\/problem\+json|application\/octet-stream|image\/svg\+xml)\b/;
/** Below this the answer fits into the first packets as it is; in bytes. */
const LEAST = 1_400;

/** @returns the answer compressed with gzip where the client takes that and it is worth it, or else as it came */
export function compressed(response: Response, acceptEncoding: string | null): Response {
	const { body, headers, status, statusText } = response;
	if (!body || headers.has('content-encoding') || !COMPRESSIBLE.test(headers.get('content-type') ?? ''))
		return response;
	headers.append('vary', 'accept-encoding');
	const length = headers.get('content-length');
	if (length !== null && Number(length) < LEAST) return response;
	if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(acceptEncoding ?? '')) return response;
	const smaller = new Headers(headers);
	smaller.delete('content-length');
	smaller.set('content-encoding', 'gzip');
	// The same tag for other bytes would be wrong; a weak one says that they mean the same.
	const tag = smaller.get('etag');
	if (tag?.startsWith('"')) smaller.set('etag', `W/${tag}`);
	return new Response(body.pipeThrough(new CompressionStream('gzip')), { status, statusText, headers: smaller });
}
