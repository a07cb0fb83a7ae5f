/** Reads the one timeline: the present, any earlier moment, revisions, changes and differences. */
import type * as Y from 'yjs';
import type { DocumentKind } from '../document/names.ts';
import { boardOf, type Board } from '../document/board.ts';
import { documentName } from '../document/names.ts';
import { readNegotiation, type Negotiation } from '../document/read.ts';
import { readRecord } from '../document/record.ts';
import { readSummaryText, type SummaryTexts } from '../document/summary-text.ts';
import { PROBLEM_SLOTS } from '../document/shape.ts';
import { restoreWording, type Restorable } from '../history/restore.ts';
import type { Authorship } from '../history/authorship.ts';
import type { MomentWanted, TrailMoment, TrailOverview } from '../history/overview.ts';
import type { Renegotiation } from '../history/renegotiation.ts';
import type { RenegotiationPage } from '../history/renegotiation-page.ts';
import type { StoryPage } from '../history/story.ts';
import type { StatementTurns } from '../history/turns.ts';
import type { Activity, Difference } from '../history/types.ts';
import type { NoteAdded } from '../summary/gathered-told.ts';
import { fold } from '../workshop/evolve.ts';
import { readFacts, type Fact } from '../workshop/fact.ts';
import { readRemovals, type RemovedAnswer } from './board-removals.ts';
import { actionAnswer, slotAnswers, tableAnswer } from './standing-answer.ts';
import type { RevisionEntry, SlotState, Timeline, WorkshopState, Workshops } from './application.ts';
import type {
	ChangesPage,
	ChangesQuery,
	HistoryQueries,
	OverviewQuestion,
	RenegotiationQuestion,
	StoryQuestion
} from './history-reader.ts';
import type { RevisionLog, Seq } from './store/port.ts';

/** The live side, as far as reading needs it. */
export interface LiveDocuments {
	/** Stores what is pending, so that the log is complete. */
	settle(): Promise<void>;
	/** @returns the live document with the seq it stands at, or null when it is not in memory or not all stored */
	stored(name: string): { doc: Y.Doc; seq: Seq } | null;
	/** Edits a document for a participant. @returns the seq, once stored; null when nothing changed */
	edit(
		name: string,
		request: { participantId: string; restores: Seq; change: (doc: Y.Doc) => void }
	): Promise<Seq | null>;
}

/** Who and what a workshop is, as far as reading needs it. */
export type KnownWorkshops = Pick<Workshops, 'profile' | 'participants' | 'parties'>;

interface Options {
	log: RevisionLog;
	workshops: KnownWorkshops;
	live: LiveDocuments;
	history: HistoryQueries;
	/** Sees to it that what time calls for has been recorded: a forgotten meeting ends by itself. */
	settleRecord: (workshopId: string) => Promise<void>;
}

export class LogTimeline implements Timeline {
	#log: RevisionLog;
	#workshops: KnownWorkshops;
	#live: LiveDocuments;
	#history: HistoryQueries;
	#settleRecord: Options['settleRecord'];

	constructor({ log, workshops, live, history, settleRecord }: Options) {
		this.#log = log;
		this.#workshops = workshops;
		this.#live = live;
		this.#history = history;
		this.#settleRecord = settleRecord;
	}

	async present(workshopId: string): Promise<WorkshopState> {
		await this.#settleRecord(workshopId);
		await this.#live.settle();
		const live = this.#live.stored(documentName(workshopId, 'negotiation'));
		const record = this.#live.stored(documentName(workshopId, 'record'));
		if (live && record) {
			const moment = {
				seq: live.seq,
				negotiation: readNegotiation(live.doc),
				facts: readFacts(readRecord(record.doc))
			};
			return this.#state(workshopId, moment);
		}
		const seq = await this.#log.head(workshopId);
		return this.#stateAt(workshopId, seq);
	}

	async at(workshopId: string, seq: number): Promise<WorkshopState | null> {
		await this.#live.settle();
		if (seq > (await this.#log.head(workshopId))) return null;
		const [next] = await this.#log.list(workshopId, { after: seq, limit: 1 });
		return this.#stateAt(workshopId, seq, next?.at);
	}

	async factsPage(
		workshopId: string,
		{ after, limit }: { after: number; limit: number }
	): Promise<{ facts: Fact[]; next: number | null }> {
		await this.#settleRecord(workshopId);
		await this.#live.settle();
		const all = await this.#history.facts(workshopId);
		const wanted = all.filter(({ seq }) => seq > after);
		const last = wanted[limit - 1];
		const facts = last ? wanted.filter(({ seq }) => seq <= last.seq) : wanted;
		return { facts, next: facts.length < wanted.length ? (last?.seq ?? null) : null };
	}

	async revisions(
		workshopId: string,
		{ document, after, limit }: { document?: DocumentKind; after: number; limit: number }
	): Promise<{ revisions: RevisionEntry[]; next: number | null }> {
		await this.#live.settle();
		const heads = await this.#log.list(workshopId, { document, after, limit: limit + 1 });
		const revisions = heads.slice(0, limit).map(({ seq, document, at, participantId, sessionId, bytes }) => ({
			seq,
			document,
			at: new Date(at).toISOString(),
			participantId,
			sessionId,
			bytes
		}));
		return { revisions, next: heads.length > limit ? (revisions.at(-1)?.seq ?? null) : null };
	}

	async changes(workshopId: string, query: ChangesQuery): Promise<ChangesPage> {
		await this.#live.settle();
		return this.#history.changes(workshopId, query);
	}

	async difference(workshopId: string, from: number, to: number): Promise<Difference | null> {
		await this.#live.settle();
		const head = await this.#log.head(workshopId);
		return from > to || to > head ? null : this.#history.difference(workshopId, from, to);
	}

	async authorship(workshopId: string, seq?: number): Promise<({ seq: number } & Authorship) | null> {
		await this.#live.settle();
		const head = await this.#log.head(workshopId);
		if (seq !== undefined && seq > head) return null;
		return { seq: seq ?? head, ...(await this.#history.authorship(workshopId, seq ?? head)) };
	}

	async activity(workshopId: string, buckets: number): Promise<Activity> {
		await this.#live.settle();
		return this.#history.activity(workshopId, buckets);
	}

	async overview(workshopId: string, query: OverviewQuestion): Promise<TrailOverview> {
		await this.#live.settle();
		return this.#history.overview(workshopId, query);
	}

	async facts(workshopId: string): Promise<readonly Fact[]> {
		await this.#live.settle();
		return this.#history.facts(workshopId);
	}

	async lastBefore(workshopId: string, atMs: number): Promise<number> {
		await this.#live.settle();
		let [before, after] = [0, (await this.#log.head(workshopId)) + 1];
		while (after - before > 1) {
			const middle = Math.floor((before + after) / 2);
			const [revision] = await this.#log.list(workshopId, { after: middle - 1, limit: 1 });
			if (revision && revision.at < atMs) before = middle;
			else after = middle;
		}
		return before;
	}

	async board(workshopId: string, seq: number): Promise<Board> {
		await this.#live.settle();
		return boardOf(await this.#history.boardAt(workshopId, seq));
	}

	async notesAdded(workshopId: string): Promise<NoteAdded[]> {
		await this.#live.settle();
		return (await this.#history.boardChanges(workshopId))
			.filter(({ what, deed }) => what === 'note' && deed === 'added')
			.map(({ id, fromSeq, participantId }) => ({ id, seq: fromSeq, participantId }));
	}

	async removedFromBoard(workshopId: string): Promise<RemovedAnswer[]> {
		await this.#live.settle();
		return readRemovals(this.#log, workshopId);
	}

	async renegotiations(workshopId: string): Promise<Renegotiation[]> {
		await this.#live.settle();
		return this.#history.renegotiations(workshopId);
	}

	async renegotiationPage(workshopId: string, query: RenegotiationQuestion): Promise<RenegotiationPage> {
		await this.#live.settle();
		return this.#history.renegotiationPage(workshopId, query);
	}

	async turns(workshopId: string): Promise<StatementTurns[]> {
		await this.#live.settle();
		return this.#history.turns(workshopId);
	}

	async story(workshopId: string, query: StoryQuestion): Promise<StoryPage> {
		await this.#live.settle();
		return this.#history.story(workshopId, query);
	}

	async moment(workshopId: string, wanted: MomentWanted): Promise<TrailMoment> {
		await this.#live.settle();
		return this.#history.moment(workshopId, wanted);
	}

	async summaryText(workshopId: string, session: string | null, seq?: Seq): Promise<SummaryTexts> {
		await this.#live.settle();
		const live = seq === undefined ? this.#live.stored(documentName(workshopId, 'summary')) : null;
		if (live) return readSummaryText(live.doc, session);
		return this.#history.summaryText(workshopId, session, seq ?? (await this.#log.head(workshopId)));
	}

	async restore(
		workshopId: string,
		{ participantId, seq, what }: { participantId: string; seq: number; what: Restorable }
	): Promise<{ seq: number | null } | null> {
		await this.#live.settle();
		if (seq > (await this.#log.head(workshopId))) return null;
		const words = await this.#history.wordsAt(workshopId, seq);
		const change = (doc: Y.Doc) => restoreWording(doc, { words, what, origin: doc });
		return {
			seq: await this.#live.edit(documentName(workshopId, 'negotiation'), { participantId, restores: seq, change })
		};
	}

	/** @param untilMs when the next revision came: who joined later was not there yet */
	async #stateAt(workshopId: string, seq: Seq, untilMs?: number): Promise<WorkshopState> {
		const negotiation = await this.#history.wordingAt(workshopId, seq);
		const facts = (await this.#history.facts(workshopId)).filter((fact) => fact.seq <= seq);
		return this.#state(workshopId, { seq, negotiation, facts, untilMs });
	}

	async #state(workshopId: string, { seq, negotiation, facts, untilMs = Infinity }: Moment): Promise<WorkshopState> {
		const profile = await this.#workshops.profile(workshopId);
		if (!profile) throw new Error(`No workshop is stored under the id ${workshopId}`);
		const { id, title, question, language } = profile;
		const { problem, plan } = negotiation;
		const state = fold(facts);
		const parties = await this.#workshops.parties(workshopId);
		const everybody = await this.#workshops.participants(workshopId);
		const participants = everybody.filter(({ joinedAt }) => Date.parse(joinedAt) <= untilMs);
		const around = { participants: participants.map((participant) => participant.id) };
		const standings = slotAnswers(state, negotiation, around);
		return {
			id,
			title,
			question,
			language,
			seq,
			problem: Object.fromEntries(
				PROBLEM_SLOTS.map((slot): [string, SlotState] => [slot, { ...problem[slot], ...standings[slot] }])
			) as WorkshopState['problem'],
			plan: plan.map(({ detail, ...action }) => ({
				...action,
				detail: detail.text,
				detailMarkdown: detail.markdown,
				...actionAnswer(state, { ...action, detail }, around)
			})),
			parties,
			participants: everybody,
			...tableAnswer(state, { parties, participants })
		};
	}
}

/** What is known of one moment. */
interface Moment {
	seq: Seq;
	negotiation: Negotiation;
	facts: readonly Fact[];
	untilMs?: number;
}
