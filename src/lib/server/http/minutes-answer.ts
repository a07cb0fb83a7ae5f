/** What the API tells of a meeting's summary, and the check of a file against those that are frozen. */
import { createHash } from 'node:crypto';
import { fingerprintList } from '../../summary/frozen-files.ts';
import { fold } from '../../workshop/evolve.ts';
import { correctedUntilMs, minutesOf } from '../../workshop/minutes.ts';
import type { Application } from '../application.ts';
import { readBody } from './body.ts';
import { fingerprint } from './input.ts';
import { refuse } from './problem.ts';

/** The most a file to check may hold: far more than any summary. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;

/** @throws Problem 404 when the meeting is not there, or not over */
export async function minutesAnswer({ timeline, minutes }: Application, workshopId: string, meeting: string) {
	const known = minutesOf(fold(await timeline.facts(workshopId)), meeting) ?? refuse('unknown-stretch');
	const frozen = await minutes.frozen(workshopId, meeting);
	return {
		session: meeting,
		until: new Date(correctedUntilMs(known)).toISOString(),
		said: known.said.map(({ by, answer, text, at }) => ({ by, answer, text, at })),
		frozen: frozen && { ...frozen, list: fingerprintList(frozen.files) }
	};
}

/** @returns which frozen file the body is, or the SHA-256 in it; nothing of it is kept. @throws Problem 413, 415, 400 */
export async function checkAnswer({ minutes }: Application, workshopId: string, request: Request) {
	const sha256 = await sha256In(request);
	const found = await minutes.find(workshopId, sha256);
	if (!found) return { sha256, found: null };
	const { meeting: session, ...edition } = found;
	return { sha256, found: { session, ...edition } };
}

async function sha256In(request: Request): Promise<string> {
	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (type === 'application/json') return (await readBody(request, fingerprint)).sha256;
	if (type !== 'application/octet-stream') refuse('file-type');
	if (Number(request.headers.get('content-length')) > MAX_FILE_BYTES) refuse('file-too-large');
	const hash = createHash('sha256');
	let bytes = 0;
	// A stream left early is not cancelled: that would cut the connection before the client has the answer.
	for await (const part of request.body?.values({ preventCancel: true }) ?? []) {
		bytes += part.byteLength;
		if (bytes > MAX_FILE_BYTES) refuse('file-too-large');
		hash.update(part);
	}
	return hash.digest('hex');
}
