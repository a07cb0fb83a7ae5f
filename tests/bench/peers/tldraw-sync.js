/* eslint-disable @typescript-eslint/ban-ts-comment -- its packages are installed only by the bench command */
// @ts-nocheck
/** tldraw sync as its documentation sets it up on one's own server: rooms in memory, written to a file every two seconds. */
import { TLSocketRoom } from '@tldraw/sync-core';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { WebSocketServer } from 'ws';

const PERSIST_MS = 2_000;
const rooms = new Map();

function roomOf(name) {
	const known = rooms.get(name);
	if (known) return known.room;
	const file = path.join(process.env.DATA_DIR, `${name}.json`);
	const entry = { name, file, isChanged: false, room: null };
	entry.room = new TLSocketRoom({
		initialSnapshot: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined,
		onDataChange: () => (entry.isChanged = true)
	});
	rooms.set(name, entry);
	return entry.room;
}

setInterval(() => {
	for (const entry of rooms.values()) {
		if (!entry.isChanged) continue;
		entry.isChanged = false;
		void writeFile(entry.file, JSON.stringify(entry.room.getCurrentSnapshot()));
	}
}, PERSIST_MS);

const server = createServer();
new WebSocketServer({ server }).on('connection', (socket, { url }) => {
	const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
	roomOf(pathname.slice(1)).handleSocketConnect({ sessionId: searchParams.get('sessionId'), socket });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('listening\n'));
