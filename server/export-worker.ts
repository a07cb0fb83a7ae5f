/** The other side of `export-thread.ts`. */
import { writeForm } from '../src/lib/server/export/forms.ts';
import type { ExportOrder } from './export-thread.ts';
import { serveOrders } from './thread-work.ts';

serveOrders(({ form, summary, ready }: ExportOrder) => writeForm(summary, form, ready));
