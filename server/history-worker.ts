/** The other side of `history-thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { HistoryReader } from '../src/lib/server/history-reader.ts';
import { openSqliteReader } from '../src/lib/server/store/sqlite/store.ts';
import type { HistoryAnswer, HistoryPiece, HistoryQuestion } from './history-thread.ts';

const { file } = workerData as { file: string };
const reader = new HistoryReader(openSqliteReader(file), {
	keep: (...piece) => parentPort?.postMessage({ keep: piece } satisfies HistoryPiece)
});

async function answer({ id, method, parameters }: HistoryQuestion): Promise<HistoryAnswer> {
	try {
		const value = await (reader[method] as (...parameters: unknown[]) => Promise<unknown>)(...parameters);
		return { id, value };
	} catch (error) {
		return { id, error: error instanceof Error ? error.message : String(error) };
	}
}

parentPort?.on('message', (question: HistoryQuestion) => {
	void answer(question).then((message) => parentPort?.postMessage(message));
});
