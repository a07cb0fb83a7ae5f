import { describe, expect, it } from 'vitest';
import { classifyClosure, statusOf, together, type ConnectionFacts, type DocumentFacts } from './status.ts';

const CONNECTED: ConnectionFacts = {
	mayWrite: true,
	isConnected: true,
	isSynced: true,
	unacknowledged: 0,
	unsent: 0,
	isKept: true,
	hasTried: true,
	closure: null
};

describe('the status of a connection', () => {
	it('says saved only when the handshake is done and nothing waits for an acknowledgement', () => {
		expect(statusOf(CONNECTED)).toEqual({ kind: 'saved' });
		expect(statusOf({ ...CONNECTED, unacknowledged: 1 })).toEqual({ kind: 'saving' });
		expect(statusOf({ ...CONNECTED, isSynced: false }).kind).toBe('offline');
		expect(statusOf({ ...CONNECTED, isConnected: false, unsent: 3 })).toEqual({
			kind: 'offline',
			unsent: 3,
			isKept: true
		});
	});

	it('waits quietly before the first answer', () => {
		expect(statusOf({ ...CONNECTED, isConnected: false, isSynced: false, hasTried: false })).toEqual({
			kind: 'connecting'
		});
	});

	it('keeps saying that the server is full until something is acknowledged again', () => {
		const full = { ...CONNECTED, unacknowledged: 1, unsent: 2, closure: { kind: 'storageFull' } as const };
		expect(statusOf(full)).toEqual({ kind: 'storageFull', unsent: 2, isKept: true });
	});

	it('puts a refusal before everything else', () => {
		const refused = { ...CONNECTED, closure: { kind: 'refused', reason: 'access' } as const, mayWrite: false };
		expect(statusOf(refused)).toEqual({ kind: 'refused', reason: 'access', unsent: 0 });
	});

	it('tells a reader whether what is read is live', () => {
		expect(statusOf({ ...CONNECTED, mayWrite: false })).toEqual({ kind: 'reading', isConnected: true });
		expect(statusOf({ ...CONNECTED, mayWrite: false, isConnected: false })).toEqual({
			kind: 'reading',
			isConnected: false
		});
	});
});

describe('several documents on one connection', () => {
	const saved: DocumentFacts = {
		isWritten: true,
		isNew: false,
		isSynced: true,
		unacknowledged: 0,
		unsent: 0,
		isKept: true
	};

	it('are saved only when each that is written is, whatever is only read', () => {
		const record = { ...saved, isWritten: false, isSynced: false, unacknowledged: 1 };
		expect(together([saved, record])).toEqual({ isSynced: true, unacknowledged: 0, unsent: 0, isKept: true });
		expect(together([saved, { ...saved, isSynced: false, unacknowledged: 2, unsent: 2, isKept: false }])).toEqual({
			isSynced: false,
			unacknowledged: 2,
			unsent: 2,
			isKept: false
		});
	});

	it('are saving, not offline, while one that was opened later has its handshake', () => {
		const board = { ...saved, isNew: true, isSynced: false };
		expect(statusOf({ ...CONNECTED, ...together([saved, board]) })).toEqual({ kind: 'saving' });
	});

	it('are all live before a reader is told so', () => {
		const read = { ...saved, isWritten: false, isKept: false };
		expect(together([read, { ...read, isSynced: false }]).isSynced).toBe(false);
		expect(together([read, read]).isSynced).toBe(true);
		expect(together([]).isSynced).toBe(false);
	});
});

describe('why a connection ended', () => {
	it('tells passing faults from refusals', () => {
		expect(classifyClosure({ code: 1006, reason: '' })).toEqual({ kind: 'passing' });
		expect(classifyClosure({ code: 4408, reason: 'forced' })).toEqual({ kind: 'passing' });
		expect(classifyClosure({ code: 1012, reason: 'restarting' })).toEqual({ kind: 'passing' });
		expect(classifyClosure({ code: 4429, reason: 'too-fast' })).toEqual({ kind: 'passing' });
		expect(classifyClosure({ code: 1011, reason: 'storage-failed' })).toEqual({ kind: 'passing' });
		expect(classifyClosure({ code: 1000, reason: 'permission-denied' })).toEqual({ kind: 'passing' });
		expect(classifyClosure({ code: 1011, reason: 'storage-full' })).toEqual({ kind: 'storageFull' });
		expect(classifyClosure({ code: 4401, reason: 'revoked' })).toEqual({ kind: 'refused', reason: 'access' });
		expect(classifyClosure({ code: 4400, reason: 'malformed' })).toEqual({ kind: 'refused', reason: 'content' });
	});
});
