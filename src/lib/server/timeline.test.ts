import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HistoryReader } from './history-reader.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import type { Revision, Store } from './store/port.ts';
import { LogTimeline } from './timeline.ts';
import { TokenMaker } from './tokens.ts';
import { WorkshopService } from './workshops.ts';

/** Nobody is connected: everything is read from the log. */
const nobodyThere = {
	settle: () => Promise.resolve(),
	stored: () => null,
	edit: () => Promise.reject(new Error('nobody edits'))
};

describe('the timeline', () => {
	let store: Store;
	let timeline: LogTimeline;
	let workshopId: string;

	beforeEach(async () => {
		store = openSqliteStore(':memory:');
		const tokens = new TokenMaker(Buffer.alloc(32));
		const workshops = new WorkshopService({
			registry: store.registry,
			tokens,
			clock: () => 0,
			onRevoked: () => undefined
		});
		timeline = new LogTimeline({
			log: store.log,
			workshops,
			live: nobodyThere,
			history: new HistoryReader(store.log),
			settleRecord: () => Promise.resolve()
		});
		workshopId = (await workshops.start({ title: 'Trygge aftener', question: '', language: 'da' })).id;
		const revisions = [1, 2, 3, 4, 5].map((seq): Revision => ({
			workshopId,
			seq,
			document: seq % 2 ? 'negotiation' : 'canvas',
			at: Date.UTC(2026, 10, 23, 18, seq),
			participantId: null,
			sessionId: null,
			restores: null,
			update: Uint8Array.of(0, 0),
			words: null
		}));
		await store.log.append(revisions, []);
	});
	afterEach(() => store.close());

	it('[LOG1] pages through revisions in order of seq, and ends', async () => {
		const first = await timeline.revisions(workshopId, { after: 0, limit: 2 });
		expect(first.revisions.map(({ seq }) => seq)).toEqual([1, 2]);
		expect(first.next).toBe(2);
		const last = await timeline.revisions(workshopId, { after: 3, limit: 2 });
		expect(last).toMatchObject({ revisions: [{ seq: 4 }, { seq: 5, at: '2026-11-23T18:05:00.000Z' }], next: null });
		expect(await timeline.revisions(workshopId, { after: 5, limit: 2 })).toEqual({ revisions: [], next: null });
		const board = await timeline.revisions(workshopId, { document: 'canvas', after: 0, limit: 1 });
		expect(board).toMatchObject({ revisions: [{ seq: 2, document: 'canvas' }], next: 2 });
	});

	it('[LOG7] has a state for each seq from 0, and none after the last', async () => {
		for (const seq of [0, 3, 5]) expect((await timeline.at(workshopId, seq))?.seq).toBe(seq);
		expect(await timeline.at(workshopId, 6)).toBeNull();
		expect((await timeline.present(workshopId)).seq).toBe(5);
		expect((await timeline.at(workshopId, 0))?.problem.statement).toMatchObject({
			text: '',
			markdown: '',
			state: 'draft',
			stances: []
		});
	});

	it('has no difference backwards or beyond the end', async () => {
		expect(await timeline.difference(workshopId, 0, 5)).toEqual({ from: 0, to: 5, problem: [], plan: [] });
		expect(await timeline.difference(workshopId, 3, 2)).toBeNull();
		expect(await timeline.difference(workshopId, 0, 6)).toBeNull();
	});
});
