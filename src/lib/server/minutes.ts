/**
 * Freezes the summaries of meetings: seven days after a meeting was closed its files are written as everything was at the
 * end of those days, whenever that is done, and stored; then the record tells their fingerprint. Killed in between, it
 * does it again. Nothing waits here but timers: when to look, and at what time, comes from outside.
 */
import { createHash } from 'node:crypto';
import type { SummaryWish } from '../summary/period.ts';
import {
	fingerprintList,
	FROZEN_EDITIONS,
	FROZEN_FORMS,
	FROZEN_VERSIONS,
	frozenFileName,
	type FrozenEdition
} from '../summary/frozen-files.ts';
import type { Summary } from '../summary/types.ts';
import { fold } from '../workshop/evolve.ts';
import type { Fact } from '../workshop/fact.ts';
import { correctedUntilMs, minutesOf } from '../workshop/minutes.ts';
import { sessionOf } from '../workshop/sessions.ts';
import type { Access, Exports, FoundEdition, FrozenSummary, Minutes, Timeline } from './application.ts';
import type { HistoryQueries } from './history-reader.ts';
import { peopleAsOf } from './people-as-of.ts';
import { logUpTo } from './store/log-up-to.ts';
import type { FrozenFile, FrozenStore, Registry, RevisionLog, Seq } from './store/port.ts';
import { presentSummary } from './summary.ts';
import { LogTimeline, type KnownWorkshops, type LiveDocuments } from './timeline.ts';

/** After how long what failed is tried again. */
const RETRY_MS = 10 * 60_000;
/** The longest a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Revisions looked at between two pauses, in which others go on. */
const CHUNK = 2_000;

interface Options {
	frozen: FrozenStore;
	log: RevisionLog;
	registry: Pick<Registry, 'workshopIds'>;
	workshops: KnownWorkshops;
	timeline: Pick<Timeline, 'facts'>;
	history: Pick<HistoryQueries, 'unfrozenMinutes'> & { asOf: (seq: Seq) => HistoryQueries };
	exports: Pick<Exports, 'write'>;
	/** Sees to it that nothing is being decided in a workshop that was asked for before. */
	settleRecord: (workshopId: string) => Promise<void>;
	/** Records that a summary is frozen, unless it is already. */
	record: (workshopId: string, frozen: { meeting: string; upTo: Seq; fingerprint: string }) => Promise<void>;
	/** Unix time in milliseconds. */
	clock: () => number;
	/** Told of what could not be done; it is tried again. */
	onTrouble: (error: unknown, workshopId: string) => void;
}

export class MinutesService implements Minutes {
	#options: Options;
	#timers = new Map<string, NodeJS.Timeout>();
	#work: Promise<void> = Promise.resolve();
	#isClosed = false;

	constructor(options: Options) {
		this.#options = options;
	}

	/** Freezes what is due in any workshop, and goes on doing so when the time of others comes. */
	async sweep(): Promise<void> {
		for (const workshopId of await this.#options.registry.workshopIds()) await this.look(workshopId);
	}

	/** Freezes what is due in a workshop; what is not is looked at again when it is. One at a time. */
	look(workshopId: string): Promise<void> {
		this.#work = this.#work.then(() => this.#look(workshopId));
		return this.#work;
	}

	/** Ends the waiting. What is under way is done again at the next start. */
	close(): void {
		this.#isClosed = true;
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	async frozen(workshopId: string, meeting: string): Promise<FrozenSummary | null> {
		const state = fold(await this.#options.timeline.facts(workshopId));
		const frozen = minutesOf(state, meeting)?.frozen;
		if (!frozen) return null;
		const stored = await this.#options.frozen.list(workshopId, meeting);
		// What was written and not recorded, or is not whole, is not what was frozen.
		const files = sha256Of(fingerprintList(stored)) === frozen.fingerprint ? stored : [];
		return {
			...frozen,
			files: files.flatMap((file) => {
				const edition = FROZEN_EDITIONS.get(file.name);
				return edition ? [{ ...file, ...edition }] : [];
			})
		};
	}

	async file(workshopId: string, meeting: string, edition: FrozenEdition): Promise<Uint8Array | null> {
		const name = frozenFileName(edition);
		const frozen = await this.frozen(workshopId, meeting);
		if (!frozen?.files.some((file) => file.name === name)) return null;
		return this.#options.frozen.read(workshopId, meeting, name);
	}

	async find(workshopId: string, sha256: string): Promise<FoundEdition | null> {
		for (const { meeting, name } of await this.#options.frozen.find(workshopId, sha256)) {
			const frozen = await this.frozen(workshopId, meeting);
			const file = frozen?.files.find((candidate) => candidate.name === name);
			if (!frozen || !file) continue;
			const { profile, language, form } = file;
			const { at, outcome } = frozen;
			const title = sessionOf(fold(await this.#options.timeline.facts(workshopId)), meeting)?.title ?? '';
			return { meeting, title, name, profile, language, form, at, outcome };
		}
		return null;
	}

	async summary(access: Access, wish: SummaryWish & { session: string }): Promise<Summary | null> {
		const { workshopId } = access;
		const facts = await this.#options.timeline.facts(workshopId);
		const minutes = minutesOf(fold(facts), wish.session);
		if (!minutes?.frozen) return null;
		const untilMs = correctedUntilMs(minutes);
		const then = this.#asOf(facts, { upTo: minutes.frozen.upTo, untilMs });
		return presentSummary(then, { access, wish, at: new Date(untilMs).toISOString() });
	}

	async #look(workshopId: string): Promise<void> {
		if (this.#isClosed) return;
		const { clock, history, onTrouble } = this.#options;
		try {
			const unfrozen = await history.unfrozenMinutes(workshopId);
			const times: number[] = [];
			for (const { meeting, untilMs } of unfrozen) {
				if (untilMs > clock()) times.push(untilMs);
				else if (!(await this.#triedToFreeze(workshopId, meeting))) times.push(clock() + RETRY_MS);
			}
			if (times.length > 0) this.#wake(workshopId, Math.min(...times));
		} catch (error) {
			if (this.#isClosed) return;
			onTrouble(error, workshopId);
			this.#wake(workshopId, clock() + RETRY_MS);
		}
	}

	/** @returns whether nothing went wrong: one meeting's trouble keeps no other from being frozen */
	async #triedToFreeze(workshopId: string, meeting: string): Promise<boolean> {
		try {
			await this.#freeze(workshopId, meeting);
			return true;
		} catch (error) {
			if (!this.#isClosed) this.#options.onTrouble(error, workshopId);
			return false;
		}
	}

	#wake(workshopId: string, atMs: number): void {
		clearTimeout(this.#timers.get(workshopId));
		if (this.#isClosed) return;
		const waitMs = Math.min(MAX_TIMER_MS, Math.max(1, atMs - this.#options.clock()));
		const timer = setTimeout(() => {
			this.#timers.delete(workshopId);
			void this.look(workshopId);
		}, waitMs);
		this.#timers.set(workshopId, timer.unref());
	}

	/** First the files, then the fact: whatever is in the record is there to be taken. */
	async #freeze(workshopId: string, meeting: string): Promise<void> {
		const { clock, exports, frozen, log, record, settleRecord, timeline } = this.#options;
		// What was said in time is in the record before it is read; what is said from now on comes too late.
		await settleRecord(workshopId);
		const facts = await timeline.facts(workshopId);
		const state = fold(facts);
		const minutes = minutesOf(state, meeting);
		const session = sessionOf(state, meeting);
		if (!minutes || minutes.frozen || !session || !('endSeq' in session)) return;
		const untilMs = correctedUntilMs(minutes);
		if (clock() < untilMs) return;
		const inTime = await lastBefore(log, workshopId, { after: session.endSeq, untilMs });
		const upTo = Math.max(inTime, ...facts.filter(isSaidOf(meeting)).map(({ seq }) => seq));
		const then = this.#asOf(facts, { upTo, untilMs });
		const files: FrozenFile[] = [];
		for (const { profile, language } of FROZEN_VERSIONS) {
			const wish = { session: meeting, profile, language };
			const at = new Date(untilMs).toISOString();
			const summary = await presentSummary(then, { access: { kind: 'invite', workshopId }, wish, at });
			if (!summary) throw new Error(`No summary could be written of the meeting ${meeting}`);
			for (const form of FROZEN_FORMS) {
				const bytes = await exports.write(form, summary);
				const name = frozenFileName({ profile, language, form });
				files.push({ name, bytes, sizeBytes: bytes.byteLength, sha256: sha256Of(bytes) });
			}
		}
		await frozen.put(workshopId, meeting, files);
		await record(workshopId, { meeting, upTo, fingerprint: sha256Of(fingerprintList(files)) });
	}

	#asOf(facts: readonly Fact[], { upTo, untilMs }: { upTo: Seq; untilMs: number }): Timeline {
		const { log, workshops, history } = this.#options;
		const laterFacts = facts.filter(({ seq }) => seq > upTo);
		return new LogTimeline({
			log: logUpTo(log, upTo),
			workshops: peopleAsOf(workshops, { laterFacts, momentMs: untilMs }),
			live: NOTHING_LIVE,
			history: history.asOf(upTo),
			settleRecord: async () => undefined
		});
	}
}

/** What is over lives nowhere but in the log. */
const NOTHING_LIVE: LiveDocuments = {
	settle: async () => undefined,
	stored: () => null,
	edit: async () => {
		throw new Error('What is over is not edited');
	}
};

/**
 * @returns the last revision before a moment (Unix time, ms), of those after a revision that came before it. Looked for from
 * there on, so that it is the same however much has come since, also where a clock once went back.
 */
async function lastBefore(
	log: Pick<RevisionLog, 'list'>,
	workshopId: string,
	{ after, untilMs }: { after: Seq; untilMs: number }
): Promise<Seq> {
	let last = after;
	for (;;) {
		const chunk = await log.list(workshopId, { after: last, limit: CHUNK });
		for (const { seq, at } of chunk) {
			if (at >= untilMs) return last;
			last = seq;
		}
		if (chunk.length < CHUNK) return last;
		await new Promise((resolve) => setImmediate(resolve));
	}
}

function isSaidOf(meeting: string): (fact: Fact) => boolean {
	return (fact) => fact.kind === 'MinutesSaid' && fact.meeting === meeting;
}

function sha256Of(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}
