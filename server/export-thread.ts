/**
 * Writes the files people take away in a thread of its own, so that a large document holds up nobody
 * who types. The thread starts when somebody looks at a summary, and ends when nobody has for a while.
 */
import { Worker } from 'node:worker_threads';
import type { Exports } from '../src/lib/server/application.ts';
import type { FormName } from '../src/lib/summary/form-names.ts';
import type { Summary } from '../src/lib/summary/types.ts';

export interface ExportOrder {
	id: number;
	form: FormName;
	summary: Summary;
}

export type ExportAnswer = { id: number; bytes: Uint8Array } | { id: number; error: string };

export interface ExportThread extends Exports {
	close(): Promise<void>;
}

/** How long a thread that nobody asks stays: its typeface and libraries take about 100 MB. */
const IDLE_MS = 10 * 60_000;

type Waiting = Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>;

export function createExportThread(): ExportThread {
	let worker: Worker | null = null;
	let idle: NodeJS.Timeout | undefined;
	let ordered = 0;
	const waiting: Waiting = new Map();

	function endWhenIdle(): void {
		clearTimeout(idle);
		idle = setTimeout(() => {
			if (waiting.size > 0) return endWhenIdle();
			void worker?.terminate();
			worker = null;
		}, IDLE_MS).unref();
	}

	function running(): Worker {
		endWhenIdle();
		if (worker) return worker;
		const started = new Worker(new URL('./export-worker.ts', import.meta.url));
		started.unref();
		started.on('message', (answer: ExportAnswer) => {
			const asker = waiting.get(answer.id);
			waiting.delete(answer.id);
			if ('error' in answer) asker?.reject(new Error(answer.error));
			else asker?.resolve(answer.bytes);
		});
		const fail = (error: Error) => {
			// The next order starts another.
			if (worker !== started) return;
			worker = null;
			for (const { reject } of waiting.values()) reject(error);
			waiting.clear();
		};
		started.on('error', fail);
		started.on('exit', () => fail(new Error('The export thread has ended')));
		worker = started;
		return started;
	}

	return {
		prepare: () => void running(),
		write(form, summary) {
			return new Promise((resolve, reject) => {
				const id = (ordered += 1);
				waiting.set(id, { resolve, reject });
				running().postMessage({ id, form, summary } satisfies ExportOrder);
			});
		},
		close: async () => {
			clearTimeout(idle);
			await worker?.terminate();
		}
	};
}
