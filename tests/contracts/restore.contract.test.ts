import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../src/lib/history/types.ts';
import type { WorkshopState } from '../../src/lib/server/application.ts';
import {
	api,
	join,
	openDocument,
	startWorkshop,
	writeParagraph,
	type TestPerson,
	type TestWorkshop
} from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addAction, removeAction } from '../../src/lib/document/write.ts';

let server: TestServer;
let workshop: TestWorkshop;
let alice: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
	server = await startServer();
	workshop = await startWorkshop(server.url);
	alice = await join(server.url, workshop, 'Alice');
	bob = await join(server.url, workshop, 'Bob');
});
afterAll(() => server.stop());

const get = <Answer>(path: string) => api<Answer>(server.url, `/workshops/${workshop.id}${path}`, { token: bob.token });
const restore = (token: string, body: object) =>
	api<{ seq: number | null }>(server.url, `/workshops/${workshop.id}/restore`, { token, body });

describe('bringing wording back', () => {
	test('[HISTORY6] anyone brings back what another changed, as a new change that says so', async () => {
		const live = openDocument(server.url, { name: `${workshop.id}/negotiation`, token: alice.token });
		await live.synced;
		const text = writeParagraph(live.doc, 'statement', 'Mange ældre spiser alene');
		addAction(live.doc, { id: 'kitchen', title: 'Åbent køkken' });
		await live.saved();
		const { seq } = await get<WorkshopState>('');
		text.delete(0, text.length);
		text.insert(0, 'Noget helt andet');
		removeAction(live.doc, { id: 'kitchen' });
		await live.saved();

		const first = await restore(bob.token, { seq, what: { kind: 'slot', slot: 'statement' } });
		const second = await restore(bob.token, { seq, what: { kind: 'plan' } });
		const state = await get<WorkshopState>('');
		expect(state.seq).toBe(second.seq);
		expect(state.problem.statement.text).toBe('Mange ældre spiser alene');
		expect(state.plan.map(({ id, title }) => ({ id, title }))).toEqual([{ id: 'kitchen', title: 'Åbent køkken' }]);

		const { changes } = await get<{ changes: Change[] }>(`/changes?order=newest&participant=${bob.participantId}`);
		expect(changes.map(({ restoredFrom, fromSeq, after }) => ({ restoredFrom, fromSeq, after }))).toEqual([
			{ restoredFrom: seq, fromSeq: second.seq, after: 'Åbent køkken' },
			{ restoredFrom: seq, fromSeq: first.seq, after: 'Mange ældre spiser alene' }
		]);
		expect((await get<WorkshopState>(`/at/${(first.seq ?? 0) - 1}`)).problem.statement.text).toBe('Noget helt andet');
		await live.saved();
		expect(text.parent?.toString()).toContain('Mange ældre spiser alene');
		live.leave();
	});

	test('what reads so already is left alone', async () => {
		const { seq } = await get<WorkshopState>('');
		expect(await restore(bob.token, { seq, what: { kind: 'problem' } })).toEqual({ seq: null });
		expect((await get<WorkshopState>('')).seq).toBe(seq);
	});

	test('a reader, an unknown revision and an unknown statement are refused', async () => {
		await expect(restore(workshop.viewToken, { seq: 0, what: { kind: 'plan' } })).rejects.toThrow('403');
		await expect(restore(bob.token, { seq: 99_999, what: { kind: 'plan' } })).rejects.toThrow('404');
		await expect(restore(bob.token, { seq: 0, what: { kind: 'slot', slot: 'nothing' } })).rejects.toThrow('400');
		await expect(restore(bob.token, { seq: -1, what: { kind: 'plan' } })).rejects.toThrow('400');
	});
});
