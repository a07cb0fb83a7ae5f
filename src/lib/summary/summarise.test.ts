import { describe, expect, it } from 'vitest';
import { CHANGES_TOLD, summarise } from './summarise.ts';
import { exampleAction, exampleChange, exampleInput, exampleState } from './summary-example.ts';

describe('summarise', () => {
	it('holds the problem by slot, the plan, the latest changes and who takes part', () => {
		expect(summarise(exampleInput())).toMatchObject({
			version: 1,
			profile: 'group',
			language: 'da',
			workshop: {
				id: 'w-1',
				title: 'Fællesskab efter skole',
				question: 'Hvad gør vi sammen?',
				language: 'da'
			},
			at: '2026-11-23T14:30:00.000Z',
			seq: 12,
			problem: [
				{ slot: 'statement', text: 'Mange unge er alene.', markdown: 'Mange unge er **alene**.' },
				{ slot: 'affected', text: 'Unge\nForældre', markdown: '- Unge\n- Forældre' },
				{ slot: 'known', text: '', markdown: '' },
				{ slot: 'unknown', text: '', markdown: '' },
				{ slot: 'excluded', text: '', markdown: '' }
			],
			plan: [
				{
					id: 'action-1',
					title: 'Åbent værksted',
					detail: '',
					detailMarkdown: '',
					responsible: { kind: 'person', name: 'Alice', party: 'Foreningen' },
					contributors: [
						{ kind: 'person', name: 'Bob', party: 'Kommunen' },
						{ kind: 'person', name: 'Carol', party: null }
					],
					firstStep: 'Find et lokale',
					due: '2027-01-15',
					status: 'active',
					signOfSuccess: 'Ti unge kommer igen',
					needs: 'Nøgler',
					existing: '',
					novelty: '',
					adaptation: ''
				}
			],
			changes: [
				{
					kind: 'slot',
					slot: 'statement',
					before: 'Nogle unge er alene.',
					after: 'Mange unge er alene.',
					by: { kind: 'person', name: 'Bob', party: 'Kommunen' },
					at: '2026-11-23T13:05:00.000Z',
					reason: null
				}
			],
			hasEarlierChanges: false,
			parties: [
				{ name: 'Foreningen', participants: 1, names: ['Alice'] },
				{ name: 'Kommunen', participants: 1, names: ['Bob'] },
				{ name: null, participants: 1, names: ['Carol'] }
			]
		});
	});

	it('names only those responsible in a journal', () => {
		const { plan, changes, parties } = summarise(exampleInput({ profile: 'journal' }));
		expect(plan[0]?.responsible).toEqual({ kind: 'person', name: 'Alice', party: 'Foreningen' });
		expect(plan[0]?.contributors).toEqual([{ kind: 'party', name: 'Kommunen' }, { kind: 'participant' }]);
		expect(changes[0]?.by).toEqual({ kind: 'party', name: 'Kommunen' });
		expect(parties.flatMap((party) => party.names)).toEqual([]);
	});

	it('shows parties only in public, and leaves names written by hand out', () => {
		const plan = [exampleAction({ responsible: 'Dorte Hansen', contributors: ['p-bob', 'p-carol', 'Erik'] })];
		const summary = summarise(exampleInput({ profile: 'public', state: exampleState({ plan }) }));
		expect(summary.plan[0]?.responsible).toEqual({ kind: 'withheld' });
		expect(summary.plan[0]?.contributors).toEqual([
			{ kind: 'party', name: 'Kommunen' },
			{ kind: 'participant' },
			{ kind: 'withheld' }
		]);
		expect(summary.parties).toEqual([
			{ name: 'Foreningen', participants: 1, names: [] },
			{ name: 'Kommunen', participants: 1, names: [] },
			{ name: null, participants: 1, names: [] }
		]);
	});

	it("knows a party by its id and by its name in anybody's spelling, in every profile", () => {
		const plan = [exampleAction({ responsible: 'kommunen ', contributors: ['party-f'] })];
		for (const profile of ['group', 'journal', 'public'] as const) {
			const summary = summarise(exampleInput({ profile, state: exampleState({ plan }) }));
			expect(summary.plan[0]?.responsible).toEqual({ kind: 'party', name: 'Kommunen' });
			expect(summary.plan[0]?.contributors).toEqual([{ kind: 'party', name: 'Foreningen' }]);
		}
	});

	it('takes a participant named by hand for their party where people are not named', () => {
		const plan = [exampleAction({ responsible: 'BOB', contributors: [] })];
		const summary = summarise(exampleInput({ profile: 'public', state: exampleState({ plan }) }));
		expect(summary.plan[0]?.responsible).toEqual({ kind: 'party', name: 'Kommunen' });
	});

	it('tells a change of responsibility by people, not by ids', () => {
		const change = exampleChange({
			statement: { kind: 'action', actionId: 'action-1', field: 'responsible' },
			before: 'party-k',
			after: 'p-alice',
			title: 'Åbent værksted',
			reason: 'Foreningen har lokalet'
		});
		expect(summarise(exampleInput({ changes: [change] })).changes).toEqual([
			{
				kind: 'people',
				action: 'Åbent værksted',
				field: 'responsible',
				before: [{ kind: 'party', name: 'Kommunen' }],
				after: [{ kind: 'person', name: 'Alice', party: 'Foreningen' }],
				by: { kind: 'person', name: 'Bob', party: 'Kommunen' },
				alsoBy: [],
				at: '2026-11-23T13:05:00.000Z',
				reason: 'Foreningen har lokalet'
			}
		]);
	});

	it('[TRAIL15] tells what people wrote by turns as one, and names each party once where only parties are named', () => {
		const texts = ['', 'Ens', 'Ensom', 'Ensomhed'];
		const changes = texts.slice(1).map((after, index) =>
			exampleChange({
				...{ before: texts[index] ?? '', after, fromSeq: index + 1, toSeq: index + 1 },
				participantId: index === 1 ? 'p-alice' : 'p-bob'
			})
		);
		const wording = { before: '', after: 'Ensomhed' };
		expect(summarise(exampleInput({ changes })).changes).toMatchObject([
			{ ...wording, by: { name: 'Bob' }, alsoBy: [{ kind: 'person', name: 'Alice', party: 'Foreningen' }] }
		]);
		const participants = [
			{ id: 'p-alice', name: 'Alice', partyId: 'party-k' },
			{ id: 'p-bob', name: 'Bob', partyId: 'party-k' }
		];
		const inOneParty = exampleInput({ changes, state: exampleState({ participants }), profile: 'public' });
		expect(summarise(inOneParty).changes).toMatchObject([{ ...wording, alsoBy: [] }]);
	});

	it('leaves out what a reader of the profile sees no difference in, and mere reordering', () => {
		const statement = { kind: 'action', actionId: 'action-1', field: 'responsible' } as const;
		const within = exampleChange({ statement, before: 'Dorte', after: 'Erik', title: 'Åbent værksted' });
		const order = exampleChange({ statement: { ...statement, field: 'order' }, before: 'a0', after: 'a1' });
		expect(summarise(exampleInput({ changes: [within, order], profile: 'public' })).changes).toEqual([]);
		expect(summarise(exampleInput({ changes: [within, order], profile: 'group' })).changes).toHaveLength(1);
	});

	it('tells the latest changes, newest first, and says that there are earlier ones', () => {
		const changes = Array.from({ length: CHANGES_TOLD + 1 }, (_, index) =>
			exampleChange({ before: `${index}`, after: `${index + 1}`, fromSeq: index + 1, toSeq: index + 1 })
		);
		const summary = summarise(exampleInput({ changes }));
		expect(summary.changes.map((change) => 'after' in change && change.after)).toEqual(
			Array.from({ length: CHANGES_TOLD }, (_, index) => `${CHANGES_TOLD + 1 - index}`)
		);
		expect(summary.hasEarlierChanges).toBe(true);
	});

	it('tells an action that was added and filled in within the hour as one change', () => {
		const about = (field: 'added' | 'due' | 'status' | 'needs' | 'firstStep', minutes: number, given: object) =>
			exampleChange({
				statement: { kind: 'action', actionId: 'action-1', field },
				before: '',
				after: 'x',
				title: 'Madklub',
				from: new Date(Date.parse('2026-11-23T13:00:00.000Z') + minutes * 60_000).toISOString(),
				...given
			});
		const changes = [
			about('added', 0, { after: 'Madklub' }),
			about('needs', 60, {}),
			about('status', 5, { before: 'draft', after: 'active' }),
			about('due', 61, { after: '2027-01-15' }),
			about('firstStep', 10, { before: 'Ring', after: 'Skriv' })
		];
		const told = summarise(exampleInput({ changes })).changes;
		expect(told.map((change) => (change.kind === 'field' ? change.field : change.kind))).toEqual([
			'firstStep',
			'due',
			'added'
		]);
	});

	it('names an erased participant by the party that stays', () => {
		const participants = [
			{ id: 'p-alice', name: '', partyId: 'party-f' },
			{ id: 'p-bob', name: '', partyId: null }
		];
		const summary = summarise(exampleInput({ state: exampleState({ participants }) }));
		expect(summary.plan[0]?.responsible).toEqual({ kind: 'party', name: 'Foreningen' });
		expect(summary.changes[0]?.by).toEqual({ kind: 'participant' });
		expect(summary.parties).toEqual([
			{ name: 'Foreningen', participants: 1, names: [] },
			{ name: null, participants: 1, names: [] }
		]);
	});

	it('drops control characters and turns every line end into one newline', () => {
		const plan = [exampleAction({ title: 'a\u0000b\u001bc', detail: 'x\r\ny\rz\tæ' })];
		const [action] = summarise(exampleInput({ state: exampleState({ plan }) })).plan;
		expect(action).toMatchObject({ title: 'abc', detail: 'x\ny\nz\tæ' });
	});
});
