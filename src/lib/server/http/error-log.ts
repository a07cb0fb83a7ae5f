/** One line of JSON on standard error for each unexpected error, in the form of the process's other log lines. */

/**
 * Writes where an error happened. Its message is left out: it may quote what a person wrote, a name or a token.
 * @param route the route's pattern, never the address that was asked for
 */
export function logError(error: unknown, where: { errorId: string; route: string | null; method: string }): void {
	const entry = { level: 50, time: Date.now(), msg: 'request failed', ...where, ...describe(error) };
	process.stderr.write(`${JSON.stringify(entry)}\n`);
}

function describe(error: unknown): { type: string; code?: string; stack?: string[]; cause?: object } {
	if (!(error instanceof Error)) return { type: typeof error };
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return {
		type: error.name,
		...('code' in error && typeof error.code === 'string' && { code: error.code }),
		stack: frames.map((line) => line.trim()),
		...(error.cause !== undefined && { cause: describe(error.cause) })
	};
}
