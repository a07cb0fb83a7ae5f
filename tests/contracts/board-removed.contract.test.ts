import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote, deleteRecords, restoreRecords } from '../../src/lib/document/board-write.ts';
import { documentName } from '../../src/lib/document/names.ts';
import type { RemovedAnswer } from '../../src/lib/server/board-removals.ts';
import { openDocument } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type JoinedParticipant, type StartedWorkshop } from './client.ts';

let server: TestServer;
let api: ApiClient;
let workshop: StartedWorkshop;
let alice: JoinedParticipant;
let bob: JoinedParticipant;
beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
	workshop = await api.startWorkshop();
	alice = await api.join(workshop, 'Alice');
	bob = await api.join(workshop, 'Bob');
});
afterAll(() => server.stop());

describe('what was deleted from the board', () => {
	it('[LIST4] [BOARD3] is told with who deleted it, until somebody has brought it back', async () => {
		const name = documentName(workshop.id, 'canvas');
		const hers = openDocument(server.url, { name, token: alice.token });
		await hers.synced;
		addNote(hers.doc, { id: 'shape:bus', words: 'Natbus', author: alice.participantId });
		await hers.saved();
		const his = openDocument(server.url, { name, token: bob.token });
		await his.synced;
		deleteRecords(his.doc, { ids: ['shape:bus'] });
		await his.saved();

		const path = `/api/workshops/${workshop.id}/board/removed`;
		const { removed } = (await api.get(path, alice.token)).body as { removed: RemovedAnswer[] };
		expect(removed).toMatchObject([
			{
				kind: 'note',
				words: 'Natbus',
				participantId: bob.participantId,
				records: [{ id: 'shape:bus', author: alice.participantId }]
			}
		]);
		restoreRecords(hers.doc, { records: removed.flatMap(({ records }) => records) });
		await hers.saved();
		expect((await api.get(path, bob.token)).body).toEqual({ removed: [] });
		expect(refusal(await api.get(path, workshop.viewToken))).toEqual([403, 'participant-needed']);
		hers.leave();
		his.leave();
	});
});
