/** Reads and writes what people write together about a session ("in short", and corrections), or about the whole workshop. */
import type * as Y from 'yjs';
import { correctionsFragmentName, summaryFragmentName, WHOLE_WORKSHOP } from './shape.ts';
import { readRichText, type RichText } from './rich-text.ts';
import { writeBlocks } from './write-blocks.ts';

/** What people have written about a session, or about the whole workshop, which has no corrections; '' when nothing. */
export interface SummaryTexts {
	inShort: RichText;
	corrections: RichText;
}

/**
 * @param doc a summary document (live, or replayed to some moment)
 * @param session null for the whole workshop
 * @returns the shared text, to write in; it is there without being made
 */
export function summaryFragment(doc: Y.Doc, session: string | null): Y.XmlFragment {
	return doc.getXmlFragment(summaryFragmentName(session));
}

/** @returns the shared text in which people correct what the log cannot know of a session */
export function correctionsFragment(doc: Y.Doc, session: string): Y.XmlFragment {
	return doc.getXmlFragment(correctionsFragmentName(session));
}

/** @param session null for the whole workshop */
export function readSummaryText(doc: Y.Doc, session: string | null): SummaryTexts {
	return {
		inShort: readRichText(summaryFragment(doc, session)),
		corrections: session === null ? { text: '', markdown: '' } : readRichText(correctionsFragment(doc, session))
	};
}

/** @returns everything that is written, by session id; under null what is written about the whole workshop */
export function readSummaryTexts(doc: Y.Doc): Map<string | null, SummaryTexts> {
	const texts = new Map<string | null, SummaryTexts>();
	const keys = [...doc.share.keys()].flatMap((name) => /^(?:session|corrections):([\w-]{1,64})$/.exec(name)?.[1] ?? []);
	for (const key of [...new Set(keys)].sort()) {
		const session = key === WHOLE_WORKSHOP ? null : key;
		const written = readSummaryText(doc, session);
		if (written.inShort.text !== '' || written.corrections.text !== '') texts.set(session, written);
	}
	return texts;
}

/** Makes the text read as given, as one transaction; what is the same keeps its authors. */
export function writeSummaryText(
	doc: Y.Doc,
	{ session, blocks, origin }: { session: string | null; blocks: readonly string[]; origin?: unknown }
): void {
	doc.transact(() => writeBlocks(summaryFragment(doc, session), blocks), origin);
}
