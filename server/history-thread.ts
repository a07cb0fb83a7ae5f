/** Runs the history reader in a thread of its own, so that a long answer holds up nobody who types. */
import { Worker } from 'node:worker_threads';
import type { KeepPiece } from '../src/lib/server/folded-changes.ts';
import type { Seq } from '../src/lib/server/store/port.ts';
import type { HistoryQueries } from '../src/lib/server/history-reader.ts';
import { Asked, type Answered } from './idle-thread.ts';

export type HistoryMethod = keyof HistoryQueries;

export interface HistoryQuestion {
	method: HistoryMethod;
	parameters: unknown[];
	/** As it was right after this revision; null: as it is. */
	asOf: Seq | null;
}

/** A piece of folded changes that the thread, which only reads, asks to have kept. */
export type HistoryPiece = { keep: Parameters<KeepPiece> };

export interface HistoryThread extends HistoryQueries {
	/** @returns the same, as somebody would have been answered right after a revision */
	asOf(seq: Seq): HistoryQueries;
	close(): Promise<void>;
}

/**
 * @param file the database; the thread opens it on its own and only reads
 * @param keep stores what the thread asks to have kept
 */
export function startHistoryThread(file: string, keep: KeepPiece): HistoryThread {
	const worker = new Worker(new URL('./history-worker.ts', import.meta.url), { workerData: { file } });
	const asked = new Asked<HistoryQuestion, unknown>();
	let failure: Error | null = null;
	worker.on('message', (answer: Answered<unknown> | HistoryPiece) => {
		if ('keep' in answer) return keep(...answer.keep);
		asked.answered(answer);
	});
	const fail = (error: Error) => {
		failure = error;
		asked.fail(error);
	};
	worker.on('error', fail);
	worker.on('exit', () => fail(new Error('The history thread has ended')));
	worker.unref();

	function question(asOf: Seq | null, method: HistoryMethod, parameters: unknown[]): Promise<never> {
		if (failure) return Promise.reject(failure);
		const answer = asked.ask({ method, parameters, asOf }, (ordered) => worker.postMessage(ordered));
		return answer as Promise<never>;
	}
	return {
		...queriesBy((method, ...parameters) => question(null, method, parameters)),
		asOf: (seq) => queriesBy((method, ...parameters) => question(seq, method, parameters)),
		close: async () => {
			await worker.terminate();
		}
	};
}

function queriesBy(ask: (method: HistoryMethod, ...parameters: unknown[]) => Promise<never>): HistoryQueries {
	return {
		wordingAt: (...parameters) => ask('wordingAt', ...parameters),
		wordsAt: (...parameters) => ask('wordsAt', ...parameters),
		changes: (...parameters) => ask('changes', ...parameters),
		difference: (...parameters) => ask('difference', ...parameters),
		authorship: (...parameters) => ask('authorship', ...parameters),
		activity: (...parameters) => ask('activity', ...parameters),
		overview: (...parameters) => ask('overview', ...parameters),
		moment: (...parameters) => ask('moment', ...parameters),
		facts: (...parameters) => ask('facts', ...parameters),
		renegotiations: (...parameters) => ask('renegotiations', ...parameters),
		renegotiationPage: (...parameters) => ask('renegotiationPage', ...parameters),
		turns: (...parameters) => ask('turns', ...parameters),
		story: (...parameters) => ask('story', ...parameters),
		boardAt: (...parameters) => ask('boardAt', ...parameters),
		boardChanges: (...parameters) => ask('boardChanges', ...parameters),
		boardThen: (...parameters) => ask('boardThen', ...parameters),
		boardDifference: (...parameters) => ask('boardDifference', ...parameters),
		summaryText: (...parameters) => ask('summaryText', ...parameters),
		prepare: (...parameters) => ask('prepare', ...parameters),
		unfrozenMinutes: (...parameters) => ask('unfrozenMinutes', ...parameters)
	};
}
