/** Judges updates against a document of its own, as the server does before it applies them. */
import * as Y from 'yjs';
import { SHAPE_RULES } from '../../server/collaboration/validation/shape.ts';
import { judgeUpdate, type UpdateContext, type Verdict } from '../../server/collaboration/validation/update.ts';
import type { DocumentKind } from '../../src/lib/document/names.ts';
import { TOP_LEVEL_TYPES } from '../../src/lib/document/shape.ts';
import type { UpdatePart } from '../../src/lib/document/split-update.ts';

/** Client ids for crafted updates; nobody owns them. */
export const ALICE = 1001;
export const BOB = 2002;

interface Options extends Partial<Omit<UpdateContext, 'rules'>> {
	document?: DocumentKind;
}

export class Judge {
	readonly doc: Y.Doc;
	#context: UpdateContext;

	/** By default: alice edits an empty negotiation document, in which nobody owns a client id. */
	constructor({ document = 'negotiation', doc = emptyDocument(document), ...context }: Options = {}) {
		this.doc = doc;
		this.#context = {
			participantId: 'alice',
			clients: new Map(),
			isReturn: false,
			...context,
			doc,
			rules: SHAPE_RULES[document]
		};
	}

	judge(update: Uint8Array | UpdatePart): Verdict {
		return judgeUpdate(update, this.#context);
	}

	/** @returns `accepted`, or why not */
	of(update: Uint8Array): string {
		const verdict = this.judge(update);
		return verdict.kind === 'accepted' ? 'accepted' : verdict.refusal;
	}

	/** Applies an update as it was judged. @throws when it is refused, or leaves something pending */
	accept(update: Uint8Array): void {
		const verdict = this.judge(update);
		if (verdict.kind === 'refused') throw new Error(`The update is refused: ${verdict.refusal}`);
		if (verdict.update) Y.applyUpdate(this.doc, verdict.update);
		if (this.doc.store.pendingStructs || this.doc.store.pendingDs) throw new Error('The update left something pending');
	}
}

function emptyDocument(kind: DocumentKind): Y.Doc {
	const doc = new Y.Doc();
	for (const [name, type] of Object.entries(TOP_LEVEL_TYPES[kind])) {
		if (type === 'fragment') doc.getXmlFragment(name);
		else if (type === 'map') doc.getMap(name);
		else doc.getArray(name);
	}
	return doc;
}
