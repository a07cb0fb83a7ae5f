import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionText, addAction, moveAction, removeAction, setActionField } from '../../src/lib/document/write.ts';
import { openDocument, writeParagraph } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { misfit } from './described.ts';
import { ApiClient, refusal, type JoinedParticipant, type StartedWorkshop } from './client.ts';

interface State {
	seq: number;
	problem: Record<string, { text: string; markdown: string }>;
	plan: { id: string; title: string; due: string }[];
}

interface Authorship {
	seq: number;
	problem: { slot: string; runs: { text: string; participantId: string | null }[] }[];
	plan: { fields: { field: string; runs: { text: string; participantId: string | null }[] }[] }[];
}

interface Page<Name extends string, Entry> {
	body: Record<Name, Entry[]> & { next: number | null };
}

interface Revision {
	seq: number;
	document: string;
	participantId: string;
	at: string;
}

let server: TestServer;
let api: ApiClient;
let workshop: StartedWorkshop;
let alice: JoinedParticipant;
let bob: JoinedParticipant;
/** The wording of the statement after each of alice's and bob's edits, by the seq of that moment. */
const wordings = new Map<number, string>();

const read = async <Answer>(path: string): Promise<Answer> => {
	const { status, body } = await api.get(`/api/workshops/${workshop.id}${path}`, workshop.viewToken);
	if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
	return body as Answer;
};

beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
	workshop = await api.startWorkshop();
	alice = await api.join(workshop, 'Alice', 'Beboerhuset');
	bob = await api.join(workshop, 'Bob');
	const open = ({ token }: JoinedParticipant) =>
		openDocument(server.url, { name: `${workshop.id}/negotiation`, token });
	const alices = open(alice);
	const bobs = open(bob);
	await Promise.all([alices.synced, bobs.synced]);

	const text = writeParagraph(alices.doc, 'statement', 'Folk går uden om pladsen.');
	for (const words of ['Om aftenen: ', 'Efter klokken 19. ']) {
		await alices.saved();
		const { seq, problem } = await read<State>('');
		wordings.set(seq, problem['statement']?.text ?? '');
		text.insert(0, words);
	}
	await alices.saved();
	addAction(bobs.doc, { id: 'soup', title: 'Suppe hver torsdag' });
	addAction(bobs.doc, { id: 'light', title: 'Lys på stien' });
	await bobs.saved();
	setActionField(bobs.doc, { id: 'soup', field: 'due', value: '2027-02-04' });
	setActionField(bobs.doc, { id: 'soup', field: 'contributors', value: [alice.participantId, 'En nabo'] });
	actionText(bobs.doc, 'soup', 'firstStep')?.insert(0, 'Låne gryder');
	moveAction(bobs.doc, { id: 'light', index: 0 });
	await bobs.saved();
	removeAction(bobs.doc, { id: 'light' });
	await bobs.saved();
	alices.leave();
	bobs.leave();
});
afterAll(() => server.stop());

describe('the present state', () => {
	it('holds the problem and the plan as they were written', async () => {
		const { problem, plan } = await read<State>('');
		expect(problem['statement']?.text).toBe('Efter klokken 19. Om aftenen: Folk går uden om pladsen.');
		expect(problem['known']).toMatchObject({ text: '', markdown: '', state: 'draft', stances: [] });
		expect(plan).toEqual([
			expect.objectContaining({
				id: 'soup',
				title: 'Suppe hver torsdag',
				firstStep: 'Låne gryder',
				due: '2027-02-04',
				contributors: [alice.participantId, 'En nabo'],
				status: 'draft'
			})
		]);
	});
});

describe('[LOG7] the state at a revision', () => {
	it('is the wording of that moment', async () => {
		expect(wordings.size).toBe(2);
		for (const [seq, wording] of wordings) {
			const state = await read<State>(`/at/${seq}`);
			expect([state.seq, state.problem['statement']?.text]).toEqual([seq, wording]);
		}
	});

	it('is empty at 0, and the present at the last', async () => {
		const start = await read<State>('/at/0');
		expect([start.seq, start.problem['statement']?.text, start.plan]).toEqual([0, '', []]);
		const present = await read<State>('');
		expect(await read<State>(`/at/${present.seq}`)).toEqual(present);
	});

	it('is refused for a revision that is not there', async () => {
		const { seq } = await read<State>('');
		const answer = await api.get(`/api/workshops/${workshop.id}/at/${seq + 1}`, alice.token);
		expect(refusal(answer)).toEqual([404, 'unknown-revision']);
	});

	it.each(['-1', '1.5', 'now', '1e3', '%20', '9'.repeat(20)])(
		'is refused for "%s", which is no revision',
		async (seq) => {
			const answer = await api.get(`/api/workshops/${workshop.id}/at/${seq}`, alice.token);
			expect(refusal(answer)).toEqual([400, 'invalid-input']);
			expect(answer.body).toMatchObject({ errors: [{ field: 'seq' }] });
		}
	);
});

describe('the revisions', () => {
	it('count from 1 without gaps, each with its author', async () => {
		const { revisions, next } = await read<Page<'revisions', Revision>['body']>('/revisions?limit=1000');
		expect(next).toBeNull();
		expect(revisions.map(({ seq }) => seq)).toEqual(revisions.map((_, index) => index + 1));
		expect(new Set(revisions.map(({ participantId }) => participantId))).toEqual(
			new Set([alice.participantId, bob.participantId])
		);
		expect(revisions[0]).toMatchObject({
			document: 'negotiation',
			participantId: alice.participantId,
			sessionId: null
		});
		expect(revisions.map(({ at }) => at)).toEqual(revisions.map(({ at }) => at).sort());
	});

	it('come in pages that follow each other', async () => {
		const all = await read<Page<'revisions', Revision>['body']>('/revisions?document=&after=&limit=');
		const paged: Revision[] = [];
		let next: number | null = 0;
		while (next !== null) {
			const page: Page<'revisions', Revision>['body'] = await read(`/revisions?after=${next}&limit=2`);
			expect(page.revisions.length).toBeLessThanOrEqual(2);
			paged.push(...page.revisions);
			next = page.next;
		}
		expect(paged).toEqual(all.revisions);
		expect(paged.length).toBeGreaterThan(4);
	});

	it('of another document are none yet', async () => {
		expect(await read('/revisions?document=canvas')).toEqual({ revisions: [], next: null });
	});

	it.each(['limit=0', 'limit=1001', 'limit=ten', 'after=-1', 'document=private', 'after=1&after=2'])(
		'are refused with ?%s',
		async (query) => {
			const answer = await api.get(`/api/workshops/${workshop.id}/revisions?${query}`, alice.token);
			expect(refusal(answer)).toEqual([400, 'invalid-input']);
			expect(answer.body).toMatchObject({ errors: [{ field: query.split('=')[0] }] });
		}
	);
});

describe('the changes', () => {
	it('tell in order what read how before and after, and who changed it', async () => {
		const { changes } = await read<Page<'changes', object>['body']>('/changes');
		expect(changes).toContainEqual(
			expect.objectContaining({
				statement: { kind: 'slot', slot: 'statement' },
				before: '',
				after: 'Efter klokken 19. Om aftenen: Folk går uden om pladsen.',
				participantId: alice.participantId
			})
		);
		expect(changes).toContainEqual(
			expect.objectContaining({
				statement: { kind: 'action', actionId: 'soup', field: 'due' },
				after: '2027-02-04',
				participantId: bob.participantId
			})
		);
	});

	it.each(['limit=0', 'after=x'])('are refused with ?%s', async (query) => {
		const answer = await api.get(`/api/workshops/${workshop.id}/changes?${query}`, alice.token);
		expect(refusal(answer)).toEqual([400, 'invalid-input']);
	});
});

describe('the difference between two moments', () => {
	it('tells what was added and by whom', async () => {
		const [from] = wordings.keys();
		const { seq: to } = await read<State>('');
		expect(await read(`/diff?from=${from}&to=${to}`)).toMatchObject({
			from,
			to,
			problem: [
				{
					slot: 'statement',
					segments: [
						{ op: 'added', text: 'Efter klokken 19. Om aftenen: ', participantId: alice.participantId },
						{ op: 'same', text: 'Folk går uden om pladsen.' }
					]
				}
			],
			plan: [{ actionId: 'soup', kind: 'added', title: 'Suppe hver torsdag' }]
		});
	});

	it('is nothing between a moment and itself', async () => {
		expect(await read('/diff?from=2&to=2')).toEqual({ from: 2, to: 2, problem: [], plan: [] });
	});

	it.each([
		['', ['from', 'to']],
		['from=0', ['to']],
		['from=x&to=1', ['from']],
		['from=2&to=1', ['from']]
	])('is refused with ?%s', async (query, fields) => {
		const answer = await api.get(`/api/workshops/${workshop.id}/diff?${query}`, alice.token);
		expect(refusal(answer)).toEqual([400, 'invalid-input']);
		expect((answer.body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual(fields);
	});

	it('is refused for a revision that is not there', async () => {
		const answer = await api.get(`/api/workshops/${workshop.id}/diff?from=0&to=100000`, alice.token);
		expect(refusal(answer)).toEqual([404, 'unknown-revision']);
	});
});

describe('who wrote what stands', () => {
	it('is told in runs that are the text, also of an earlier moment', async () => {
		const now = await read<Authorship>('/authorship');
		expect(misfit({ $ref: '#/components/schemas/Authorship' }, now)).toBe('');
		expect(now.problem).toMatchObject([
			{
				slot: 'statement',
				runs: [
					{
						text: 'Efter klokken 19. Om aftenen: Folk går uden om pladsen.',
						participantId: alice.participantId
					}
				]
			}
		]);
		const fields = now.plan.flatMap(({ fields: told }) => told);
		expect(fields.find(({ field }) => field === 'firstStep')?.runs).toMatchObject([
			{ text: 'Låne gryder', participantId: bob.participantId }
		]);
		const [seq = 0] = wordings.keys();
		const then = await read<Authorship>(`/authorship?at=${seq}`);
		expect(then.seq).toBe(seq);
		expect(then.problem[0]?.runs.map(({ text }) => text)).toEqual([wordings.get(seq)]);
	});

	it('is refused for a revision that is not there', async () => {
		const answer = await api.get(`/api/workshops/${workshop.id}/authorship?at=100000`, alice.token);
		expect(refusal(answer)).toEqual([404, 'unknown-revision']);
	});
});
