import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openDocument, writeParagraph } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type Answer } from './client.ts';

let server: TestServer;
let api: ApiClient;

/** Each test has a server of its own: the limits are for all of it. */
async function begin(env: Record<string, string> = {}): Promise<void> {
	server = await startServer({ env });
	api = new ApiClient(server);
}
afterEach(() => server.stop());

const times = (count: number, call: () => Promise<Answer>): Promise<Answer[]> =>
	Promise.all(Array.from({ length: count }, call));

/** Calls, many at a time, until an answer has the status. @returns all answers. @throws when none had it */
async function untilRefused(status: number, call: () => Promise<Answer>): Promise<Answer[]> {
	const answers: Answer[] = [];
	while (!answers.some((answer) => answer.status === status)) {
		if (answers.length > 2_000) throw new Error(`Nothing answered ${status}: ${JSON.stringify(tally(answers))}`);
		answers.push(...(await times(40, call)));
	}
	return answers;
}

/** @returns how often each status was answered */
function tally(answers: Answer[]): Record<number, number> {
	const counts: Record<number, number> = {};
	for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}

describe('too much too fast', () => {
	it('is told for starting workshops, with when to try again', async () => {
		await begin();
		const answers = await times(70, () => api.post('/api/workshops', { title: 'Igen' }));
		const counts = tally(answers);
		expect(counts[201]).toBeGreaterThanOrEqual(60);
		expect(counts[429]).toBeGreaterThanOrEqual(5);
		const refused = answers.find(({ status }) => status === 429);
		expect(refused && refusal(refused)).toEqual([429, 'too-many-requests']);
		expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
		expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
	});

	it('is told for guessing codes, and right codes do not count', async () => {
		await begin();
		const { code } = await api.startWorkshop();
		const right = await times(60, () => api.post('/api/codes', { code }));
		expect(tally(right)).toEqual({ 200: 60 });
		const wrong = await times(50, () => api.post('/api/codes', { code: 'AAAA-AAAA' }));
		const counts = tally(wrong);
		expect(counts[404]).toBeGreaterThanOrEqual(40);
		expect(counts[429]).toBeGreaterThanOrEqual(5);
	});

	it('is told for joining one workshop, and does not touch another', async () => {
		await begin();
		const [busy, calm] = [await api.startWorkshop(), await api.startWorkshop()];
		const path = `/api/workshops/${busy.id}/participants`;
		const counts = tally(await untilRefused(429, () => api.post(path, { name: 'Alice' }, busy.inviteToken)));
		expect(counts[201]).toBeGreaterThanOrEqual(300);
		expect((await api.join(calm, 'Bob')).participantId).not.toBe('');
	});

	it('does not count what is refused anyway', async () => {
		await begin();
		await times(80, () => api.post('/api/workshops', { title: '' }));
		expect((await api.startWorkshop()).id).not.toBe('');
	});
});

describe('[LOG3] a full store', () => {
	it('is told as such, stores nothing, and goes on answering what is there', async () => {
		await begin({ DATA_LIMIT_MB: '1' });
		const workshop = await api.startWorkshop();
		const alice = await api.join(workshop, 'Alice');
		const live = openDocument(server.url, {
			name: `${workshop.id}/negotiation`,
			token: alice.token,
			reconnects: false
		});
		await live.synced;
		const saved: string[] = [];
		for (let hasRoom = true; hasRoom;) {
			const text = randomBytes(30_000).toString('hex');
			writeParagraph(live.doc, 'known', text);
			hasRoom = await Promise.race([live.saved().then(() => true), live.closed.then(() => false)]);
			if (hasRoom) saved.push(text);
		}
		live.leave();
		expect(saved.length).toBeGreaterThan(5);

		const path = `/api/workshops/${workshop.id}/participants`;
		const join = () => api.post(path, { name: '🌳'.repeat(80) }, workshop.inviteToken);
		const refused = (await untilRefused(507, join)).filter(({ status }) => status !== 201);
		expect(new Set(refused.map((answer) => refusal(answer).join(' ')))).toEqual(new Set(['507 store-full']));
		const present = await api.get(`/api/workshops/${workshop.id}`, alice.token);
		expect(present.status).toBe(200);
		expect((present.body as { problem: { known: { text: string } } }).problem.known.text).toBe(saved.join('\n'));
		expect(server.logs()).toContain('"type":"StoreError"');
		expect(server.logs()).not.toContain('🌳');
	});
});
