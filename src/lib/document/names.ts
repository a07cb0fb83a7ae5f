/** The names of a workshop's live documents, as clients ask for them: `{workshopId}/{kind}`. */

/** The documents of one workshop, in the order they were introduced; the index is what the log stores. */
export const DOCUMENT_KINDS = ['negotiation', 'canvas', 'record', 'summary'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** @returns the live document's name, as in `Kx3…/negotiation` */
export function documentName(workshopId: string, kind: DocumentKind): string {
	return `${workshopId}/${kind}`;
}

/** @returns the parts of a document name, or null when it names no document of a workshop */
export function parseDocumentName(name: string): { workshopId: string; kind: DocumentKind } | null {
	const slash = name.indexOf('/');
	if (slash < 1) return null;
	const kind = name.slice(slash + 1);
	return isDocumentKind(kind) ? { workshopId: name.slice(0, slash), kind } : null;
}

export function isDocumentKind(kind: string): kind is DocumentKind {
	return (DOCUMENT_KINDS as readonly string[]).includes(kind);
}
