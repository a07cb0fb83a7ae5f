/** What Alice, Bob and Carol have written in the workshop that the screens are looked at with: through the real doors. */
import * as Y from 'yjs';
import { documentName } from '../../src/lib/document/names.ts';
import { slotFragmentName } from '../../src/lib/document/shape.ts';
import { actionText, addAction, setActionField } from '../../src/lib/document/write.ts';
import { writeBoard } from './board-content.ts';
import { api, join, openDocument, writeParagraph, type LiveDocument } from '../support/people.ts';
import { decideAgain, decideTogether, type Deciders } from './decisions.ts';
import type { Workshop } from './support.ts';

export type Name = 'Alice' | 'Bob' | 'Carol';

/** A workshop with content, and what lets its three people in from any device. */
export interface FilledWorkshop extends Workshop {
	tokens: Record<Name, string>;
}

interface Writer {
	participantId: string;
	token: string;
	live: LiveDocument;
}

const PARTIES: Record<Name, string> = {
	Alice: 'Nordby Kommune',
	Bob: 'Nordby Ungdomsforening',
	Carol: 'Unge i Nordby'
};

/** Writes a problem and a plan as three people, each under their own name; resolved when all of it is stored. */
export async function writeTogether(url: string, workshop: Workshop): Promise<FilledWorkshop> {
	// One after the other, so that the parties always come in the same order.
	const alice = await connect(url, workshop, 'Alice');
	const bob = await connect(url, workshop, 'Bob');
	const carol = await connect(url, workshop, 'Carol');
	const people = { alice, bob, carol };
	await writeProblem(people);
	await writePlan(people);
	const deciders = await decidersOf(url, workshop, people);
	await decideTogether(deciders);
	await edit(people, 'bob', (doc) =>
		writeParagraph(doc, 'statement', 'Hallen har åbent om onsdagen, men kun til kl. 19.')
	);
	await decideAgain(deciders);
	for (const { live } of [alice, bob, carol]) live.leave();
	await writeBoard(url, workshop.id, people);
	return { ...workshop, tokens: { Alice: alice.token, Bob: bob.token, Carol: carol.token } };
}

async function decidersOf(url: string, workshop: Workshop, { alice, bob, carol }: People): Promise<Deciders> {
	const { parties } = await api<{ parties: { id: string; name: string }[] }>(
		url,
		`/workshops/${workshop.id}/invitation`,
		{
			token: workshop.inviteToken
		}
	);
	const partyOf = (name: Name) => parties.find((party) => party.name === PARTIES[name])?.id ?? '';
	return {
		url,
		workshopId: workshop.id,
		tokens: { alice: alice.token, bob: bob.token, carol: carol.token },
		doc: alice.live.doc,
		parties: { alice: partyOf('Alice'), bob: partyOf('Bob'), carol: partyOf('Carol') }
	};
}

type People = Record<'alice' | 'bob' | 'carol', Writer>;

async function writeProblem(people: People): Promise<void> {
	await edit(people, 'carol', (doc) => {
		writeParagraph(
			doc,
			'statement',
			'Efter kl. 17 er der ingen steder i Nordby, hvor unge kan være uden at købe noget.'
		);
	});
	await edit(people, 'alice', (doc) => {
		writeParagraph(doc, 'statement', 'Biblioteket lukker kl. 16, og hallen er kun for hold.');
	});
	await edit(people, 'carol', (doc) =>
		writeList(doc, 'affected', ['Unge mellem 13 og 18 år', 'Forældre, der kører til Vesterby'])
	);
	await edit(people, 'bob', (doc) => {
		writeParagraph(doc, 'known', 'Foreningen har et lokale, der står tomt mandag og onsdag.');
		writeParagraph(doc, 'known', '42 unge har svaret på en rundspørge.');
	});
	await edit(people, 'alice', (doc) => {
		writeParagraph(doc, 'unknown', 'Hvem må låse op, når der ikke er en voksen?');
	});
}

async function writePlan(people: People): Promise<void> {
	await edit(people, 'bob', (doc) => {
		const id = 'action-open';
		addAction(doc, { id, title: 'Åbn foreningens lokale to aftener om ugen' });
		actionText(doc, id, 'firstStep')?.insert(0, 'Hente nøgler og prøve alarmen sammen');
		actionText(doc, id, 'signOfSuccess')?.insert(0, 'Mindst ti unge kommer igen i den tredje uge');
		setActionField(doc, { id, field: 'responsible', value: people.bob.participantId });
		setActionField(doc, { id, field: 'due', value: '2026-12-07' });
		setActionField(doc, { id, field: 'status', value: 'active' });
	});
	await edit(people, 'carol', (doc) => {
		addAction(doc, { id: 'action-ask', title: 'spørg de unge, hvad der skal ske i lokalet' });
		setActionField(doc, { id: 'action-ask', field: 'responsible', value: people.carol.participantId });
		setActionField(doc, { id: 'action-ask', field: 'contributors', value: [people.alice.participantId] });
	});
	await edit(people, 'alice', (doc) => {
		actionText(doc, 'action-ask', 'title')?.insert(0, 'Mød op på skolen, og ');
		addAction(doc, { id: 'action-library', title: 'Prøv åbent bibliotek uden personale i tre måneder' });
		setActionField(doc, { id: 'action-library', field: 'status', value: 'stuck' });
	});
}

async function connect(url: string, workshop: Workshop, name: Name): Promise<Writer> {
	const { participantId, token } = await join(url, workshop, name, PARTIES[name]);
	const live = openDocument(url, { name: documentName(workshop.id, 'negotiation'), token });
	await live.synced;
	return { participantId, token, live };
}

/** Edits as one person, on what the others have written; resolved when it is stored. */
async function edit(people: People, who: keyof People, change: (doc: Y.Doc) => void): Promise<void> {
	const { live } = people[who];
	const { doc } = live;
	await Promise.all(Object.values(people).map((other) => hasReceived(doc, other.live.doc)));
	doc.transact(() => change(doc));
	await live.saved();
}

/** Resolves when `doc` holds all that `other` holds now. */
async function hasReceived(doc: Y.Doc, other: Y.Doc): Promise<void> {
	const wanted = Y.decodeStateVector(Y.encodeStateVector(other));
	const isThere = () => [...wanted].every(([client, clock]) => Y.getState(doc.store, client) >= clock);
	await new Promise<void>((resolve) => {
		const look = () => {
			if (!isThere()) return;
			doc.off('update', look);
			resolve();
		};
		doc.on('update', look);
		look();
	});
}

function writeList(doc: Y.Doc, slot: 'affected', lines: string[]): void {
	const items = lines.map((line) => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(line)]);
		const item = new Y.XmlElement('listItem');
		item.insert(0, [paragraph]);
		return item;
	});
	const list = new Y.XmlElement('bulletList');
	list.insert(0, items);
	doc.getXmlFragment(slotFragmentName(slot)).insert(0, [list]);
}
