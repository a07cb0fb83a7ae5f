/* eslint-disable @typescript-eslint/ban-ts-comment -- its packages are installed only by the bench command */
// @ts-nocheck
/** Hocuspocus as its documentation sets it up, with its SQLite extension. */
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import path from 'node:path';
import process from 'node:process';

const server = new Server({
	address: '127.0.0.1',
	port: Number(process.env.PORT),
	flushDelay: Number(process.env.FLUSH_MS),
	quiet: true,
	extensions: [new SQLite({ database: path.join(process.env.DATA_DIR, 'hocuspocus.db') })]
});
await server.listen();
process.stdout.write('listening\n');
