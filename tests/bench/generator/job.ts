/** What the bench asks a generator process to do, and what it hears back, as messages between processes. */
import type { Percentiles } from '../histogram.ts';
import type { LanguageName } from './language.ts';
import type { Seat } from './person.ts';
import type { TypingReport } from './tally.ts';

interface AtServer {
	port: number;
	language: LanguageName;
	seats: Seat[];
}

export type Job =
	| (AtServer & {
			kind: 'typing';
			warmUpSeconds: number;
			seconds: number;
			keystrokesPerSecond: number;
			presencesPerSecond: number;
			/** A file with a board's document: everybody moves a note. */
			board?: { file: string; isThere: boolean };
	  })
	/** Types until it is told to stop, or the server is gone; then says what was promised. */
	| (AtServer & { kind: 'crash'; keystrokesPerSecond: number; maxSeconds: number })
	/** Types through a restart of the server. */
	| (AtServer & { kind: 'recovery'; keystrokesPerSecond: number; maxSeconds: number })
	/** Opens each seat's document and stays until it is told to stop. */
	| (AtServer & { kind: 'idle' })
	/** Opens one document with a client that has nothing of it, and waits so long for what comes after the answer. */
	| (AtServer & { kind: 'opening'; settleMs: number })
	| { kind: 'requests'; addresses: string[]; token: string };

export interface CrashReport {
	clientIds: number[];
	/** Keystrokes the server acknowledged, for each person. */
	acknowledged: number[];
	/** Keystrokes that at least one other person got. */
	seenByOthers: number[];
	typed: number[];
}

export interface RecoveryReport {
	/** From the break until everybody is back. */
	allBackMs: number;
	/** From the break until everybody has everything typed until everybody was back. */
	agreedMs: number;
	typed: number;
	/** Keystrokes that did not reach everybody in the end. */
	missing: number;
	clientIds: number[];
	typedEach: number[];
}

export interface OpeningReport {
	/** From the first byte sent until the last byte of the document is here. */
	completeMs: number;
	/** Until a Yjs document in the client holds it. */
	usableMs: number;
	bytes: number;
	/** What the document holds: Yjs client id and next clock. */
	clocks: [number, number][];
}

export interface Reports {
	typing: TypingReport & {
		arrivalsWhileMeasured: number;
		bytesPerReceiverSecond: number;
		worstLagMs: number;
		breaks: string[];
	};
	crash: CrashReport;
	recovery: RecoveryReport;
	idle: { connected: number };
	opening: OpeningReport;
	requests: { times: Percentiles; bytes: number };
}

export type FromGenerator =
	/** `measuring` and `measured` frame the time in which the bench reads clocks of processors. */
	| { event: 'measuring' | 'measured' | 'typing' | 'idle' }
	| { event: 'done'; report: Reports[keyof Reports] }
	| { event: 'failed'; message: string };

export type ToGenerator = { job: Job } | { stop: true };
