/** A workshop with three meetings behind it, written straight into a store: who wrote what, and when, is exact. */
import path from 'node:path';
import * as Y from 'yjs';
import { slotFragmentName, type ProblemSlot } from '../../src/lib/document/shape.ts';
import { addAction, removeAction, setActionField } from '../../src/lib/document/write.ts';
import { writeBlocks } from '../../src/lib/document/write-blocks.ts';
import { watchWords } from '../../src/lib/history/projector.ts';
import { encodeOperations } from '../../src/lib/history/words.ts';
import type { Revision } from '../../src/lib/server/store/port.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { readSecret, TokenMaker } from '../../src/lib/server/tokens.ts';
import { WorkshopService } from '../../src/lib/server/workshops.ts';

const PEOPLE = { alice: 'Nordby Kommune', bob: 'Nordby Ungdomsforening', carol: 'Unge i Nordby' } as const;
export type Who = keyof typeof PEOPLE;

export interface SeveralDays {
	id: string;
	viewToken: string;
	tokens: Record<Who, string>;
}

/** What the problem's first slot said after each meeting. */
export const STATEMENTS = {
	september: 'Efter kl. 17 er der ingen steder, hvor unge kan være.',
	october: 'Efter kl. 17 er der ingen steder, hvor unge kan være uden at købe noget.',
	november: 'Unge under 18 har intet sted at være om aftenen.'
} as const;

/** Makes it in a data folder that no server uses yet; each call makes one more. */
export async function writeSeveralDays(dataDir: string): Promise<SeveralDays> {
	const store = openSqliteStore(path.join(dataDir, 'rundbord.db'));
	let nowMs = Date.UTC(2026, 8, 7, 15, 0);
	const workshops = new WorkshopService({
		registry: store.registry,
		tokens: new TokenMaker(readSecret(dataDir)),
		clock: () => nowMs,
		onRevoked: () => {}
	});
	const workshop = await workshops.start({ title: 'Et sted at være', question: '', language: 'da' });
	const people = {} as Record<Who, { participantId: string; token: string }>;
	for (const who of Object.keys(PEOPLE) as Who[]) {
		const name = who.charAt(0).toUpperCase() + who.slice(1);
		people[who] = await workshops.join(workshop.id, { name, party: PEOPLE[who] });
	}

	const doc = new Y.Doc();
	const projector = watchWords(doc);
	const revisions: Revision[] = [];
	let author: Who = 'alice';
	doc.on('update', (update: Uint8Array) =>
		revisions.push({
			workshopId: workshop.id,
			seq: revisions.length + 1,
			document: 'negotiation',
			at: nowMs,
			participantId: people[author].participantId,
			sessionId: null,
			restores: null,
			update,
			words: encodeOperations(projector.take())
		})
	);
	const does = (at: number, who: Who, change: () => void) => {
		nowMs = at;
		author = who;
		doc.clientID = Object.keys(PEOPLE).indexOf(who) + 1;
		doc.transact(change);
	};
	const say = (slot: ProblemSlot, text: string) => () =>
		writeBlocks(doc.getXmlFragment(slotFragmentName(slot)), [text]);

	does(Date.UTC(2026, 8, 7, 15, 10), 'alice', say('statement', STATEMENTS.september));
	does(Date.UTC(2026, 8, 7, 15, 20), 'carol', say('affected', 'Unge mellem 13 og 18 år'));
	does(Date.UTC(2026, 8, 7, 15, 30), 'bob', () => addAction(doc, { id: 'room', title: 'Åbn foreningens lokale' }));
	does(Date.UTC(2026, 9, 5, 15, 10), 'bob', say('statement', STATEMENTS.october));
	does(Date.UTC(2026, 9, 5, 15, 20), 'alice', () =>
		setActionField(doc, { id: 'room', field: 'status', value: 'active' })
	);
	does(Date.UTC(2026, 10, 2, 16, 10), 'carol', say('statement', STATEMENTS.november));
	does(Date.UTC(2026, 10, 2, 16, 20), 'bob', () => addAction(doc, { id: 'walk', title: 'Gå en aften med de unge' }));
	does(Date.UTC(2026, 10, 2, 16, 30), 'alice', () => removeAction(doc, { id: 'room' }));

	const bindings = (Object.keys(PEOPLE) as Who[]).map((who, index) => ({
		workshopId: workshop.id,
		document: 'negotiation' as const,
		clientId: index + 1,
		participantId: people[who].participantId
	}));
	await store.log.append(revisions, bindings);
	await store.close();
	const { alice, bob, carol } = people;
	return {
		id: workshop.id,
		viewToken: workshop.viewToken,
		tokens: { alice: alice.token, bob: bob.token, carol: carol.token }
	};
}
