/** A workshop in which something has happened in every document, as its log has it; for archives. */
import * as Y from 'yjs';
import type { DocumentKind } from '../../src/lib/document/names.ts';
import { addArea, addNote, deleteRecords } from '../../src/lib/document/board-write.ts';
import { writeSummaryText } from '../../src/lib/document/summary-text.ts';
import { encodeOperations } from '../../src/lib/history/words.ts';
import type { ClientBinding, Revision } from '../../src/lib/server/store/port.ts';
import { LOG_START_MS } from './negotiation-log.ts';
import type { Work } from './negotiation-edits.ts';

export interface Story {
	revisions: Omit<Revision, 'workshopId'>[];
	bindings: Omit<ClientBinding, 'workshopId'>[];
}

const SESSION = 'moede-1';

/** Everybody who may have written in `someWork`. */
export const STORY_PEOPLE = ['alice', 'bob', 'carol', 'dave'] as const;

/**
 * @param work what people did to problem and plan
 * @param participantOf the participant's id by name
 * @returns the log: a meeting begins, everything happens in it, and what people wrote is brought back once
 */
export function wholeStory({ log }: Work, participantOf: (name: string) => string): Story {
	const story: Story = { revisions: [], bindings: [] };
	const docs = new Map<DocumentKind, Y.Doc>();
	const bound = new Set<string>();
	let sessionId: string | null = null;

	const push = (
		document: DocumentKind,
		participantId: string | null,
		update: Uint8Array,
		given: Partial<Revision> = {}
	) => {
		const seq = story.revisions.length + 1;
		const words = given.words ?? null;
		story.revisions.push({
			seq,
			document,
			at: LOG_START_MS + seq,
			participantId,
			sessionId,
			restores: given.restores ?? null,
			update,
			words
		});
		for (const clientId of Y.decodeUpdate(update).structs.map(({ id }) => id.client)) {
			if (participantId === null || document === 'record' || bound.has(`${document}/${clientId}`)) continue;
			bound.add(`${document}/${clientId}`);
			story.bindings.push({ document, clientId, participantId });
		}
	};
	const edit = (document: DocumentKind, who: string | null, change: (doc: Y.Doc) => void, askedBy = who) => {
		const doc = docs.get(document) ?? new Y.Doc();
		docs.set(document, doc);
		doc.clientID = 900 + (who === null ? 0 : 1 + STORY_PEOPLE.indexOf(who as (typeof STORY_PEOPLE)[number]));
		const updates: Uint8Array[] = [];
		const keep = (update: Uint8Array) => updates.push(update);
		doc.on('update', keep);
		doc.transact(() => change(doc));
		doc.off('update', keep);
		for (const update of updates) push(document, askedBy === null ? null : participantOf(askedBy), update);
	};
	const record = (who: string, fact: Record<string, unknown>, id: string) =>
		edit(
			'record',
			null,
			(doc) => {
				const seq = story.revisions.length + 1;
				const head = { v: 1, id, seq, at: new Date(LOG_START_MS + seq).toISOString(), by: participantOf(who) };
				doc.getArray('facts').push([{ ...head, session: sessionId, ...fact }]);
			},
			who
		);

	sessionId = SESSION;
	record('alice', { kind: 'SessionStarted', title: 'Første møde', mode: 'live', template: null }, SESSION);
	edit('canvas', 'alice', (doc) => addArea(doc, { id: 'shape:area', name: 'Idéer', author: participantOf('alice') }));
	edit('canvas', 'bob', (doc) =>
		addNote(doc, { id: 'shape:n1', words: 'Lys på stien', author: participantOf('bob'), areaId: 'shape:area' })
	);
	for (const { participantId, update, operations } of log.revisions)
		push('negotiation', participantOf(participantId ?? ''), update, { words: encodeOperations(operations) });
	record('bob', { kind: 'QuestionParked', text: 'Hvem har nøglen?' }, 'spoergsmaal-1');
	edit('summary', 'alice', (doc) => writeSummaryText(doc, { session: SESSION, blocks: ['Vi mødtes.'] }));
	edit('canvas', 'alice', (doc) => deleteRecords(doc, { ids: ['shape:n1'] }));
	record(
		'alice',
		{ kind: 'SessionEnded', present: [], endedAt: new Date(LOG_START_MS).toISOString(), isForgotten: false },
		'slut-1'
	);
	sessionId = null;
	edit('summary', 'bob', (doc) => writeSummaryText(doc, { session: null, blocks: ['I det hele: enige.'] }));
	return story;
}
