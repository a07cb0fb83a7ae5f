import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Fact } from '../workshop/fact.ts';
import { RecordController } from './record.svelte.ts';

const head = (seq: number) => ({
	v: 1 as const,
	id: `fact-${seq}`,
	seq,
	at: '2026-11-26T18:00:00.000Z',
	by: 'alice',
	session: null
});
const parked = (seq: number, text: string): Fact => ({ ...head(seq), kind: 'QuestionParked', text });

/** The server's record, and alice's page that follows it. */
function serverAndPage() {
	const server = new Y.Doc();
	const news: string[] = [];
	const record = new RecordController((facts) => news.push(...facts.map(({ id }) => id)));
	const sync = () => Y.applyUpdate(record.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(record.doc)));
	return { facts: server.getArray<unknown>('facts'), record, news, sync };
}

const questions = (record: RecordController) => record.state.parking.questions.map(({ text }) => text);

describe('the record on a page', () => {
	it('adds up what was there before, and tells only of what comes after', () => {
		const { facts, record, news, sync } = serverAndPage();
		facts.push([parked(1, 'Hvem betaler?')]);
		sync();
		record.goLive();
		expect(questions(record)).toEqual(['Hvem betaler?']);
		expect(news).toEqual([]);
		facts.push([parked(2, 'Hvem låser op?'), parked(3, 'Hvornår?')]);
		sync();
		expect(questions(record)).toEqual(['Hvem betaler?', 'Hvem låser op?', 'Hvornår?']);
		expect(news).toEqual(['fact-2', 'fact-3']);
		expect(record.facts).toHaveLength(3);
	});

	it('passes over what a newer program recorded, and goes on after it', () => {
		const { facts, record, sync } = serverAndPage();
		record.goLive();
		facts.push([parked(1, 'Hvem betaler?'), { ...head(2), v: 2, kind: 'SomethingNew' }]);
		sync();
		facts.push([parked(3, 'Hvornår?')]);
		sync();
		expect(questions(record)).toEqual(['Hvem betaler?', 'Hvornår?']);
	});

	it('begins again when a fact was changed in its place, as when something in it was erased', () => {
		const { facts, record, news, sync } = serverAndPage();
		record.goLive();
		facts.push([parked(1, 'Hvem betaler?'), parked(2, 'Bor Else stadig der?')]);
		sync();
		facts.delete(1);
		facts.insert(1, [parked(2, '')]);
		sync();
		expect(questions(record)).toEqual(['Hvem betaler?', '']);
		expect(news).toEqual(['fact-1', 'fact-2']);
	});
});
