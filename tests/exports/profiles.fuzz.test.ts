import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeForm } from '../../src/lib/server/export/forms.ts';
import { summarise, type SummaryInput } from '../../src/lib/summary/summarise.ts';
import type { ExportProfile } from '../../src/lib/summary/types.ts';
import { ensureOffice, pdfInfo, pdfMetadata, pdfText } from '../support/office.ts';
import { cases, namesIn } from '../support/summary-cases.ts';

const SEED = 20261126;
const RUNS = 12;

/** Everything a reader, or somebody who takes the file apart, can read in the ZIP: every file in it, unpacked and decoded. */
async function everythingIn(input: SummaryInput, profile: ExportProfile): Promise<string> {
	const zip = await writeForm(summarise({ ...input, profile }), 'summary.zip');
	return Object.entries(unzipSync(zip))
		.flatMap(([name, bytes]) => {
			if (name.endsWith('.pdf'))
				return [pdfText(bytes), JSON.stringify(pdfInfo(bytes)), pdfMetadata(bytes), latin1(bytes)];
			if (name.endsWith('.docx')) return Object.values(unzipSync(bytes)).map(utf8);
			return [name, utf8(bytes)];
		})
		.join('\n');
}

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
/** A DOCX may part a name into several runs, and poppler may break a line in it. */
const joined = (text: string) => text + text.replace(/<[^>]*>|\s+/g, '');

beforeAll(() => ensureOffice(), 600_000);

describe(`[SUMMARY2] the files of a profile (seed ${SEED})`, () => {
	it('hold no name in public, in any byte of any of them', { timeout: 240_000 }, async () => {
		let named = 0;
		await fc.assert(
			fc.asyncProperty(cases, async ({ input, names }) => {
				named += namesIn(joined(await everythingIn(input, 'group')), names).length;
				expect(namesIn(joined(await everythingIn(input, 'public')), names)).toEqual([]);
			}),
			{ seed: SEED, numRuns: RUNS }
		);
		// The same search finds names where they may stand.
		expect(named).toBeGreaterThan(RUNS);
	});

	it('hold only the names of those responsible now in a journal', { timeout: 240_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(cases, async ({ input, names, responsibleNow }) => {
				const shown = namesIn(joined(await everythingIn(input, 'journal')), names);
				expect(shown.filter((name) => !responsibleNow.includes(name))).toEqual([]);
			}),
			{ seed: SEED, numRuns: RUNS }
		);
	});
});
