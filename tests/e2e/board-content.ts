/** What lies on the board of the workshop that the screens are looked at with: areas, notes of several people, a connection, a drawing. */
import { documentName } from '../../src/lib/document/names.ts';
import { writeRecord } from '../../src/lib/document/board-records.ts';
import { addArea, addCard, addNote, connect, setBoardProperty, shapeId } from '../../src/lib/document/board-write.ts';
import { join, openDocument, type LiveDocument, type TestPerson, type TestWorkshop } from '../support/people.ts';

const [KNOWN, IDEAS] = [shapeId('known'), shapeId('ideas')];

/** @returns Carol, who has no browser, and the board as she has it open */
export async function carolAtBoard(
	url: string,
	workshop: TestWorkshop,
	party?: string
): Promise<{ carol: TestPerson; live: LiveDocument }> {
	const carol = await join(url, workshop, 'Carol', party);
	const live = openDocument(url, { name: documentName(workshop.id, 'canvas'), token: carol.token });
	await live.synced;
	return { carol, live };
}

/** Each writes under their own name, one after the other; resolved when all of it is stored. */
export async function writeBoard(
	url: string,
	workshopId: string,
	{ alice, bob, carol }: Record<'alice' | 'bob' | 'carol', TestPerson>
): Promise<void> {
	const name = documentName(workshopId, 'canvas');
	const write = async (
		{ participantId: author, token }: TestPerson,
		change: (doc: Parameters<typeof addNote>[0], author: string) => void
	) => {
		const live = openDocument(url, { name, token });
		await live.synced;
		live.doc.transact(() => change(live.doc, author));
		await live.saved();
		live.leave();
	};
	await write(alice, (doc, author) => {
		addArea(doc, { id: KNOWN, name: 'Det, vi ved', author });
		addArea(doc, { id: IDEAS, name: 'Idéer', author });
		addCard(doc, { part: 'problem:known' });
		addNote(doc, {
			id: shapeId('library'),
			words: 'Biblioteket står tomt efter kl. 16',
			author,
			areaId: KNOWN,
			noteKind: 'knowledge'
		});
	});
	await write(carol, (doc, author) => {
		const experience = { author, areaId: KNOWN, noteKind: 'experience', color: 'light-blue' } as const;
		addNote(doc, { id: shapeId('bus'), words: 'Den sidste bus kører kl. 20.40', ...experience });
		addNote(doc, {
			id: shapeId('cold'),
			words: 'Vi står ude foran hallen, også når det er koldt',
			writtenFor: 'Nadia, 15 år',
			...experience
		});
		addNote(doc, {
			id: shapeId('ask'),
			words: 'Spørg dem, der ikke kommer her i dag',
			author,
			areaId: IDEAS,
			noteKind: 'idea',
			color: 'light-green'
		});
	});
	await write(bob, (doc, author) => {
		const idea = { author, areaId: IDEAS, noteKind: 'idea', color: 'light-green' } as const;
		addNote(doc, { id: shapeId('keys'), words: 'Nøgler på skift mellem tre voksne', noteOrigin: 'paper', ...idea });
		addNote(doc, { id: shapeId('who'), words: 'Hvem låser af?', author, noteKind: 'question' });
		connect(doc, { id: shapeId('arrow'), from: shapeId('keys'), to: shapeId('who'), words: 'svarer på', author });
		writeRecord(doc, {
			id: shapeId('drawing'),
			type: 'draw',
			properties: {
				xy: [40, 700],
				'props.segments': [[0, 0, 0, 50, 12000, 0, 0, 0, 9000, 0]],
				'props.isComplete': true
			},
			words: null,
			author
		});
		setBoardProperty(doc, {
			id: shapeId('drawing'),
			name: 'meta.description',
			value: 'Vejen fra stationen til hallen, med de mørke steder skraveret.'
		});
	});
}
