/** What people do together beside writing: silence, prioritising, open cards, gathering, comments, and where wording comes from. */
import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { batchesFor, decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { Fact } from './fact.ts';
import type { Context, Decision, NoteToLay, NoteView, SealedEntry } from './family.ts';
import { commentsOn } from './comments.ts';
import { openPrioritising, priorityBatch } from './priorities.ts';
import { openSilence, silenceBatch, type SilentNote } from './silence.ts';
import { sourcesOf, usesOf } from './sources.ts';
import { INITIAL_STATE, type State } from './state.ts';

/** A workshop of three, with a sealed store and a board, as far as the rules look at them. */
class Room {
	state: State = INITIAL_STATE;
	facts: Fact[] = [];
	sealed = new Map<string, SealedEntry[]>();
	board = new Map<string, NoteView>();
	laid: NoteToLay[] = [];
	now = '2026-11-26T18:07:31.000Z';
	#ids = 0;

	ask(by: string, command: Command): Decision {
		const decision = decide(this.state, command, this.#context(by, batchesFor(this.state, command)));
		if (decision.kind === 'refused') return decision;
		for (const { batch, participantId, payload } of decision.seals) {
			const others = (this.sealed.get(batch) ?? []).filter(
				(entry) => participantId === null || entry.participantId !== participantId
			);
			this.sealed.set(batch, [...others, { participantId, payload }]);
		}
		for (const note of decision.notes ?? []) {
			this.laid.push(note);
			this.board.set(`shape:${note.id}`, { words: note.words, author: note.author });
		}
		for (const fact of decision.facts) {
			const recorded = { ...fact, seq: this.facts.length + 1 } as Fact;
			this.facts.push(recorded);
			this.state = evolve(this.state, recorded);
		}
		for (const batch of decision.unseals) this.sealed.delete(batch);
		return decision;
	}

	#context(by: string, readable: readonly string[]): Context {
		return {
			now: this.now,
			by,
			newId: () => `id${String((this.#ids += 1))}`,
			table: {
				statements: ['problem:statement', 'plan:kitchen'],
				actions: [],
				wordingOf: (statement) =>
					statement === 'plan:kitchen' ? { id: 'w', text: 'Åbent køkken\nHver torsdag', markdown: '' } : null
			},
			partyOf: (id) => (id === 'carol' ? null : 'kommunen'),
			parties: [],
			isParticipant: () => true,
			participantCount: 3,
			note: (id) => this.board.get(id) ?? null,
			// Only what the family asked for may be read.
			sealed: (batch) => (readable.includes(batch) ? (this.sealed.get(batch) ?? []) : [])
		};
	}
}

const refusal = (decision: Decision) => (decision.kind === 'refused' ? decision.refusal.kind : null);
const note = (id: string, words: string): SilentNote => ({ id, words, noteKind: 'experience', language: '' });

describe('writing in silence', () => {
	function begun() {
		const room = new Room();
		room.ask('alice', { kind: 'startSilence', prompt: 'Hvad oplever du?', area: 'shape:area' });
		const silence = openSilence(room.state.silence)?.id ?? '';
		const write = (by: string, written: SilentNote) =>
			room.ask(by, { kind: 'writeSilentNote', silence, note: written });
		return { room, silence, write };
	}

	it('[SILENCE1] records nothing of what is written', () => {
		const { room, silence, write } = begun();
		const before = room.facts.length;
		write('bob', note('n1', 'Jeg er bange om aftenen'));
		write('bob', note('n1', 'Jeg er bange, når det er mørkt'));
		write('bob', note('n2', 'Ingen bus'));
		expect(room.facts).toHaveLength(before);
		expect(room.sealed.get(silenceBatch(silence))).toEqual([
			{
				participantId: 'bob',
				payload: { notes: [note('n1', 'Jeg er bange, når det er mørkt'), note('n2', 'Ingen bus')] }
			}
		]);
	});

	it('[SILENCE2] lays everybody’s notes out at once, each under its writer, and says only how many', () => {
		const { room, silence, write } = begun();
		write('bob', note('n1', 'Ingen bus'));
		write('carol', note('n2', 'Mørk sti'));
		write('carol', note('n3', ' '));
		room.ask('alice', { kind: 'revealSilence', silence });
		expect(room.laid.map(({ words, author, area }) => [words, author, area])).toEqual([
			['Ingen bus', 'bob', 'shape:area'],
			['Mørk sti', 'carol', 'shape:area']
		]);
		expect(room.facts.at(-1)).toMatchObject({ kind: 'SilenceRevealed', by: 'alice', notes: 2, writers: 2 });
		expect(JSON.stringify(room.facts)).not.toContain('Ingen bus');
		expect(openSilence(room.state.silence)).toBe(null);
	});

	it('[SILENCE3] loses nothing when it ends, nor what somebody still wrote while it was laid out', () => {
		const { room, silence, write } = begun();
		write('bob', note('n1', 'Ingen bus'));
		room.ask('alice', { kind: 'endSilence', silence });
		write('bob', note('n2', 'Mørk sti'));
		room.ask('bob', { kind: 'revealMine', silence });
		expect(room.laid.map(({ words }) => words)).toEqual(['Ingen bus', 'Mørk sti']);
		expect(refusal(write('bob', note('n1', 'Ingen bus efter ni')))).toBe('note-laid-out');
		write('bob', note('n4', 'Ingen bus efter ni'));
		expect(room.sealed.get(silenceBatch(silence))?.[0]?.payload).toEqual({ notes: [note('n4', 'Ingen bus efter ni')] });
	});

	it('[SILENCE4] lets each lay out or throw away their own, and nobody another’s', () => {
		const { room, silence, write } = begun();
		write('bob', note('n1', 'Ingen bus'));
		write('carol', note('n2', 'Mørk sti'));
		room.ask('bob', { kind: 'discardSilentNote', silence, note: 'n2' });
		room.ask('bob', { kind: 'revealMine', silence });
		expect(room.laid.map(({ author }) => author)).toEqual(['bob']);
		expect(refusal(room.ask('alice', { kind: 'revealMine', silence }))).toBe('nothing-written');
		expect(room.facts.at(-1)).toMatchObject({ kind: 'OwnNotesRevealed', by: 'bob', notes: 1 });
	});

	it('goes on one at a time', () => {
		const { room, silence } = begun();
		expect(refusal(room.ask('bob', { kind: 'startSilence', prompt: '', area: null }))).toBe('silence-open');
		room.ask('bob', { kind: 'endSilence', silence });
		expect(refusal(room.ask('bob', { kind: 'revealSilence', silence }))).toBe('no-open-silence');
	});
});

describe('secret prioritising', () => {
	function begun() {
		const room = new Room();
		room.board.set('shape:bus', { words: 'Natbus', author: 'bob' });
		room.ask('alice', {
			kind: 'startPrioritising',
			question: 'Hvad går vi videre med?',
			items: ['note:shape:bus', 'plan:kitchen']
		});
		return { room, prioritising: openPrioritising(room.state.priorities)?.id ?? '' };
	}

	it('[PRIORITY1] keeps answers sealed, replaces a changed mind, and says only how many have answered', () => {
		const { room, prioritising } = begun();
		room.ask('bob', { kind: 'answerPriorities', prioritising, answer: { 'plan:kitchen': 'strong' } });
		room.ask('bob', { kind: 'answerPriorities', prioritising, answer: { 'plan:kitchen': 'notNow' } });
		expect(room.sealed.get(priorityBatch(prioritising))).toHaveLength(1);
		expect(room.facts.at(-1)).toMatchObject({ kind: 'PrioritiesAnswered', by: null, count: 1 });
		expect(JSON.stringify(room.facts)).not.toContain('notNow');
	});

	it('[PRIORITY2] shows tallies together, with those who have not answered and without names, and keeps them', () => {
		const { room, prioritising } = begun();
		room.ask('bob', {
			kind: 'answerPriorities',
			prioritising,
			answer: { 'plan:kitchen': 'strong', 'note:shape:bus': 'possible' }
		});
		room.ask('carol', { kind: 'answerPriorities', prioritising, answer: { 'plan:kitchen': 'notNow' } });
		room.board.delete('shape:bus');
		room.ask('alice', { kind: 'revealPriorities', prioritising });
		const [done] = room.state.priorities.all;
		expect(done?.outcome).toEqual({
			kind: 'revealed',
			at: room.now,
			tallies: [
				{ item: 'note:shape:bus', strong: 0, possible: 1, notNow: 0, notAnswered: 2 },
				{ item: 'plan:kitchen', strong: 1, possible: 0, notNow: 1, notAnswered: 1 }
			]
		});
		expect(done?.items.map(({ text }) => text)).toEqual(['Natbus', 'Åbent køkken']);
		expect(room.sealed.size).toBe(0);
		expect(JSON.stringify(room.facts)).not.toMatch(/bob|carol/);
	});

	it('refuses what is not there, a second at the same time, and answers to one that is over', () => {
		const { room, prioritising } = begun();
		const start = (items: string[]) => room.ask('bob', { kind: 'startPrioritising', question: '', items });
		expect(refusal(start(['plan:kitchen']))).toBe('prioritising-open');
		room.ask('bob', { kind: 'cancelPrioritising', prioritising });
		expect(refusal(start(['note:shape:gone']))).toBe('unknown-subject');
		const answer = { 'plan:kitchen': 'strong' } as const;
		expect(refusal(room.ask('bob', { kind: 'answerPriorities', prioritising, answer }))).toBe('no-open-prioritising');
	});
});

describe('open cards', () => {
	it('[CARD1] are signed by a name, a party or nobody, and answered by questions, offers and “so are we” only', () => {
		const room = new Room();
		room.ask('alice', { kind: 'placeCard', about: 'stuck', text: 'Vi kan ikke få lokaler', signed: 'name' });
		room.ask('bob', { kind: 'placeCard', about: 'notAllowed', text: 'Vi må ikke dele tal', signed: 'party' });
		expect(refusal(room.ask('carol', { kind: 'placeCard', about: 'limit', text: 'x', signed: 'party' }))).toBe(
			'no-party'
		);
		room.ask('carol', { kind: 'releaseCards' });
		expect(room.state.cards.all.map(({ signed }) => signed)).toEqual([
			{ by: 'name', participantId: 'alice' },
			{ by: 'party', party: 'kommunen' }
		]);
		const card = room.state.cards.all[1]?.id ?? '';
		room.ask('alice', { kind: 'answerCard', card, answer: 'offer', text: 'Vi har et lokale' });
		room.ask('alice', { kind: 'answerCard', card, answer: 'sameHere', text: '' });
		const again = room.ask('alice', { kind: 'answerCard', card, answer: 'sameHere', text: '' });
		const empty = room.ask('alice', { kind: 'answerCard', card, answer: 'question', text: '' });
		expect([refusal(again), refusal(empty)]).toEqual(['said-already', 'answer-incomplete']);
		expect(room.state.cards.all[1]?.answers.map(({ answer, by }) => [answer, by])).toEqual([
			['offer', 'alice'],
			['sameHere', 'alice']
		]);
	});

	it('[CARD3] without a name come together, shuffled, at a rounded time and from nobody', () => {
		const room = new Room();
		for (const [by, text] of [
			['bob', 'B'],
			['alice', 'A'],
			['carol', 'C']
		] as const) {
			const decision = room.ask(by, { kind: 'placeCard', about: 'unknown', text, signed: 'nobody' });
			expect(decision).toMatchObject({ facts: [], seals: [{ participantId: null }] });
		}
		expect(room.facts).toEqual([]);
		room.ask('bob', { kind: 'releaseCards' });
		expect(room.facts).toMatchObject([{ kind: 'CardsReleased', by: null, at: '2026-11-26T18:00:00.000Z' }]);
		expect(room.state.cards.all.map(({ text }) => text).toSorted()).toEqual(['A', 'B', 'C']);
		expect(JSON.stringify([...room.sealed, ...room.facts])).not.toMatch(/alice|bob|carol/);
		expect(refusal(room.ask('bob', { kind: 'releaseCards' }))).toBe('no-cards-waiting');
	});
});

describe('gathering', () => {
	it('[GATHER1] is an invitation by somebody to a place, until it is ended or another is given', () => {
		const room = new Room();
		room.ask('alice', { kind: 'callGathering', place: 'plan' });
		const first = room.state.gathering.open;
		expect(first).toMatchObject({ place: 'plan', by: 'alice' });
		room.ask('bob', { kind: 'callGathering', place: 'area:shape:area' });
		expect(refusal(room.ask('alice', { kind: 'endGathering', gathering: first?.id ?? '' }))).toBe('no-open-gathering');
		room.ask('carol', { kind: 'endGathering', gathering: room.state.gathering.open?.id ?? '' });
		expect(room.state.gathering.open).toBe(null);
	});
});

describe('comments', () => {
	it('[COMMENT1] are said of what is there, by name, and settled by anyone', () => {
		const room = new Room();
		room.board.set('shape:bus', { words: 'Natbus', author: 'bob' });
		room.ask('alice', { kind: 'addComment', subject: 'note:shape:bus', text: 'Hvem kører?' });
		expect(refusal(room.ask('alice', { kind: 'addComment', subject: 'note:shape:x', text: '?' }))).toBe(
			'unknown-subject'
		);
		const [comment] = commentsOn(room.state.comments, 'note:shape:bus');
		room.ask('carol', { kind: 'settleComment', comment: comment?.id ?? '' });
		expect(commentsOn(room.state.comments, 'note:shape:bus')).toMatchObject([
			{ by: 'alice', text: 'Hvem kører?', settled: { by: 'carol' } }
		]);
	});
});

describe('where wording comes from', () => {
	it('[SOURCE1] is kept with the note’s words and writer, both ways, when the note is gone', () => {
		const room = new Room();
		room.board.set('shape:bus', { words: 'Natbus', author: 'bob' });
		room.ask('alice', { kind: 'useNotes', statement: 'plan:kitchen', notes: ['shape:bus', 'shape:bus'] });
		room.board.set('shape:bus', { words: 'Natbus til stationen', author: 'bob' });
		room.ask('carol', { kind: 'useNotes', statement: 'plan:kitchen', notes: ['shape:bus'] });
		room.ask('carol', { kind: 'useNotes', statement: 'problem:known', notes: ['shape:bus'] });
		room.board.delete('shape:bus');
		expect(sourcesOf(room.state.sources, 'plan:kitchen')).toMatchObject([
			{ note: 'shape:bus', text: 'Natbus til stationen', author: 'bob', by: 'carol' }
		]);
		expect(usesOf(room.state.sources, 'shape:bus').map(({ statement }) => statement)).toEqual([
			'plan:kitchen',
			'problem:known'
		]);
		const again = room.ask('alice', { kind: 'useNotes', statement: 'problem:known', notes: ['shape:bus'] });
		expect(refusal(again)).toBe('unknown-note');
	});
});
