/** What alice, bob and carol have written in the workshop that the screens are looked at with: through the real doors. */
import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { documentName } from '../../src/lib/document/names.ts';
import { slotFragmentName, type ProblemSlot } from '../../src/lib/document/shape.ts';
import { actionText, addAction, setActionField } from '../../src/lib/document/write.ts';
import type { Workshop } from './support.ts';

export type Name = 'Alice' | 'Bob' | 'Carol';

/** A workshop with content, and what lets its three people in from any device. */
export interface FilledWorkshop extends Workshop {
	tokens: Record<Name, string>;
}

interface Writer {
	participantId: string;
	token: string;
	provider: HocuspocusProvider;
	doc: Y.Doc;
}

const PARTIES: Record<Name, string> = {
	Alice: 'Nordby Kommune',
	Bob: 'Nordby Ungdomsforening',
	Carol: 'Unge i Nordby'
};

/** Writes a problem and a plan as three people, each under their own name; resolved when all of it is stored. */
export async function writeTogether(url: string, workshop: Workshop): Promise<FilledWorkshop> {
	const alice = await connect(url, workshop, 'Alice');
	const bob = await connect(url, workshop, 'Bob');
	const carol = await connect(url, workshop, 'Carol');
	try {
		await say(carol, 'statement', [
			'Efter kl. 17 er der ingen steder i Nordby, hvor unge kan være uden at købe noget.'
		]);
		await say(alice, 'statement', ['Biblioteket lukker kl. 16, og hallen er kun for hold.']);
		await say(carol, 'affected', ['Unge mellem 13 og 18 år', 'Forældre, der kører til Vesterby'], 'bulletList');
		await say(bob, 'known', [
			'Foreningen har et lokale, der står tomt mandag og onsdag. 42 unge har svaret på en rundspørge.'
		]);
		await say(alice, 'unknown', ['Hvem må låse op, når der ikke er en voksen?']);
		await edit(bob, (doc) => {
			addAction(doc, { id: 'action-open', title: 'Åbn foreningens lokale to aftener om ugen' });
			actionText(doc, 'action-open', 'firstStep')?.insert(0, 'Hente nøgler og prøve alarmen sammen');
			actionText(doc, 'action-open', 'signOfSuccess')?.insert(0, 'Mindst ti unge kommer igen i den tredje uge');
			setActionField(doc, { id: 'action-open', field: 'responsible', value: bob.participantId });
			setActionField(doc, { id: 'action-open', field: 'due', value: '2026-12-07' });
			setActionField(doc, { id: 'action-open', field: 'status', value: 'active' });
		});
		await edit(carol, (doc) => {
			addAction(doc, { id: 'action-ask', title: 'Spørg de unge, hvad der skal ske i lokalet' });
			setActionField(doc, { id: 'action-ask', field: 'responsible', value: carol.participantId });
			setActionField(doc, { id: 'action-ask', field: 'contributors', value: [alice.participantId] });
		});
		await edit(alice, (doc) => {
			addAction(doc, { id: 'action-library', title: 'Prøv selvbetjent åbent bibliotek i tre måneder' });
			setActionField(doc, { id: 'action-library', field: 'status', value: 'stuck' });
			actionText(doc, 'action-ask', 'title')?.insert(0, 'Mød op på skolen: ');
		});
		return { ...workshop, tokens: { Alice: alice.token, Bob: bob.token, Carol: carol.token } };
	} finally {
		for (const { provider } of [alice, bob, carol]) provider.destroy();
	}
}

async function connect(url: string, workshop: Workshop, name: Name): Promise<Writer> {
	const response = await fetch(`${url}/api/workshops/${workshop.id}/participants`, {
		method: 'POST',
		headers: { authorization: `Bearer ${workshop.inviteToken}`, 'content-type': 'application/json' },
		body: JSON.stringify({ name, party: PARTIES[name] })
	});
	const { participantId, token } = (await response.json()) as { participantId: string; token: string };
	const doc = new Y.Doc();
	const provider = await new Promise<HocuspocusProvider>((resolve, reject) => {
		const opened: HocuspocusProvider = new HocuspocusProvider({
			url: `${url.replace('http', 'ws')}/collab`,
			name: documentName(workshop.id, 'negotiation'),
			document: doc,
			token,
			onSynced: () => resolve(opened),
			onAuthenticationFailed: ({ reason }) => reject(new Error(`${name} was refused: ${reason}`))
		});
	});
	return { participantId, token, provider, doc };
}

/** Edits as one person; resolved when the server has acknowledged it, and so stored it. */
async function edit({ provider, doc }: Writer, change: (doc: Y.Doc) => void): Promise<void> {
	doc.transact(() => change(doc));
	if (provider.unsyncedChanges === 0) return;
	await new Promise<void>((resolve) => {
		provider.on('unsyncedChanges', ({ number }: { number: number }) => {
			if (number === 0) resolve();
		});
	});
}

/** Appends paragraphs, or a list of them, to a slot. */
async function say(writer: Writer, slot: ProblemSlot, lines: string[], list?: 'bulletList'): Promise<void> {
	const paragraphs = lines.map((line) => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(line)]);
		return paragraph;
	});
	await edit(writer, (doc) => {
		const fragment = doc.getXmlFragment(slotFragmentName(slot));
		if (!list) {
			fragment.insert(fragment.length, paragraphs);
			return;
		}
		const items = paragraphs.map((paragraph) => {
			const item = new Y.XmlElement('listItem');
			item.insert(0, [paragraph]);
			return item;
		});
		const element = new Y.XmlElement(list);
		element.insert(0, items);
		fragment.insert(fragment.length, [element]);
	});
}
