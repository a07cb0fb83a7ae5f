/**
 * Makes a data folder with one workshop and a long history, straight into the store in commits of as many revisions as
 * 200 people make in a commit window, with the checkpoints and snapshots a server would keep. Run by itself, as
 * `node tests/bench/long-store.ts <folder> <revisions> <revisions a commit> [kept]`, it prints what it found as JSON.
 */
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as Y from 'yjs';
import { documentName } from '../../src/lib/document/names.ts';
import type { Revision } from '../../src/lib/server/store/port.ts';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { readSecret, TokenMaker } from '../../src/lib/server/tokens.ts';
import { WorkshopService } from '../../src/lib/server/workshops.ts';
import { MIN_TAIL_BYTES, SNAPSHOT_EVERY } from '../../server/collaboration/rooms.ts';
import type { Seat } from './generator/person.ts';
import { LongHistory, PEOPLE } from './long-history.ts';

/** A keystroke each so often, on the history's own clock. */
const KEYSTROKE_MS = 250;
const FIRST_AT = Date.UTC(2026, 0, 5, 9);

export interface LongStore {
	folder: string;
	revisions: number;
	workshopId: string;
	seat: Seat;
	/** Of the database file, with nothing left in its journal. */
	bytes: number;
	/** Wall clock in appending; and with checkpoints and snapshots too. */
	appendMicroseconds: number;
	allMicroseconds: number;
	cpuMicroseconds: number;
	/** The document after the last revision, as one update: a file. */
	stateFile: string;
}

async function build(
	folder: string,
	{ revisions, perCommit, isKept }: { revisions: number; perCommit: number; isKept: boolean }
): Promise<LongStore> {
	const file = path.join(folder, 'rundbord.db');
	const store = openSqliteStore(file);
	const workshops = new WorkshopService({
		registry: store.registry,
		tokens: new TokenMaker(readSecret(folder)),
		clock: () => FIRST_AT,
		onRevoked: () => undefined
	});
	const workshop = await workshops.start({ title: 'Ensomhed', question: '', language: 'da' });
	const people: { participantId: string; token: string }[] = [];
	for (let person = 0; person < PEOPLE; person += 1)
		people.push(await workshops.join(workshop.id, { name: `Alice ${person}`, party: '' }));
	const bindings = people.map(({ participantId }, person) => ({
		workshopId: workshop.id,
		document: 'negotiation' as const,
		clientId: person + 1,
		participantId
	}));
	const history = new LongHistory(1, { isKept });
	const spent = { appendMs: 0, cachesMs: 0, cpuMicroseconds: 0 };
	let checkpoint = { stateBytes: 0, tailBytes: 0 };
	let snapshotSeq = 0;
	for (let seq = 0; seq < revisions;) {
		const batch: Revision[] = [];
		while (batch.length < perCommit && seq < revisions) {
			const { person, update, words } = history.next();
			seq += 1;
			batch.push({
				workshopId: workshop.id,
				seq,
				document: 'negotiation',
				at: FIRST_AT + seq * KEYSTROKE_MS,
				participantId: (people[person] as { participantId: string }).participantId,
				sessionId: null,
				restores: null,
				update,
				words
			});
			checkpoint.tailBytes += update.byteLength;
		}
		const usedBefore = process.cpuUsage();
		const startedAt = performance.now();
		await store.log.append(batch, seq <= perCommit ? bindings : []);
		const appendedAt = performance.now();
		if (checkpoint.tailBytes > Math.max(MIN_TAIL_BYTES, checkpoint.stateBytes / 2)) {
			const state = Y.encodeStateAsUpdate(history.doc);
			await store.log.saveCheckpoint(workshop.id, 'negotiation', { seq, state });
			checkpoint = { stateBytes: state.byteLength, tailBytes: 0 };
		}
		if (seq - snapshotSeq >= SNAPSHOT_EVERY) {
			await store.log.saveSnapshot(workshop.id, { seq, words: history.snapshot() });
			snapshotSeq = seq;
		}
		spent.appendMs += appendedAt - startedAt;
		spent.cachesMs += performance.now() - appendedAt;
		const used = process.cpuUsage(usedBefore);
		spent.cpuMicroseconds += used.user + used.system;
	}
	const stateFile = path.join(folder, 'state.bin');
	writeFileSync(stateFile, Y.encodeStateAsUpdate(history.doc));
	// Closing the last connection writes the journal into the file and removes it.
	await store.close();
	return {
		folder,
		revisions,
		workshopId: workshop.id,
		seat: { path: '/collab', documentName: documentName(workshop.id, 'negotiation'), token: people[0]?.token ?? '' },
		bytes: statSync(file).size,
		appendMicroseconds: (spent.appendMs * 1000) / revisions,
		allMicroseconds: ((spent.appendMs + spent.cachesMs) * 1000) / revisions,
		cpuMicroseconds: spent.cpuMicroseconds / revisions,
		stateFile
	};
}

if (process.argv[1] === import.meta.filename) {
	const [folder = '', revisions, perCommit, kept] = process.argv.slice(2);
	const size = { revisions: Number(revisions), perCommit: Number(perCommit), isKept: kept === 'kept' };
	console.log(JSON.stringify(await build(folder, size)));
}
