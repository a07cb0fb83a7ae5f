import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_DOORS, FACT_DOORS } from '../../src/lib/server/http/facts/doors.ts';
import { RULES } from '../../src/lib/workshop/decide.ts';
import { FAMILIES, type State as RecordState } from '../../src/lib/workshop/state.ts';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import { openDocument, writeParagraph, type LiveDocument } from '../support/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addAction, setActionField } from '../../src/lib/document/write.ts';
import { ApiClient, refusal, type Answer, type JoinedParticipant, type StartedWorkshop } from './client.ts';

let server: TestServer;
let api: ApiClient;
let workshop: StartedWorkshop;
let alice: JoinedParticipant;
let bob: JoinedParticipant;
let live: LiveDocument;

interface Standing {
	wordingId: string;
	state: string;
	marker?: { number: number; wording: { text: string } };
	tally: Record<string, number>;
	stances: { by: string; level: string; isStale: boolean }[];
	agreementId: string;
	yes: { kind: string };
	fit: { kind: string };
}
interface State {
	seq: number;
	problem: Record<string, Standing>;
	plan: Standing[];
	sessions: { id: string; endedAt: string | null; present: string[] }[];
	parties: { id: string; name: string; sector: string; formerIds: string[] }[];
	participants: { id: string; partyId: string | null }[];
	round: { id: string; answered: number } | null;
}

const ask = (who: JoinedParticipant, command: object): Promise<Answer> =>
	api.post(`/api/workshops/${workshop.id}/facts`, command, who.token);
/** @returns the recorded fact @throws when it was refused */
async function decided<Kind extends Fact['kind']>(who: JoinedParticipant, command: object): Promise<Fact<Kind>> {
	const { status, body } = await ask(who, command);
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body as Fact<Kind>;
}
async function read<Body = State>(path = ''): Promise<Body> {
	return (await api.get(`/api/workshops/${workshop.id}${path}`, workshop.viewToken)).body as Body;
}

beforeAll(async () => {
	server = await startServer();
	api = new ApiClient(server);
	workshop = await api.startWorkshop();
	alice = await api.join(workshop, 'Alice', 'Beboerhuset');
	bob = await api.join(workshop, 'Bob', 'Kommunen');
	live = openDocument(server.url, { name: `${workshop.id}/negotiation`, token: alice.token });
	await live.synced;
	writeParagraph(live.doc, 'statement', 'Folk går uden om pladsen.');
	addAction(live.doc, { id: 'soup', title: 'Suppe hver torsdag' });
	setActionField(live.doc, { id: 'soup', field: 'responsible', value: bob.participantId });
	await live.saved();
});
afterAll(async () => {
	live.leave();
	await server.stop();
});

describe('the door of facts', () => {
	it('describes all that a family it opens to takes in, and takes in its own examples', () => {
		const families = Object.keys(RULES) as (keyof RecordState)[];
		const kindsOf = (family: keyof RecordState) => Object.keys(RULES[family].decide);
		const described = Object.keys(COMMAND_DOORS);
		const opened = families.filter((family) => kindsOf(family).some((kind) => described.includes(kind)));
		expect(described.sort()).toEqual(opened.flatMap(kindsOf).sort());
		const evolved = opened.flatMap((family) => Object.keys(FAMILIES[family].evolve));
		expect(Object.keys(FACT_DOORS)).toEqual(expect.arrayContaining(evolved));
		for (const [kind, { input, example }] of Object.entries(COMMAND_DOORS)) {
			expect(v.safeParse(input, { kind, ...example }).issues).toBeUndefined();
		}
	});

	it('[MARKER1] [FACT1] records a marker, and the state tells of it', async () => {
		const fact = await decided<'MarkerSet'>(alice, { kind: 'setMarker', statements: ['problem:statement'] });
		const { seq, problem } = await read();
		expect(fact).toMatchObject({ v: 1, kind: 'MarkerSet', by: alice.participantId, session: null, seq });
		expect(problem['statement']).toMatchObject({ state: 'holds', marker: { number: 1 } });
		expect(problem['known']).toMatchObject({ state: 'draft' });
		expect(problem['known']).not.toHaveProperty('marker');
		const { facts } = await read<{ facts: Fact[] }>('/facts');
		expect(facts).toEqual([fact]);
		expect(refusal(await ask(bob, { kind: 'setMarker', statements: ['problem:statement'] }))).toEqual([
			409,
			'nothing-to-mark'
		]);
	});

	it('[STANCE1] [STANCE3] takes a stance on the exact wording only, and brings the present one otherwise', async () => {
		const seen = (await read()).problem['statement']?.wordingId;
		const stance = { kind: 'takeStance', statement: 'problem:statement', wordingId: seen, level: 'agree' };
		await decided(bob, stance);
		expect((await read()).problem['statement']?.tally).toMatchObject({ agree: 1, notAnswered: 1 });
		writeParagraph(live.doc, 'statement', 'Især om aftenen.');
		await live.saved();
		const late = await ask(alice, stance);
		expect(refusal(late)).toEqual([409, 'wording-changed']);
		expect(late.body).toMatchObject({
			statement: 'problem:statement',
			wording: { text: 'Folk går uden om pladsen.\nIsær om aftenen.' }
		});
		const { problem } = await read();
		expect(problem['statement']).toMatchObject({
			state: 'renegotiating',
			tally: { agree: 0, notAnswered: 2 },
			stances: [{ by: bob.participantId, level: 'agree', isStale: true }]
		});
	});

	it('[YES1] takes a yes from the person responsible only', async () => {
		const { agreementId, yes } = (await read()).plan[0] as Standing;
		expect(yes).toEqual({ kind: 'waiting' });
		const command = { kind: 'sayYes', actionId: 'soup', agreementId };
		expect(refusal(await ask(alice, command))).toEqual([403, 'not-responsible']);
		await decided(bob, command);
		expect((await read()).plan[0]?.yes).toMatchObject({ kind: 'yes', yes: { by: bob.participantId } });
	});

	it('[FACT2] explains every refusal in words, and refuses what is no command', async () => {
		const inDanish = await api.call('POST', `/api/workshops/${workshop.id}/facts`, {
			token: alice.token,
			json: { kind: 'endSession' },
			headers: { 'accept-language': 'da' }
		});
		expect(inDanish.body).toMatchObject({ kind: 'no-open-session', title: 'Der er ikke noget møde i gang.' });
		for (const wrong of [{}, { kind: 'SetMarker' }, { kind: 'takeHat', hat: 'boss' }, [], 'x', { kind: '__proto__' }]) {
			expect(refusal(await ask(alice, wrong as object))).toEqual([400, 'invalid-input']);
		}
		const facts = `/api/workshops/${workshop.id}/facts`;
		expect(refusal(await api.post(facts, { kind: 'endSession' }, workshop.viewToken))).toEqual([
			403,
			'participant-needed'
		]);
	});

	it('[SESSION1] stamps every revision with the meeting that is open, and notes who is there', async () => {
		const { id } = await decided(bob, { kind: 'startSession', title: 'Første aften', mode: 'live' });
		expect(refusal(await ask(alice, { kind: 'startSession', title: 'En til', mode: 'days' }))).toEqual([
			409,
			'session-open'
		]);
		const { seq } = await read();
		writeParagraph(live.doc, 'known', 'Der er 40 parkeringspladser.');
		await live.saved();
		await decided(bob, { kind: 'endSession' });
		writeParagraph(live.doc, 'known', 'Og en bænk.');
		await live.saved();
		const { revisions } = await read<{ revisions: { sessionId: string | null; document: string }[] }>(
			`/revisions?after=${seq}`
		);
		expect(revisions.map(({ document, sessionId }) => [document, sessionId])).toEqual([
			['negotiation', id],
			['record', id],
			['negotiation', null]
		]);
		const { sessions } = await read();
		expect(sessions).toMatchObject([{ id, title: 'Første aften', isForgotten: false }]);
		expect([...(sessions[0]?.present ?? [])].sort()).toEqual([alice.participantId, bob.participantId].sort());
	});

	it('[PARTY1] names, merges and joins parties; ids of merged ones go on meaning something', async () => {
		const [house, council] = (await read()).parties;
		await decided(alice, { kind: 'describeParty', party: council?.id, sector: 'municipality' });
		const { party } = await decided<'PartyJoined'>(bob, {
			kind: 'joinParty',
			name: 'Beboerhus',
			sector: 'association'
		});
		await decided(alice, { kind: 'mergeParties', from: party, into: house?.id });
		const { parties, participants } = await read();
		expect(parties).toMatchObject([
			{ id: house?.id, name: 'Beboerhuset', formerIds: [party], look: { place: 0 } },
			{ id: council?.id, sector: 'municipality', look: { place: 1 } }
		]);
		expect(participants.map(({ partyId }) => partyId)).toEqual([house?.id, house?.id]);
		expect(refusal(await ask(alice, { kind: 'mergeParties', from: party, into: house?.id }))).toEqual([
			409,
			'same-party'
		]);
	});

	it('[ROUND1] hides answers until they are revealed together: only their number is told', async () => {
		const statement = 'problem:statement';
		const wordingId = (await read()).problem['statement']?.wordingId;
		const { id: round } = await decided(alice, { kind: 'startRound', statements: [statement] });
		const answered = await decided<'RoundAnswered'>(bob, {
			kind: 'takeStance',
			statement,
			wordingId,
			level: 'object',
			risk: 'hemmelig risiko',
			condition: 'hemmelig betingelse'
		});
		expect(answered).toMatchObject({ kind: 'RoundAnswered', by: null, round, count: 1 });
		const before = (await read()).seq;
		const changed = await decided(bob, {
			kind: 'takeStance',
			statement,
			wordingId,
			level: 'aside',
			reason: 'hemmelig'
		});
		expect(changed).toEqual(answered);
		expect(await read()).toMatchObject({ seq: before, round: { id: round, answered: 1 } });
		const shown = [await read(), await read('/facts'), await read('/revisions'), await read('/renegotiations')];
		expect(JSON.stringify(shown)).not.toContain('hemmelig');
		expect(server.logs()).not.toContain('hemmelig');
		const given = async (who: JoinedParticipant) =>
			(await api.get(`/api/workshops/${workshop.id}/given`, who.token)).body;
		const payload = { [statement]: { wordingId, level: 'aside', reason: 'hemmelig' } };
		expect(await given(bob)).toEqual({ given: [{ batch: `round:${round}`, payload }] });
		expect(await given(alice)).toEqual({ given: [] });
		const revealed = await decided<'RoundRevealed'>(alice, { kind: 'revealRound', round });
		expect(revealed.answers).toMatchObject([{ by: bob.participantId, level: 'aside', reason: 'hemmelig' }]);
		expect(await given(bob)).toEqual({ given: [] });
		expect((await read()).problem['statement']?.tally).toMatchObject({ aside: 1, object: 0, notAnswered: 1 });
	});

	it('[LOG7] tells at every revision the state as it was right after it', async () => {
		const present = await read();
		expect(await read(`/at/${present.seq}`)).toEqual(present);
		const { facts } = await read<{ facts: Fact[] }>('/facts');
		const marked = facts.find(({ kind }) => kind === 'MarkerSet')?.seq ?? 0;
		const states = [await read(`/at/${marked - 1}`), await read(`/at/${marked}`)];
		expect(states.map(({ problem }) => problem['statement']?.state)).toEqual(['draft', 'holds']);
	});

	it('pages through facts by seq', async () => {
		const { facts } = await read<{ facts: Fact[] }>('/facts');
		const paged: Fact[] = [];
		for (let after: number | null = 0; after !== null;) {
			const page: { facts: Fact[]; next: number | null } = await read(`/facts?after=${after}&limit=2`);
			paged.push(...page.facts);
			after = page.next;
		}
		expect(paged).toEqual(facts);
	});
});
