import { describe, expect, it } from 'vitest';
import { SmallTable } from '../../../tests/support/small-table.ts';
import { fitState, missingSectors, yesState } from './agreement.ts';
import { mend } from './decide.ts';
import { fold } from './evolve.ts';
import { perspectivesOf, resolveParty } from './parties.ts';
import { endForgotten, FORGOTTEN_AFTER_MS, forgottenAtMs, notePresence } from './sessions.ts';
import { roundBatch } from './stances.ts';
import { openRenegotiation, staleStances, stanceOf, standing, standingReservations, tally } from './standing.ts';

const STATEMENT = 'problem:statement';

function table(): SmallTable {
	const small = new SmallTable({ alice: 'house', bob: 'council', carol: null }, [
		{ id: 'house', name: 'Beboerhuset', sector: 'association' },
		{ id: 'council', name: 'Kommunen', sector: '' }
	]);
	small.write('statement', 'Folk går en omvej.');
	return small;
}

const standingOf = (small: SmallTable) => standing(small.state, STATEMENT, small.wording(STATEMENT));
const answer = (small: SmallTable, level: 'agree' | 'aside' = 'agree') =>
	({ kind: 'takeStance', statement: STATEMENT, wordingId: small.wording(STATEMENT).id, level }) as const;
const tallyOf = (small: SmallTable) =>
	tally(small.state, {
		statement: STATEMENT,
		wordingId: small.wording(STATEMENT).id,
		participants: small.participants
	});

describe('markers', () => {
	it('[MARKER1] count from 1 for each statement, and all that changed is marked at once', () => {
		const small = table();
		small.decided('alice', { kind: 'setMarker', statements: [STATEMENT] });
		small.write('statement', 'Folk går uden om.');
		small.write('known', 'Der er mørkt.');
		const { entries } = small.decided<'MarkerSet'>('carol', { kind: 'setMarker', statements: 'all' });
		expect(entries.map(({ statement, number, wording }) => [statement, number, wording.text])).toEqual([
			[STATEMENT, 2, 'Folk går uden om.'],
			['problem:known', 1, 'Der er mørkt.']
		]);
	});

	it('[MARKER2] hold while the wording is theirs; any other is a renegotiation, and typing the old one back ends it', () => {
		const small = table();
		expect(standingOf(small)).toBe('draft');
		small.decided('alice', { kind: 'setMarker', statements: [STATEMENT] });
		expect(standingOf(small)).toBe('holds');
		small.write('statement', 'Folk går uden om.');
		expect(standingOf(small)).toBe('renegotiating');
		expect(openRenegotiation(small.state, STATEMENT, small.wording(STATEMENT))).toMatchObject({
			marker: { number: 1, wording: { text: 'Folk går en omvej.' } },
			reasons: []
		});
		small.write('statement', 'Folk går en omvej.');
		expect(standingOf(small)).toBe('holds');
		expect(openRenegotiation(small.state, STATEMENT, small.wording(STATEMENT))).toBeNull();
	});

	it('[MARKER3] are refused where nothing is new: empty, or held already; each that touches the problem is its next', () => {
		const small = table();
		small.setAction('soup', { title: 'Suppe' });
		expect(small.refusal('alice', { kind: 'setMarker', statements: ['problem:known'] })).toBe('nothing-to-mark');
		small.decided('alice', { kind: 'setMarker', statements: [STATEMENT] });
		expect(small.refusal('bob', { kind: 'setMarker', statements: 'all' })).toBeNull();
		expect(small.refusal('bob', { kind: 'setMarker', statements: 'all' })).toBe('nothing-to-mark');
		expect(small.refusal('bob', { kind: 'setMarker', statements: ['plan:gone'] })).toBe('unknown-statement');
		expect(small.state.markers.problemMarkers.map(({ number }) => number)).toEqual([1]);
	});

	it('[REASON1] are left for a reason that may be given by anyone, also later, and may be left out', () => {
		const small = table();
		small.decided('alice', { kind: 'setMarker', statements: [STATEMENT] });
		expect(small.refusal('bob', { kind: 'giveReason', statement: STATEMENT, marker: 2, chip: 'triedIt' })).toBe(
			'unknown-marker'
		);
		expect(small.refusal('bob', { kind: 'giveReason', statement: STATEMENT, marker: 1, text: ' ' })).toBe(
			'reason-incomplete'
		);
		small.write('statement', 'Folk går uden om.');
		small.decided('bob', { kind: 'giveReason', statement: STATEMENT, marker: 1, chip: 'triedIt' });
		small.decided('carol', { kind: 'giveReason', statement: STATEMENT, marker: 1, text: 'Vi talte med de unge.' });
		expect(openRenegotiation(small.state, STATEMENT, small.wording(STATEMENT))?.reasons).toMatchObject([
			{ by: 'bob', chip: 'triedIt', text: '' },
			{ by: 'carol', chip: null, text: 'Vi talte med de unge.' }
		]);
	});
});

describe('stances', () => {
	it('[STANCE1] are one person’s last answer to one exact wording', () => {
		const small = table();
		small.decided('bob', answer(small, 'aside'));
		small.decided('bob', answer(small));
		expect(tallyOf(small)).toEqual({ agree: 1, reservations: 0, aside: 0, talk: 0, object: 0, notAnswered: 2 });
	});

	it('[STANCE2] go stale with the wording, and count again when it returns', () => {
		const small = table();
		small.decided('bob', answer(small));
		small.write('statement', 'Noget andet.');
		const asked = { statement: STATEMENT, wordingId: small.wording(STATEMENT).id, participant: 'bob' };
		expect(stanceOf(small.state, asked)).toMatchObject({ kind: 'stale', stance: { level: 'agree' } });
		expect(staleStances(small.state, STATEMENT, asked.wordingId).map(({ by }) => by)).toEqual(['bob']);
		expect(tallyOf(small)).toMatchObject({ agree: 0, notAnswered: 3 });
		small.write('statement', 'Folk går en omvej.');
		expect(tallyOf(small)).toMatchObject({ agree: 1, notAnswered: 2 });
	});

	it('[STANCE3] on a wording that is not the present one are refused with the present one', () => {
		const small = table();
		const late = answer(small);
		small.write('statement', 'Noget andet.');
		expect(small.ask('bob', late)).toEqual({
			kind: 'refused',
			refusal: { kind: 'wording-changed', statement: STATEMENT, wording: small.wording(STATEMENT) }
		});
	});

	it('[STANCE4] are given, never taken for granted: who has not answered is counted as that', () => {
		const small = table();
		expect(tallyOf(small)).toEqual({ agree: 0, reservations: 0, aside: 0, talk: 0, object: 0, notAnswered: 3 });
	});

	it('[STANCE5] that object name the risk and what would have to change; reservations are carried until withdrawn', () => {
		const small = table();
		const at = { ...answer(small) };
		expect(small.refusal('bob', { ...at, level: 'object', risk: 'Mørkt' })).toBe('objection-incomplete');
		expect(small.refusal('bob', { ...at, level: 'reservations' })).toBe('reservation-incomplete');
		const { id } = small.decided('bob', { ...at, level: 'reservations', reason: 'Kun om vinteren' });
		small.write('statement', 'Noget andet.');
		expect(standingReservations(small.state, STATEMENT)).toMatchObject([{ id, by: 'bob', reason: 'Kun om vinteren' }]);
		expect(small.refusal('alice', { kind: 'withdrawReservation', reservation: id })).toBe('reservation-not-yours');
		small.decided('bob', { kind: 'withdrawReservation', reservation: id });
		expect(standingReservations(small.state, STATEMENT)).toEqual([]);
		expect(small.refusal('bob', { kind: 'withdrawReservation', reservation: id })).toBe('unknown-reservation');
	});
});

describe('rounds', () => {
	it('[ROUND1] hide answers until all are revealed together, and tell only how many have answered', () => {
		const small = table();
		const { id: round } = small.decided('alice', { kind: 'startRound', statements: [STATEMENT] });
		expect(small.refusal('bob', { kind: 'startRound', statements: [STATEMENT] })).toBe('round-open');
		expect(small.decided('bob', answer(small))).toMatchObject({ kind: 'RoundAnswered', by: null, count: 1 });
		expect(small.decided('carol', answer(small, 'aside'))).toMatchObject({ by: null, count: 2 });
		expect(tallyOf(small)).toMatchObject({ agree: 0, notAnswered: 3 });
		const { answers } = small.decided<'RoundRevealed'>('carol', { kind: 'revealRound', round });
		expect(answers.map(({ by, level }) => [by, level])).toEqual([
			['bob', 'agree'],
			['carol', 'aside']
		]);
		expect(tallyOf(small)).toMatchObject({ agree: 1, aside: 1, notAnswered: 1 });
		expect(small.sealed.size).toBe(0);
		expect(small.refusal('carol', { kind: 'revealRound', round })).toBe('no-open-round');
	});

	it('[ROUND2] let one change one’s own answer, and nobody is told so', () => {
		const small = table();
		const { id: round } = small.decided('alice', { kind: 'startRound', statements: [STATEMENT] });
		small.decided('bob', answer(small));
		const before = small.facts.length;
		const changed = small.ask('bob', answer(small, 'aside'));
		expect(changed).toMatchObject({ kind: 'accepted', facts: [], standing: { kind: 'RoundAnswered', count: 1 } });
		expect(small.facts).toHaveLength(before);
		small.decided('alice', { kind: 'cancelRound', round });
		expect(tallyOf(small)).toMatchObject({ agree: 0, aside: 0, notAnswered: 3 });
		expect(small.sealed.size).toBe(0);
	});

	it('[ROUND3] that a crash cut short tell again how many have answered', () => {
		const small = table();
		const { id: round } = small.decided('alice', { kind: 'startRound', statements: [STATEMENT] });
		const found = { batch: roundBatch(round), rows: [{ participantId: 'bob', payload: {} }] };
		const moment = { now: '2026-11-26T19:00:00.000Z', newId: () => 'x' };
		expect(mend(small.state, found, moment)).toMatchObject({ kind: 'RoundAnswered', by: null, round, count: 1 });
		expect(mend(small.state, { ...found, rows: [] }, moment)).toBeNull();
	});
});

describe('yeses', () => {
	const asked = (small: SmallTable) => ({
		kind: 'sayYes' as const,
		actionId: 'soup',
		agreementId: small.action('soup').agreementId
	});
	const yesOf = (small: SmallTable) => yesState(small.state, small.action('soup')).kind;

	it('[YES1] are said by the person responsible, or by somebody of the party, and by nobody else', () => {
		const small = table();
		small.setAction('soup', { title: 'Suppe' });
		expect(yesOf(small)).toBe('notAsked');
		small.setAction('soup', { responsible: 'bob' });
		expect(yesOf(small)).toBe('waiting');
		expect(small.refusal('alice', asked(small))).toBe('not-responsible');
		small.decided('bob', asked(small));
		expect(yesOf(small)).toBe('yes');
		small.setAction('soup', { responsible: 'house' });
		expect(yesOf(small)).toBe('waiting');
		expect(small.refusal('bob', asked(small))).toBe('not-responsible');
		expect(small.decided('alice', asked(small))).toMatchObject({ party: 'house' });
		expect(yesOf(small)).toBe('yes');
	});

	it('[YES2] are asked for again when wording, date or responsible change, and no old one is taken for a new', () => {
		const small = table();
		small.setAction('soup', { title: 'Suppe', responsible: 'bob', due: '2027-01-01' });
		const first = asked(small);
		small.decided('bob', first);
		small.setAction('soup', { due: '2027-02-01' });
		expect(yesOf(small)).toBe('askedAgain');
		expect(small.ask('bob', first)).toMatchObject({
			refusal: { kind: 'agreement-changed', agreementId: small.action('soup').agreementId }
		});
		small.setAction('soup', { responsible: 'carol' });
		expect(yesOf(small)).toBe('waiting');
		small.setAction('soup', { responsible: 'bob', due: '2027-01-01', needs: 'Gryder' });
		expect(yesOf(small)).toBe('yes');
	});

	it('[YES3] are taken back by who said them, and it is told what falls with them', () => {
		const small = table();
		small.setAction('soup', { title: 'Suppe', responsible: 'bob' });
		small.setAction('invite', { title: 'Indbyde', dependsOn: ['soup'] });
		small.setAction('thank', { title: 'Takke', dependsOn: ['invite'] });
		small.decided('bob', asked(small));
		expect(small.refusal('carol', { kind: 'withdrawYes', actionIds: ['soup'] })).toBe('no-yes-to-withdraw');
		expect(small.decided('bob', { kind: 'withdrawYes', actionIds: ['soup'] })).toMatchObject({
			actionIds: ['soup'],
			falling: ['invite', 'thank']
		});
		expect(yesOf(small)).toBe('waiting');
	});

	it('[FIT1] stand beside the question whether the action still fits, once the problem has a new marker', () => {
		const small = table();
		const fit = () => fitState(small.state, small.action('soup'));
		small.setAction('soup', { title: 'Suppe' });
		expect(fit()).toEqual({ kind: 'none' });
		small.decided('alice', { kind: 'setMarker', statements: [STATEMENT] });
		small.setAction('soup', { answers: '1' });
		expect(fit()).toEqual({ kind: 'none' });
		small.write('statement', 'Noget andet.');
		small.decided('alice', { kind: 'setMarker', statements: [STATEMENT] });
		expect(fit()).toEqual({ kind: 'asked', answers: 1, now: 2 });
		expect(small.refusal('carol', { kind: 'answerFit', actionId: 'soup', problemMarker: 1, fit: 'fits' })).toBe(
			'problem-moved-on'
		);
		small.decided('carol', { kind: 'answerFit', actionId: 'soup', problemMarker: 2, fit: 'unsure' });
		expect(fit()).toMatchObject({ kind: 'answered', answer: { by: 'carol', fit: 'unsure' } });
		small.setAction('soup', { answers: '99' });
		small.write('statement', 'Noget tredje.');
		small.decided('alice', { kind: 'setMarker', statements: [STATEMENT] });
		expect(fit()).toMatchObject({ kind: 'asked', now: 3 });
	});
});

describe('people at the table', () => {
	it('[PARTY1] are of the party they say; merged parties go on meaning the one they became', () => {
		const small = table();
		small.decided('carol', { kind: 'joinParty', name: 'beboerhuset' });
		expect(small.partyOf('carol')).toBe('house');
		expect(small.refusal('alice', { kind: 'describeParty', party: 'council', name: 'Beboerhuset' })).toBe(
			'party-name-taken'
		);
		const { party } = small.decided<'PartyJoined'>('bob', {
			kind: 'joinParty',
			name: 'Kommune',
			sector: 'municipality'
		});
		small.decided('carol', { kind: 'mergeParties', from: 'council', into: party ?? '' });
		expect(resolveParty(small.state, 'council')).toBe(party);
		expect(small.parties.map(({ name }) => name)).toEqual(['Beboerhuset', 'Kommune']);
		expect(small.refusal('carol', { kind: 'mergeParties', from: 'council', into: party ?? '' })).toBe('same-party');
		expect(missingSectors(small.parties.map(({ sector }) => sector))).toEqual(['citizens', 'company', 'education']);
	});

	it('[PARTY2] write how their own party sees the problem, and no other', () => {
		const small = table();
		expect(small.refusal('bob', { kind: 'writePerspective', party: 'house', text: 'Vi ser det sådan' })).toBe(
			'not-your-party'
		);
		small.decided('alice', { kind: 'writePerspective', party: 'house', text: 'Vi ser det sådan' });
		expect(perspectivesOf(small.state, 'house')).toMatchObject([{ text: 'Vi ser det sådan', by: 'alice' }]);
	});

	it('[HAT1] take hats from each other, and put down their own', () => {
		const small = table();
		small.decided('alice', { kind: 'takeHat', hat: 'scribe' });
		expect(small.decided('bob', { kind: 'takeHat', hat: 'scribe' })).toMatchObject({ by: 'bob', former: 'alice' });
		expect(small.refusal('alice', { kind: 'putDownHat', hat: 'scribe' })).toBe('hat-not-yours');
		small.decided('bob', { kind: 'putDownHat', hat: 'scribe' });
		expect(small.state.hats.worn).toEqual({});
	});

	it('park questions, and settle each once', () => {
		const small = table();
		const { id } = small.decided('alice', { kind: 'parkQuestion', text: 'Hvem har nøglen?' });
		small.decided('bob', { kind: 'settleQuestion', question: id, answer: 'Carol' });
		expect(small.refusal('bob', { kind: 'settleQuestion', question: id })).toBe('question-settled');
		expect(small.state.parking.questions).toMatchObject([{ text: 'Hvem har nøglen?', settled: { answer: 'Carol' } }]);
	});
});

describe('meetings', () => {
	it('[SESSION1] are open one at a time, and everything decided in one belongs to it', () => {
		const small = table();
		const started = small.decided('alice', { kind: 'startSession', title: 'Aften', mode: 'live' });
		expect(started.session).toBe(started.id);
		expect(small.refusal('bob', { kind: 'startSession', title: 'To', mode: 'live' })).toBe('session-open');
		expect(small.decided('bob', { kind: 'takeHat', hat: 'host' }).session).toBe(started.id);
		expect(small.decided('bob', { kind: 'endSession' }).session).toBe(started.id);
		expect(small.decided('bob', { kind: 'putDownHat', hat: 'host' }).session).toBeNull();
		expect(small.refusal('bob', { kind: 'endSession' })).toBe('no-open-session');
	});

	it('[SESSION2] that nobody ends count as over when something last happened in them', () => {
		const small = table();
		small.decided('alice', { kind: 'startSession', title: 'Aften', mode: 'live' });
		const lastAt = small.nowMs + 60_000;
		expect(forgottenAtMs(small.state, lastAt)).toBe(lastAt + FORGOTTEN_AFTER_MS.live);
		const moment = { now: '2026-11-27T08:00:00.000Z', newId: () => 'end' };
		const ending = endForgotten(small.state, lastAt, moment);
		expect(ending).toMatchObject({ by: null, endedAt: new Date(lastAt).toISOString(), isForgotten: true });
		expect(forgottenAtMs(fold([...small.facts, { ...ending!, seq: 9 }]), lastAt)).toBeNull();
	});

	it('[SESSION3] know who was there, each noted once', () => {
		const small = table();
		const moment = { now: '2026-11-26T19:00:00.000Z', newId: () => 'p' };
		expect(notePresence(small.state, ['bob'], moment)).toBeNull();
		small.decided('alice', { kind: 'startSession', title: 'Aften', mode: 'live' });
		const fact = notePresence(small.state, ['alice', 'bob', 'bob'], moment);
		expect(fact).toMatchObject({ by: null, participants: ['bob'] });
		expect(fold([...small.facts, { ...fact!, seq: 9 }]).sessions.open?.present).toEqual(['alice', 'bob']);
	});
});
