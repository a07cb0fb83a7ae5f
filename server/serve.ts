/** The process: wires settings, store, sync server, pages and shutdown. One process, one port. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { provideApplication, type Application } from '../src/lib/server/application.ts';
import { openSqliteStore } from '../src/lib/server/store/sqlite/store.ts';
import { Sealed } from '../src/lib/server/sealed.ts';
import { LogBoards } from '../src/lib/server/boards.ts';
import { MinutesService } from '../src/lib/server/minutes.ts';
import { LogTimeline } from '../src/lib/server/timeline.ts';
import { readSecret, TokenMaker } from '../src/lib/server/tokens.ts';
import { WorkshopService } from '../src/lib/server/workshops.ts';
import { ArchiveService } from './archive/archives.ts';
import { createAuthentication } from './authentication.ts';
import { Collaboration } from './collaboration/collaboration.ts';
import { Decisions } from './collaboration/decisions.ts';
import { attachSockets } from './collaboration/sockets.ts';
import { createExportThread } from './export-thread.ts';
import { watchEventLoop } from './event-loop.ts';
import { startHistoryThread } from './history-thread.ts';
import { createMetrics } from './metrics.ts';
import { createPages } from './pages.ts';
import { readSettings, type Settings } from './settings.ts';
import { dataFailure, listenFailure } from './start-failure.ts';
import { welcome } from './welcome.ts';

/** How long a shutdown may take before the process ends anyway. */
const SHUTDOWN_MS = 4_500;
/** So long after people have come to a workshop, what its trail will be asked is made ready; their page comes first. */
const READY_TRAIL_MS = 3_000;

const isDevelopment = process.argv.includes('--dev');

/** Ends the process with a sentence for the person who started it. */
function exitWith(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

function settingsOrExit(): Settings {
	try {
		return readSettings(process.env);
	} catch (error) {
		return exitWith((error as Error).message);
	}
}

function dataOrExit({ dataDir, dataLimitMb }: Settings) {
	try {
		const databaseFile = path.join(dataDir, 'rundbord.db');
		const store = openSqliteStore(databaseFile, { limitMb: dataLimitMb });
		return { databaseFile, store, secret: readSecret(dataDir) };
	} catch (error) {
		return exitWith(dataFailure(error, { dataDir }));
	}
}

const settings = settingsOrExit();
const clock = () => Date.now();
const logger = pino({ level: settings.logLevel, base: undefined });
// Hocuspocus reports through the console; its messages name a document and a reason, no person.
console.error = console.warn = (...words: unknown[]) =>
	logger.debug({ from: 'hocuspocus' }, words.map(String).join(' '));

const metrics = createMetrics();
const { databaseFile, store, secret } = dataOrExit(settings);
const tokens = new TokenMaker(secret);
const workshops = new WorkshopService({
	registry: store.registry,
	tokens,
	clock,
	onRevoked: (tokenHash) => collaboration.revoke(tokenHash)
});
const collaboration = new Collaboration({
	store,
	clock,
	metrics,
	logger,
	authenticate: createAuthentication(workshops),
	onSnapshot: (workshopId) => readyTrail(workshopId),
	onRecordLoaded: (workshopId) => {
		decisions.loaded(workshopId);
		setTimeout(readyTrail, READY_TRAIL_MS, workshopId).unref();
	},
	onSeen: (workshopId, participantId) => decisions.seen(workshopId, participantId)
});
const sealed = new Sealed(store.sealed, secret);
const decisions = new Decisions({
	collaboration,
	registry: store.registry,
	sealed,
	clock,
	onTrouble: (error, workshopId) => logger.warn({ err: error, workshop: workshopId }, 'a record could not be tidied'),
	onMeetingOver: (workshopId) => void minutes.look(workshopId)
});
watchEventLoop((durationMs) => metrics.eventLoopDelay(durationMs));
metrics.countRooms(() => collaboration.rooms.size);
const history = startHistoryThread(databaseFile, (workshopId, piece) => {
	store.log
		.saveFoldedChanges(workshopId, piece)
		.catch((error: unknown) => logger.warn({ err: error }, 'folded changes could not be kept'));
});
const readyTrail = (workshopId: string) =>
	// A thread that has ended says so to whoever asks it something.
	void history.prepare(workshopId).catch(() => undefined);
const exports = createExportThread();
const timeline = new LogTimeline({
	log: store.log,
	workshops,
	live: collaboration,
	history,
	settleRecord: (workshopId) => decisions.settle(workshopId)
});

const minutes = new MinutesService({
	frozen: store.frozen,
	log: store.log,
	registry: store.registry,
	workshops,
	timeline,
	history,
	exports,
	settleRecord: (workshopId) => decisions.settle(workshopId),
	record: (workshopId, frozen) => decisions.freeze(workshopId, frozen),
	clock,
	onTrouble: (error, workshopId) => logger.warn({ err: error, workshop: workshopId }, 'a summary could not be frozen')
});

const archives = new ArchiveService({
	store,
	workshops,
	clock,
	settle: () => collaboration.settle(),
	onBrought: (workshopId) => void minutes.look(workshopId),
	databaseFile,
	...settings
});
const boards = new LogBoards({ log: store.log, live: collaboration, history });

let isStopping = false;
const application: Application = {
	settings,
	workshops,
	timeline,
	boards,
	exports,
	decisions,
	minutes,
	archives,
	metrics: () => metrics.render(),
	async ready() {
		if (isStopping) return false;
		await store.registry.workshopCount();
		const { bavail } = await statfs(settings.dataDir);
		return bavail > 0;
	}
};
provideApplication(application);

const server = createServer();
const pages = await createPages({ isDevelopment, server, settings });
server.on('request', (request: IncomingMessage, response: ServerResponse) => {
	const startedAt = performance.now();
	response.once('finish', () => {
		const durationMs = performance.now() - startedAt;
		const { method = 'GET', url = '/' } = request;
		metrics.request(method, response.statusCode, durationMs);
		// The path without its query; secrets are never in paths.
		logger.info(
			{ method, path: url.split('?')[0], status: response.statusCode, ms: Math.round(durationMs) },
			'request'
		);
	});
	pages.handle(request, response);
});
const detachSockets = attachSockets(server, { collaboration, metrics, clock, origin: settings.origin });

server.on('error', (error) => exitWith(listenFailure(error, settings)));
server.listen(settings.port, settings.host, () => {
	const { port } = server.address() as AddressInfo;
	process.stdout.write(welcome({ port, host: settings.host, origin: settings.origin }));
	logger.info({ port, node: process.version }, 'listening');
	minutes.sweep().catch((error: unknown) => logger.warn({ err: error }, 'no summary could be frozen'));
});

async function stop(): Promise<void> {
	if (isStopping) return;
	isStopping = true;
	setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
	server.close();
	decisions.close();
	minutes.close();
	await collaboration.close();
	detachSockets();
	server.closeAllConnections();
	await history.close();
	await exports.close();
	await archives.close();
	await pages.close();
	await store.close();
	logger.info('stopped');
	process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
