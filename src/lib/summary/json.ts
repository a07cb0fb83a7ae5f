import type { Summary } from './types.ts';

/** @returns the summary as JSON, as SUMMARY_SCHEMA describes it */
export function toJson(summary: Summary): string {
	return `${JSON.stringify(summary, null, '\t')}\n`;
}
