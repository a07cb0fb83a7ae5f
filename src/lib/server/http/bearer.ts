/** @returns the token of an `Authorization: Bearer …` header; null when there is none (other schemes do not count) */
export function bearerToken(request: Request): string | null {
	const match = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '');
	return match?.[1] ?? null;
}
