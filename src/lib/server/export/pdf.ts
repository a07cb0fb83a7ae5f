/** The summary as a tagged PDF (PDF/UA-1) with its typeface inside, set by typst in this process. */
import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Outline } from '../../summary/blocks.ts';
import { FONT_FILES } from './fonts.ts';

const TEMPLATE = readFileSync(new URL('referat.typ', import.meta.url), 'utf8');

/** Memory for what a document of the last few repeats; typst keeps it for the whole process. */
const CACHE_AGE = 4;

let compiler: NodeCompiler | null = null;

/**
 * @returns the bytes of the file; the same summary always gives the same
 * @throws when typst refuses the document, with what it says
 */
export function toPdf(outline: Outline): Uint8Array {
	// Nothing but the template and the fonts can be read: the template names no file.
	compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: FONT_FILES.map((file) => readFileSync(file)) }] });
	const compiled = compiler.compile({
		mainFileContent: TEMPLATE,
		inputs: { outline: JSON.stringify(outline) }
	});
	const document = compiled.result;
	if (!document) {
		const error = compiled.takeDiagnostics();
		const said: unknown = error ? compiler.fetchDiagnostics(error) : [];
		throw new Error(`typst could not set the summary: ${JSON.stringify(said)}`);
	}
	try {
		return new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1' }));
	} finally {
		compiler.evictCache(CACHE_AGE);
	}
}
