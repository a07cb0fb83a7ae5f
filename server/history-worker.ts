/** The other side of `history-thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { HistoryReader } from '../src/lib/server/history-reader.ts';
import { keepLast } from '../src/lib/server/keep-last.ts';
import { logUpTo } from '../src/lib/server/store/log-up-to.ts';
import { openSqliteReader } from '../src/lib/server/store/sqlite/store.ts';
import type { HistoryPiece, HistoryQuestion } from './history-thread.ts';
import { serveOrders } from './thread-work.ts';

const { file } = workerData as { file: string };
const log = openSqliteReader(file);
const reader = new HistoryReader(log, {
	keep: (...piece) => parentPort?.postMessage({ keep: piece } satisfies HistoryPiece)
});

/** Readers of earlier moments that were asked last: a frozen summary is asked for in several forms, and again. */
const earlier = new Map<string, HistoryReader>();
const MAX_EARLIER = 4;

function readerAsOf(workshopId: string, seq: number): HistoryReader {
	const moment = `${seq}/${workshopId}`;
	const known = earlier.get(moment) ?? new HistoryReader(logUpTo(log, seq));
	keepLast(earlier, moment, known, MAX_EARLIER);
	return known;
}

serveOrders(({ method, parameters, asOf }: HistoryQuestion) => {
	const asked = asOf === null ? reader : readerAsOf(String(parameters[0]), asOf);
	return (asked[method] as (...parameters: unknown[]) => Promise<unknown>)(...parameters);
});
