/**
 * Writes the files people take away in a thread of its own, so that a large document holds up nobody
 * who types. The thread starts when somebody looks at a summary, and ends when nobody has for a while.
 */
import type { Exports, ReadyForms } from '../src/lib/server/application.ts';
import type { FormName } from '../src/lib/summary/form-names.ts';
import type { Summary } from '../src/lib/summary/types.ts';
import { IdleThread } from './idle-thread.ts';

export interface ExportOrder {
	form: FormName;
	summary: Summary;
	ready: ReadyForms;
}

export interface ExportThread extends Exports {
	close(): Promise<void>;
}

/** How long a thread that nobody asks stays: its typeface and libraries take about 100 MB. */
const IDLE_MS = 10 * 60_000;

export function createExportThread(): ExportThread {
	const thread = new IdleThread<ExportOrder, Uint8Array>(new URL('./export-worker.ts', import.meta.url), IDLE_MS);
	return {
		prepare: () => thread.prepare(),
		write: (form, summary, ready = {}) => thread.ask({ form, summary, ready }),
		close: () => thread.close()
	};
}
