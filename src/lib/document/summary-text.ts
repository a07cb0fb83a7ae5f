/** Reads and writes what people write together about a session, or about the whole workshop: "in short". */
import type * as Y from 'yjs';
import { isSummaryFragmentName, summaryFragmentName, WHOLE_WORKSHOP } from './shape.ts';
import { readRichText, type RichText } from './rich-text.ts';
import { writeBlocks } from './write-blocks.ts';

/**
 * @param doc a summary document (live, or replayed to some moment)
 * @param session null for the whole workshop
 * @returns the shared text, to write in; it is there without being made
 */
export function summaryFragment(doc: Y.Doc, session: string | null): Y.XmlFragment {
	return doc.getXmlFragment(summaryFragmentName(session));
}

/** @returns what is written about a session, or about the whole workshop (null); '' when nothing is */
export function readSummaryText(doc: Y.Doc, session: string | null): RichText {
	return readRichText(summaryFragment(doc, session));
}

/** @returns everything that is written, by session id; under null what is written about the whole workshop */
export function readSummaryTexts(doc: Y.Doc): Map<string | null, RichText> {
	const texts = new Map<string | null, RichText>();
	for (const name of [...doc.share.keys()].filter(isSummaryFragmentName).sort()) {
		const key = name.slice(summaryFragmentName('').length);
		const session = key === WHOLE_WORKSHOP ? null : key;
		const text = readSummaryText(doc, session);
		if (text.text !== '') texts.set(session, text);
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
