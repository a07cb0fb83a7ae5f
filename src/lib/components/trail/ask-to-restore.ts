/** @returns the new change's revision, null when nothing had to change; or why it could not be, '' where nobody says */
export async function askToRestore(path: string, body: object): Promise<{ seq: number | null } | { fault: string }> {
	try {
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		const answer = (await response.json()) as { seq: number | null; title?: string };
		return response.ok ? { seq: answer.seq } : { fault: answer.title ?? '' };
	} catch {
		return { fault: '' };
	}
}
