import { describe, expect, it } from 'vitest';
import { INITIAL_STATE } from '../workshop/state.ts';
import { evolve } from '../workshop/evolve.ts';
import { outlineOf } from './outline/outline.ts';
import { stretchOf } from './period.ts';
import { exampleRecord } from './record-example.ts';
import { summarise } from './summarise.ts';
import { toPlainText } from './text.ts';

const BOB = { kind: 'person', name: 'Bob', party: 'Kommunen' };
const CAROL = { kind: 'person', name: 'Carol', party: null };

describe('the record in a summary', () => {
	const summary = summarise(exampleRecord());

	it('[SUMMARY5] says where every statement stands, and counts who has not answered', () => {
		const [statement] = summary.problem;
		expect(statement).toMatchObject({
			standing: 'holds',
			marker: { number: 2, by: CAROL, text: 'Mange unge er alene.' },
			first: { text: 'Nogle unge er alene.' },
			tally: { agree: 1, reservations: 0, aside: 0, talk: 0, object: 1, notAnswered: 1 },
			stances: [{ level: 'agree' }, { who: CAROL, level: 'object', condition: 'Skriv dem ind' }]
		});
		expect(summary.problem[1]).toMatchObject({ standing: 'draft', marker: null, tally: { notAnswered: 3 } });
	});

	it('[SUMMARY5] keeps a reservation until it is withdrawn, whatever the wording is now', () => {
		expect(summary.problem[0]?.reservations).toEqual([
			{
				who: BOB,
				text: 'Kun hvis der er en voksen til stede',
				at: '2026-11-03T13:12:00.000Z',
				isAboutPresent: false
			}
		]);
	});

	it('[SUMMARY6] tells what was renegotiated: before, now, why and by whom', () => {
		expect(summary.renegotiations[0]).toMatchObject({
			subject: { kind: 'slot', slot: 'statement' },
			outcome: 'marker',
			openedBy: CAROL,
			before: 'Nogle unge er alene.',
			now: 'Mange unge er alene.',
			reasons: [{ by: CAROL, chip: 'newKnowledge', text: 'Skolen har talt dem' }],
			authors: [BOB, CAROL],
			levels: { agree: 1 }
		});
	});

	it("[SUMMARY6] tells an action's renegotiation field by field, never by a wording that names people", () => {
		expect(summary.renegotiations[1]).toMatchObject({
			subject: { kind: 'action', title: 'Åbent værksted' },
			outcome: 'open',
			closedAt: null,
			before: '',
			now: '',
			reasons: [],
			fields: [
				{ kind: 'people', field: 'responsible', before: [BOB] },
				{ kind: 'people', field: 'contributors', before: [{ kind: 'written', name: 'Dorte' }] },
				{ kind: 'value', field: 'due', before: '2027-01-01', after: '2027-01-15' }
			]
		});
		expect(summary.plan[0]?.marker).toMatchObject({ number: 1, text: '' });
	});

	it('[SUMMARY7] says of each action who said yes, what it depends on and whether it still fits', () => {
		expect(summary.plan[0]).toMatchObject({
			yes: { state: 'yes', by: { name: 'Alice' } },
			fit: { state: 'fits', problemMarker: 2, by: BOB, text: 'Målgruppen er den samme' },
			dependsOn: ['Nøgler'],
			answers: 1
		});
		expect(summary.plan[1]).toMatchObject({ yes: { state: 'notAsked' }, fit: { state: 'asked' } });
	});

	it('[SUMMARY10] tells the open cards with what was offered, and of a card without a name no author', () => {
		expect(summary.cards).toMatchObject([
			{ about: 'limit', text: 'Jeg kan kun om torsdagen', by: CAROL, sameHere: 0, answers: [] },
			{
				about: 'stuck',
				by: null,
				sameHere: 1,
				answers: [{ kind: 'offer', text: 'Jeg kender en i forvaltningen', by: BOB }]
			}
		]);
	});

	it('names who was there and who wore which hat', () => {
		expect(summary.sessions[0]).toMatchObject({
			title: 'Åbning',
			endedAt: '2026-11-03T13:40:00.000Z',
			present: [
				{ party: 'Foreningen', names: ['Alice'] },
				{ party: 'Kommunen', names: ['Bob'] }
			],
			hats: [{ hat: 'facilitator', who: BOB }]
		});
		expect(summary.sessions[1]).toMatchObject({ title: 'Anden samling', endedAt: null });
	});

	it('[SUMMARY8] is of one meeting as it was when that ended', () => {
		const input = exampleRecord();
		const stretch = stretchOf({ session: 'fact-1' }, input.facts.reduce(evolve, INITIAL_STATE), input.facts.length);
		expect(stretch).toEqual({ period: { kind: 'session', id: 'fact-1', title: 'Åbning' }, fromSeq: 1, toSeq: 7 });
		const first = summarise({ ...input, stretch: stretch! });
		expect(first.markers.map(({ entries }) => entries.length)).toEqual([1]);
		expect(first.renegotiations).toEqual([]);
		expect(first.questions).toMatchObject([{ text: 'Hvem betaler for lyset?', settled: null }]);
		expect(first.nextMeeting).toBeNull();
		expect(first.sessions.map(({ title }) => title)).toEqual(['Åbning']);
	});

	it('[SUMMARY8] is of nothing where there is no such meeting or stretch', () => {
		expect(stretchOf({ session: 'none' }, INITIAL_STATE, 9)).toBeNull();
		expect(stretchOf({ from: 3, to: 2 }, INITIAL_STATE, 9)).toBeNull();
		expect(stretchOf({ to: 10 }, INITIAL_STATE, 9)).toBeNull();
		expect(stretchOf({ from: 3 }, INITIAL_STATE, 9)).toMatchObject({ fromSeq: 3, toSeq: 9 });
	});

	it('[SUMMARY9] lets a newcomer say what the problem was, what it is, why, who disagrees and who does what by when', () => {
		const text = toPlainText(outlineOf(summary));
		for (const said of [
			'Først lød det',
			'Nogle unge er alene.',
			'Mange unge er alene.',
			'Hvorfor: Ny viden: Skolen har talt dem (Carol, 23. november 2026)',
			'Problemet · Har en indvending',
			'Det skal ændres: Skriv dem ind',
			'Ansvarlig: Alice (Foreningen)',
			'Frist: 15. januar 2027',
			'Vi blev enige om at begynde i det små.',
			'1 enig, 1 har en indvending, 1 har ikke svaret'
		]) {
			expect(text).toContain(said);
		}
	});
});
