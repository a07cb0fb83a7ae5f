/** What the process counts about itself, as Prometheus text. Names nobody and no workshop. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Refusal } from './collaboration/validation/refusal.ts';

export interface Metrics {
	stored(revisions: number, durationMs: number): void;
	refused(refusal: Refusal): void;
	slowed(): void;
	cutOffSlowReader(): void;
	socketOpened(): void;
	socketClosed(): void;
	request(method: string, status: number, durationMs: number): void;
	/** The longest the event loop kept others waiting in a tenth of a second. */
	eventLoopDelay(durationMs: number): void;
	/** Tells where the number of live documents can be read. */
	countRooms(count: () => number): void;
	render(): Promise<string>;
}

export function createMetrics(): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const registers = [registry];
	const revisions = new Counter({ name: 'rundbord_revisions_total', help: 'Revisions stored', registers });
	const commits = new Histogram({
		name: 'rundbord_commit_seconds',
		help: 'Time to store the revisions of one commit',
		buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
		registers
	});
	const refusals = new Counter({
		name: 'rundbord_refusals_total',
		help: 'Messages and connections refused, by reason',
		labelNames: ['reason'],
		registers
	});
	const slowed = new Counter({
		name: 'rundbord_slowed_total',
		help: 'Times a hurried socket was read more slowly',
		registers
	});
	const slowReaders = new Counter({
		name: 'rundbord_slow_readers_total',
		help: 'Sockets cut off because they did not read',
		registers
	});
	const sockets = new Gauge({ name: 'rundbord_sockets', help: 'Open sockets', registers });
	const rooms = new Gauge({ name: 'rundbord_live_documents', help: 'Documents in memory', registers });
	const requests = new Histogram({
		name: 'rundbord_request_seconds',
		help: 'HTTP requests by method and status',
		labelNames: ['method', 'status'],
		buckets: [0.005, 0.02, 0.1, 0.5, 2],
		registers
	});
	const eventLoop = new Histogram({
		name: 'rundbord_event_loop_delay_seconds',
		help: 'The longest the event loop kept others waiting by its own work, in each tenth of a second',
		buckets: [0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.2, 0.5, 1, 5],
		registers
	});
	let roomCount = () => 0;
	return {
		stored(count, durationMs) {
			revisions.inc(count);
			commits.observe(durationMs / 1000);
		},
		refused: (refusal) => refusals.inc({ reason: refusal }),
		slowed: () => slowed.inc(),
		cutOffSlowReader: () => slowReaders.inc(),
		socketOpened: () => sockets.inc(),
		socketClosed: () => sockets.dec(),
		request: (method, status, durationMs) => requests.observe({ method, status: String(status) }, durationMs / 1000),
		eventLoopDelay: (durationMs) => eventLoop.observe(durationMs / 1000),
		countRooms: (count) => {
			roomCount = count;
		},
		render: () => {
			rooms.set(roomCount());
			return registry.metrics();
		}
	};
}
