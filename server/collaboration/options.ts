/** What the sync server is given by the process. */
import type { Logger } from 'pino';
import type { Store } from '../../src/lib/server/store/port.ts';
import type { Metrics } from '../metrics.ts';
import type { Authenticated } from './edits.ts';

export interface CollaborationOptions {
	store: Store;
	clock: () => number;
	metrics: Metrics;
	logger: Logger;
	/** @returns what the token (or, for a browser, its cookie) opens; null when it opens nothing */
	authenticate: (token: string, headers: Headers, workshopId: string) => Promise<Authenticated | null>;
	/** Called when a workshop's log has grown by so much that a snapshot was kept. */
	onSnapshot: (workshopId: string) => void;
	/** Told when a workshop's record comes into memory. */
	onRecordLoaded: (workshopId: string) => void;
	/** Told when a participant connects. */
	onSeen: (workshopId: string, participantId: string) => void;
}
