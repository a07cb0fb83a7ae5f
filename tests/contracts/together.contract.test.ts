/** The doors of silence, prioritising, open cards, gathering, comments and sources, held to their description. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '../../src/lib/document/board-write.ts';
import { documentName } from '../../src/lib/document/names.ts';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import { openDocument } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { ApiClient, refusal, type Answer, type JoinedParticipant, type StartedWorkshop } from './client.ts';

const NOTE = 'shape:natbus';

let server: TestServer;
let api: ApiClient;
let workshop: StartedWorkshop;
let alice: JoinedParticipant;
let bob: JoinedParticipant;

beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
	workshop = await api.startWorkshop();
	alice = await api.join(workshop, 'Alice', 'Beboerhuset');
	bob = await api.join(workshop, 'Bob');
	const live = openDocument(server.url, { name: documentName(workshop.id, 'canvas'), token: alice.token });
	await live.synced;
	addNote(live.doc, { id: NOTE, words: 'Natbus', author: alice.participantId });
	await live.saved();
	live.leave();
});
afterAll(() => server.stop());

const ask = (who: JoinedParticipant, command: object): Promise<Answer> =>
	api.post(`/api/workshops/${workshop.id}/facts`, command, who.token);

async function decided<Kind extends Fact['kind']>(who: JoinedParticipant, command: object): Promise<Fact<Kind>> {
	const { status, body } = await ask(who, command);
	expect(status, JSON.stringify(body)).toBe(201);
	return body as Fact<Kind>;
}

const given = async (who: JoinedParticipant): Promise<unknown> =>
	(await api.get(`/api/workshops/${workshop.id}/given`, who.token)).body;

describe('writing in silence', () => {
	it('[SILENCE1] keeps a note with 202 and gives it to its writer alone', async () => {
		const { id: silence } = await decided(alice, { kind: 'startSilence', prompt: 'Hvad oplever du?' });
		const note = { id: 'n1', words: 'Ingen bus', noteKind: 'worry', language: 'da' };
		const kept = await ask(bob, { kind: 'writeSilentNote', silence, note });
		expect([kept.status, kept.body]).toEqual([202, { kept: true }]);
		expect(await given(bob)).toEqual({ given: [{ batch: `silence:${silence}`, payload: { notes: [note] } }] });
		expect(await given(alice)).toEqual({ given: [] });
		const revealed = await decided<'OwnNotesRevealed'>(bob, { kind: 'revealMine', silence });
		expect(revealed).toMatchObject({ kind: 'OwnNotesRevealed', by: bob.participantId, notes: 1 });
		expect(refusal(await ask(bob, { kind: 'writeSilentNote', silence, note }))).toEqual([409, 'note-laid-out']);
		expect(await decided(alice, { kind: 'endSilence', silence })).toMatchObject({ kind: 'SilenceEnded' });
	});

	it('refuses what is no note', async () => {
		const bad = [{ id: 'n 1', words: 'x' }, { id: 'n1', words: 'x', noteKind: 'poem' }, 'n1'];
		for (const note of bad) {
			const answer = await ask(bob, { kind: 'writeSilentNote', silence: 's', note });
			expect(refusal(answer)).toEqual([400, 'invalid-input']);
		}
	});
});

describe('prioritising', () => {
	it('[PRIORITY1] [PRIORITY2] takes answers in secret and shows them as tallies', async () => {
		const items = [`note:${NOTE}`];
		const { id: prioritising } = await decided(alice, { kind: 'startPrioritising', items });
		const answer = { [`note:${NOTE}`]: 'strong' };
		const answered = await decided<'PrioritiesAnswered'>(bob, { kind: 'answerPriorities', prioritising, answer });
		expect(answered).toMatchObject({ by: null, count: 1 });
		expect(await given(bob)).toMatchObject({
			given: expect.arrayContaining([expect.objectContaining({ payload: answer })]) as unknown
		});
		const revealed = await decided<'PrioritiesRevealed'>(alice, { kind: 'revealPriorities', prioritising });
		expect(revealed.tallies).toEqual([{ item: `note:${NOTE}`, strong: 1, possible: 0, notNow: 0, notAnswered: 1 }]);
		const late = await ask(bob, { kind: 'answerPriorities', prioritising, answer });
		expect(refusal(late)).toEqual([409, 'no-open-prioritising']);
		const wrong = await ask(bob, { kind: 'answerPriorities', prioritising, answer: { [`note:${NOTE}`]: 'best' } });
		expect(refusal(wrong)).toEqual([400, 'invalid-input']);
	});
});

describe('open cards', () => {
	it('[CARD1] [CARD3] answers a signed card with its fact, and one without a name with 202', async () => {
		const card = { about: 'stuck', text: 'Vi kan ikke få nøgler' };
		expect(await decided(alice, { kind: 'placeCard', ...card, signed: 'name' })).toMatchObject({ kind: 'CardPlaced' });
		expect((await ask(bob, { kind: 'placeCard', ...card, signed: 'nobody' })).status).toBe(202);
		expect(refusal(await ask(bob, { kind: 'placeCard', ...card, signed: 'party' }))).toEqual([409, 'no-party']);
		const released = await decided<'CardsReleased'>(alice, { kind: 'releaseCards' });
		expect(released).toMatchObject({ by: null, cards: [{ ...card, party: null }] });
		expect(refusal(await ask(alice, { kind: 'releaseCards' }))).toEqual([409, 'no-cards-waiting']);
		const [laid] = released.cards;
		const answer = { kind: 'answerCard', card: laid?.card, answer: 'question', text: 'Hvem har dem?' };
		expect(await decided(alice, answer)).toMatchObject({ kind: 'CardAnswered', answer: 'question' });
		expect(refusal(await ask(alice, { ...answer, answer: 'no' }))).toEqual([400, 'invalid-input']);
	});
});

describe('gathering, comments and sources', () => {
	it('[GATHER1] invites to a place and ends', async () => {
		const { id: gathering } = await decided(alice, { kind: 'callGathering', place: `area:${NOTE}` });
		expect(await decided(bob, { kind: 'endGathering', gathering })).toMatchObject({ kind: 'GatheringEnded' });
		const nowhere = await ask(alice, { kind: 'callGathering', place: 'area:elsewhere' });
		expect(refusal(nowhere)).toEqual([400, 'invalid-input']);
	});

	it('[COMMENT1] says something of a note, and settles it', async () => {
		const { id: comment } = await decided(bob, { kind: 'addComment', subject: `note:${NOTE}`, text: 'Hvem kører?' });
		expect(await decided(alice, { kind: 'settleComment', comment })).toMatchObject({ kind: 'CommentSettled' });
		expect(refusal(await ask(alice, { kind: 'settleComment', comment }))).toEqual([404, 'unknown-comment']);
	});

	it('[SOURCE1] keeps what a note said and who wrote it', async () => {
		const used = await decided<'NotesUsed'>(bob, { kind: 'useNotes', statement: 'problem:known', notes: [NOTE] });
		expect(used.notes).toEqual([{ note: NOTE, text: 'Natbus', author: alice.participantId }]);
		const gone = await ask(bob, { kind: 'useNotes', statement: 'problem:known', notes: ['shape:gone'] });
		expect(refusal(gone)).toEqual([404, 'unknown-note']);
	});
});
