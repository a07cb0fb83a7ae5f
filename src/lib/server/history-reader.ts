/**
 * Answers questions about a workshop's history from the log alone: the wording at any moment, readable
 * changes, differences, and the shape of it all over time. Some answers take a second of work on a long
 * history, so the process asks a `HistoryReader` that runs in a thread of its own (`server/history-thread.ts`).
 */
import { authorship, type Authorship } from '../history/authorship.ts';
import { difference } from '../history/difference.ts';
import { summariseActivity } from '../history/activity.ts';
import {
	momentOf,
	overviewOf,
	type MomentWanted,
	type OverviewQuery,
	type TrailMarks,
	type TrailMoment,
	type TrailOverview
} from '../history/overview.ts';
import { meetingsOf, renegotiationsOf, type Meeting, type Renegotiation } from '../history/renegotiation.ts';
import {
	pageOfRenegotiations,
	type RenegotiationPage,
	type RenegotiationQuery
} from '../history/renegotiation-page.ts';
import { turnsOf, type StatementTurns } from '../history/turns.ts';
import { renegotiationOf, storyOf, type StoryPage, type StoryQuery } from '../history/story.ts';
import type { Activity, Change, Difference } from '../history/types.ts';
import type { Negotiation } from '../document/read.ts';
import { readRecord } from '../document/record.ts';
import { readSummaryText, type SummaryTexts } from '../document/summary-text.ts';
import type { BoardRecord } from '../document/board-records.ts';
import type { BoardChange } from '../history/board-history.ts';
import {
	boardDifference,
	boardThen,
	type BoardDifference,
	type BoardThen,
	type BoardThenQuery
} from '../history/board-then.ts';
import { statementId } from '../history/trail.ts';
import {
	applyOperation,
	decodeOperations,
	decodeWords,
	emptyWords,
	toNegotiation,
	type Words
} from '../history/words.ts';
import { fold } from '../workshop/evolve.ts';
import { unfrozenMinutes } from '../workshop/minutes.ts';
import { FoldedLog, type KeepPiece } from './folded-changes.ts';
import { BoardReader } from './board-reader.ts';
import { documentAt } from './document-at.ts';
import { keepLast } from './keep-last.ts';
import { OriginIndex } from './origin-index.ts';
import { RecordReader, type RecordReading } from './record-reader.ts';
import { readFacts, type Fact } from '../workshop/fact.ts';
import type { RevisionLog, Seq } from './store/port.ts';

export interface ChangesQuery {
	/** Only changes that begin after this revision. */
	after?: Seq;
	/** Only changes that begin before this revision. */
	before?: Seq;
	limit: number;
	/** Default: oldest first. */
	order?: 'oldest' | 'newest';
	/** Only changes of these statements: slot names and action ids. */
	statements?: readonly string[];
	/** Only changes by these participants. */
	participantIds?: readonly string[];
}

export interface ChangesPage {
	changes: Change[];
	/** The cursor of the next page (`after`, or `before` when newest first); null at the end. */
	next: Seq | null;
}

/** The same questions as the pure ones, with a meeting by its id; of one that is not there, nothing is found. */
type InMeeting<Query extends { meeting?: Meeting }> = Omit<Query, 'meeting'> & { meetingId?: string };
export type OverviewQuestion = InMeeting<OverviewQuery>;
export type StoryQuestion = InMeeting<StoryQuery>;
export type RenegotiationQuestion = InMeeting<RenegotiationQuery>;

/** All answers cover everything that is in the log when the question is asked. */
export interface HistoryQueries {
	wordingAt(workshopId: string, seq: Seq): Promise<Negotiation>;
	/** The same as the projection has it. */
	wordsAt(workshopId: string, seq: Seq): Promise<Words>;
	changes(workshopId: string, query: ChangesQuery): Promise<ChangesPage>;
	/** `from` ≤ `to`, both revisions of the workshop (0 is the empty start). */
	difference(workshopId: string, from: Seq, to: Seq): Promise<Difference>;
	/** @returns who wrote what stood right after `seq` */
	authorship(workshopId: string, seq: Seq): Promise<Authorship>;
	activity(workshopId: string, buckets: number): Promise<Activity>;
	overview(workshopId: string, query: OverviewQuestion): Promise<TrailOverview>;
	moment(workshopId: string, wanted: MomentWanted): Promise<TrailMoment>;
	/** Folds what is in the log, so that the next question about changes is answered at once. */
	prepare(workshopId: string): Promise<void>;
	/** In order. */
	facts(workshopId: string): Promise<readonly Fact[]>;
	/** In the order in which they opened. */
	renegotiations(workshopId: string): Promise<Renegotiation[]>;
	/** The same, some at a time and in short, newest first. */
	renegotiationPage(workshopId: string, query: RenegotiationQuestion): Promise<RenegotiationPage>;
	/** How each statement first read, how it reads now, and where it turned. */
	turns(workshopId: string): Promise<StatementTurns[]>;
	/** The changes, and what was said and decided between them, newest first. */
	story(workshopId: string, query: StoryQuestion): Promise<StoryPage>;
	/** @returns every record of the board as it was right after `seq` */
	boardAt(workshopId: string, seq: Seq): Promise<BoardRecord[]>;
	boardChanges(workshopId: string): Promise<readonly BoardChange[]>;
	/** @returns the board as it was right after `seq`, as much of it as is asked for */
	boardThen(workshopId: string, seq: Seq, query: BoardThenQuery): Promise<BoardThen>;
	/** `from` ≤ `to`. */
	boardDifference(workshopId: string, from: Seq, to: Seq): Promise<BoardDifference[]>;
	/** @param session null for the whole workshop */
	summaryText(workshopId: string, session: string | null, seq: Seq): Promise<SummaryTexts>;
	/** @returns the meetings that are over and whose summary is not frozen, with the moment at which it is to be (Unix time, ms) */
	unfrozenMinutes(workshopId: string): Promise<{ meeting: string; untilMs: number }[]>;
}

/** Of how many workshops what was told last is kept at hand. */
const MAX_TOLD = 8;

export class HistoryReader implements HistoryQueries {
	#log: RevisionLog;
	#folded: FoldedLog;
	#record: RecordReader;
	#origins: OriginIndex;
	#board: BoardReader;
	/** What was told last of each workshop, and how far the log had come. */
	#told = new Map<string, { head: Seq; renegotiations: Renegotiation[] }>();

	/** @param keep where folded changes are to be kept: the reader itself only reads */
	constructor(log: RevisionLog, { keep = null }: { keep?: KeepPiece | null } = {}) {
		this.#log = log;
		this.#folded = new FoldedLog(log, keep);
		this.#origins = new OriginIndex(log);
		this.#board = new BoardReader(log);
		this.#record = new RecordReader(log, (workshopId, seq) => this.wordsAt(workshopId, seq));
	}

	async wordingAt(workshopId: string, seq: Seq): Promise<Negotiation> {
		return toNegotiation(await this.wordsAt(workshopId, seq));
	}

	async wordsAt(workshopId: string, seq: Seq): Promise<Words> {
		const snapshot = await this.#log.snapshot(workshopId, seq);
		const words = snapshot ? decodeWords(snapshot.words) : emptyWords();
		for (const bytes of await this.#log.readWordsOnly(workshopId, { after: snapshot?.seq ?? 0, upTo: seq })) {
			for (const operation of decodeOperations(bytes)) applyOperation(words, operation);
		}
		return words;
	}

	async changes(workshopId: string, query: ChangesQuery): Promise<ChangesPage> {
		const { after = 0, before = Infinity, limit, order = 'oldest', statements, participantIds } = query;
		const wanted = (await this.#folded.changes(workshopId)).filter(
			(change) =>
				change.fromSeq > after &&
				change.fromSeq < before &&
				(!statements || statements.includes(statementId(change.statement))) &&
				(!participantIds || (change.participantId !== null && participantIds.includes(change.participantId)))
		);
		if (order === 'newest') wanted.reverse();
		const page = wanted.slice(0, limit);
		const last = page.at(-1)?.fromSeq;
		// Changes that begin at the same revision stay on one page: the cursor is a seq.
		for (let next = wanted[page.length]; next && next.fromSeq === last; next = wanted[page.length]) page.push(next);
		const renegotiations = await this.renegotiations(workshopId);
		const told = page.map((change): Change => {
			const reason = renegotiationOf(change, renegotiations)?.reason;
			return reason === undefined ? change : { ...change, reason };
		});
		return { changes: told, next: wanted.length > page.length ? (last ?? null) : null };
	}

	async boardAt(workshopId: string, seq: Seq): Promise<BoardRecord[]> {
		return this.#board.at(workshopId, seq);
	}

	async boardChanges(workshopId: string): Promise<readonly BoardChange[]> {
		return this.#board.changes(workshopId);
	}

	async boardThen(workshopId: string, seq: Seq, query: BoardThenQuery): Promise<BoardThen> {
		const now = await this.#board.at(workshopId, await this.#log.head(workshopId));
		const records = await this.#board.at(workshopId, seq);
		return boardThen(records, now, { ...query, seq: await this.#board.seqAt(workshopId, seq) });
	}

	async boardDifference(workshopId: string, from: Seq, to: Seq): Promise<BoardDifference[]> {
		if ((await this.#board.seqAt(workshopId, from)) === (await this.#board.seqAt(workshopId, to))) return [];
		const [before, after] = [await this.#board.at(workshopId, from), await this.#board.at(workshopId, to)];
		return boardDifference(before, after, { from, to, changes: await this.#board.changes(workshopId) });
	}

	async difference(workshopId: string, from: Seq, to: Seq): Promise<Difference> {
		return difference({
			before: await this.#updates(workshopId, { after: 0, upTo: from }),
			after: await this.#updates(workshopId, { after: from, upTo: to }),
			origins: await this.#origins.upTo(workshopId, to),
			from,
			to
		});
	}

	async authorship(workshopId: string, seq: Seq): Promise<Authorship> {
		const updates = await this.#updates(workshopId, { after: 0, upTo: seq });
		return authorship({ updates, origins: await this.#origins.upTo(workshopId, seq) });
	}

	/** @returns updates that bring the negotiation document from one moment to another: the last state kept in between, and on */
	async #updates(workshopId: string, { after, upTo }: { after: Seq; upTo: Seq }): Promise<Uint8Array[]> {
		const checkpoint = await this.#log.checkpoint(workshopId, 'negotiation', upTo);
		const state = checkpoint && checkpoint.seq > after ? checkpoint : null;
		const tail = await this.#log.readUpdates(workshopId, {
			document: 'negotiation',
			after: state?.seq ?? after,
			upTo
		});
		return [...(state ? [state.state] : []), ...tail.map(({ update }) => update)];
	}

	async activity(workshopId: string, buckets: number): Promise<Activity> {
		return summariseActivity(await this.#folded.changes(workshopId), buckets);
	}

	async overview(workshopId: string, { meetingId, ...query }: OverviewQuestion): Promise<TrailOverview> {
		const record = await this.#record.read(workshopId);
		const meetings = meetingsOf(fold(record.facts));
		return overviewOf(
			await this.#folded.changes(workshopId),
			{ ...query, ...meetingNamed(meetings, meetingId) },
			await this.#board.steps(workshopId),
			{
				meetings,
				stones: stonesIn(record),
				stretches: (await this.renegotiations(workshopId)).map(({ statement, openedSeq, closedSeq = null }) => ({
					statement,
					from: openedSeq,
					to: closedSeq
				}))
			}
		);
	}

	async moment(workshopId: string, wanted: MomentWanted): Promise<TrailMoment> {
		return momentOf(await this.#folded.changes(workshopId), wanted, await this.#board.steps(workshopId));
	}

	async prepare(workshopId: string): Promise<void> {
		await this.#folded.prepare(workshopId);
		await this.#record.read(workshopId);
		await this.#board.changes(workshopId);
	}

	async summaryText(workshopId: string, session: string | null, seq: Seq): Promise<SummaryTexts> {
		return readSummaryText(await documentAt(this.#log, workshopId, 'summary', seq), session);
	}

	async unfrozenMinutes(workshopId: string): Promise<{ meeting: string; untilMs: number }[]> {
		// Asked of every workshop when the server starts: the record alone is read, and nothing is kept at hand.
		const record = await documentAt(this.#log, workshopId, 'record', await this.#log.head(workshopId));
		return unfrozenMinutes(fold(readFacts(readRecord(record))));
	}

	async facts(workshopId: string): Promise<readonly Fact[]> {
		return (await this.#record.read(workshopId)).facts;
	}

	async renegotiations(workshopId: string): Promise<Renegotiation[]> {
		const head = await this.#log.head(workshopId);
		const told = this.#told.get(workshopId);
		if (told?.head === head) return told.renegotiations;
		const { facts, stretches, present } = await this.#record.read(workshopId);
		// Without a marker there is nothing to leave.
		const changes = stretches.length === 0 ? [] : await this.#folded.changes(workshopId);
		const renegotiations = renegotiationsOf({ stretches, changes, facts, present });
		keepLast(this.#told, workshopId, { head, renegotiations }, MAX_TOLD);
		return renegotiations;
	}

	async renegotiationPage(
		workshopId: string,
		{ meetingId, ...query }: RenegotiationQuestion
	): Promise<RenegotiationPage> {
		const { facts } = await this.#record.read(workshopId);
		const meeting = meetingNamed(meetingsOf(fold(facts)), meetingId);
		return pageOfRenegotiations(await this.renegotiations(workshopId), { ...query, ...meeting });
	}

	async turns(workshopId: string): Promise<StatementTurns[]> {
		const head = await this.#log.head(workshopId);
		const { facts } = await this.#record.read(workshopId);
		return turnsOf({
			changes: await this.#folded.changes(workshopId),
			renegotiations: await this.renegotiations(workshopId),
			facts,
			meetings: meetingsOf(fold(facts)),
			present: await this.wordingAt(workshopId, head)
		});
	}

	async story(workshopId: string, { meetingId, ...query }: StoryQuestion): Promise<StoryPage> {
		const { facts } = await this.#record.read(workshopId);
		const meetings = meetingsOf(fold(facts));
		const renegotiations = await this.renegotiations(workshopId);
		return storyOf(
			{
				changes: await this.#folded.changes(workshopId),
				board: await this.#board.steps(workshopId),
				facts,
				renegotiations,
				meetings
			},
			{ ...query, ...meetingNamed(meetings, meetingId) }
		);
	}
}

function stonesIn({ facts }: RecordReading): TrailMarks['stones'] {
	return facts.flatMap((fact) =>
		fact.kind === 'MarkerSet' ? fact.entries.map(({ statement }) => ({ statement, seq: fact.seq })) : []
	);
}

/** @returns the meeting as a part of a question; one that is not there is one in which nothing happened */
function meetingNamed(meetings: readonly Meeting[], id: string | undefined): { meeting?: Meeting } {
	if (id === undefined) return {};
	return { meeting: meetings.find((meeting) => meeting.id === id) ?? { id, title: '', from: 0, to: 0 } };
}
