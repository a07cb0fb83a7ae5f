/** The other side of `export-thread.ts`. */
import { parentPort } from 'node:worker_threads';
import { writeForm } from '../src/lib/server/export/forms.ts';
import type { ExportAnswer, ExportOrder } from './export-thread.ts';

async function answer({ id, form, summary }: ExportOrder): Promise<ExportAnswer> {
	try {
		return { id, bytes: await writeForm(summary, form) };
	} catch (error) {
		return { id, error: error instanceof Error ? error.message : String(error) };
	}
}

parentPort?.on('message', (order: ExportOrder) => {
	void answer(order).then((message) => parentPort?.postMessage(message));
});
