import { expect, it } from 'vitest';
import { DOCUMENT_KINDS, documentName, parseDocumentName } from './names.ts';

it('names of documents are read as they are written', () => {
	for (const kind of DOCUMENT_KINDS) {
		expect(parseDocumentName(documentName('Kx3-_9', kind))).toEqual({ workshopId: 'Kx3-_9', kind });
	}
});

it.each(['', 'w1', '/negotiation', 'w1/', 'w1/plan', 'w1/negotiation/', 'w1/negotiation/more', 'w1/Negotiation'])(
	'%j names no document',
	(name) => {
		expect(parseDocumentName(name)).toBeNull();
	}
);
