/** A board with thousands of notes, written over the wire as people's own clients would, each with real prose. */
import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { writeRecord } from '../../src/lib/document/board-records.ts';
import { shapeId } from '../../src/lib/document/board-write.ts';
import { documentName } from '../../src/lib/document/names.ts';
import { join, openDocument, startWorkshop, type TestPerson, type TestWorkshop } from '../support/people.ts';
import { PROSE } from './prose.ts';

/** Few enough for the server's limit of structs in one frame. */
const NOTES_A_FRAME = 80;
const COLUMNS = 100;
const STEP = 224;
const COLOURS = ['yellow', 'light-blue', 'light-green', 'orange'];

export interface LargeBoard extends TestWorkshop {
	writer: TestPerson;
}

/** @returns a new workshop with a board of so many notes, once all of it is stored */
export async function writeLargeBoard(url: string, notes: number): Promise<LargeBoard> {
	const workshop = await startWorkshop(url);
	const writer = await join(url, workshop, 'Alice', 'Nordby Kommune');
	await layNotes(url, { ...writer, documentName: documentName(workshop.id, 'canvas'), notes });
	return { ...workshop, writer };
}

/** @returns the board's document as one update, once the server has all of it */
export async function layNotes(
	url: string,
	{ participantId, token, documentName: name, notes }: TestPerson & { documentName: string; notes: number }
): Promise<Uint8Array> {
	const live = openDocument(url, { name, token });
	await live.synced;
	for (const lay of notesInFrames(notes, participantId)) {
		live.doc.transact(() => lay(live.doc));
		await live.saved();
	}
	const state = Y.encodeStateAsUpdate(live.doc);
	live.leave();
	return state;
}

/** @returns the same board as one update that no server has seen */
export function boardAlone(notes: number): Uint8Array {
	const doc = new Y.Doc();
	for (const lay of notesInFrames(notes, 'alice')) doc.transact(() => lay(doc));
	return Y.encodeStateAsUpdate(doc);
}

function notesInFrames(notes: number, author: string): ((doc: Y.Doc) => void)[] {
	const orders = generateNKeysBetween(null, null, notes);
	const text = PROSE.replaceAll('\n', ' ');
	const lay = (doc: Y.Doc, place: number) =>
		writeRecord(doc, {
			id: shapeId(`note-${place}`),
			type: 'note',
			properties: {
				xy: [(place % COLUMNS) * STEP, Math.floor(place / COLUMNS) * STEP],
				index: orders[place] as string,
				'meta.order': orders[place] as string,
				'props.color': COLOURS[place % COLOURS.length] as string
			},
			words: text.slice((place * 61) % (text.length - 60)).slice(0, 20 + (place % 40)),
			author
		});
	return Array.from({ length: Math.ceil(notes / NOTES_A_FRAME) }, (_, frame) => (doc: Y.Doc) => {
		const last = Math.min(notes, (frame + 1) * NOTES_A_FRAME);
		for (let place = frame * NOTES_A_FRAME; place < last; place += 1) lay(doc, place);
	});
}

/** @returns the cookies by which a browser is this person's device */
export async function deviceCookies(
	url: string,
	workshopId: string,
	{ token }: TestPerson
): Promise<{ name: string; value: string; url: string }[]> {
	const response = await fetch(`${url}/api/workshops/${workshopId}/device`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}` }
	});
	if (!response.ok) throw new Error(`The device was refused: ${response.status}`);
	return response.headers.getSetCookie().map((line) => {
		const pair = line.split(';', 1)[0] ?? '';
		const at = pair.indexOf('=');
		return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
	});
}
