/** What others have changed while this page was open: a list to look in, and now and then one sentence to hear. */
import type { Statement } from '$lib/history/types';
import type { Fact } from '$lib/workshop/fact';

/** What somebody else did: wrote, or decided. */
export type News =
	| {
			about: 'wording';
			statement: Statement;
			/** The action's title then; '' for the problem. */
			title: string;
	  }
	| { about: 'fact'; fact: Fact }
	| {
			about: 'board';
			what: 'added' | 'changed' | 'removed';
			/** The name of the area where it was; null in none. */
			area: string | null;
	  };

/** News of somebody. */
export type NewsOf = News & {
	/** Null when it cannot be told who it was. */
	participantId: string | null;
	name: string;
};

export type RemoteChange = NewsOf & {
	/** Unique in this page. */
	id: number;
	/** When it last went on; Unix time in milliseconds. */
	at: number;
};

/** Longer pauses begin a new entry. */
const FOLD_MS = 60_000;
const MOST_KEPT = 40;
/** No more than one sentence in this time. */
const SENTENCE_MS = 7_000;
/** Nothing is said while the person writes, nor this long after. */
const SILENCE_MS = 2_500;
const STORED_KEY = 'rundbord:announce';

export class RemoteChangesController {
	/** Newest first. */
	list = $state.raw<readonly RemoteChange[]>([]);
	/** How many of them came since the list was last looked at. */
	unseen = $state(0);
	/** Whether changes are said aloud; remembered in this browser. */
	isAnnouncing = $state(true);
	/** What the live region should say; each time a new array. Empty until there is something. */
	toAnnounce = $state.raw<readonly RemoteChange[]>([]);
	private readonly clock: () => number;
	private pending: RemoteChange[] = [];
	private lastSaid = -Infinity;
	private lastOwn = -Infinity;
	private nextId = 1;
	private timer: ReturnType<typeof setInterval> | null = null;

	constructor(clock: () => number = Date.now) {
		this.clock = clock;
	}

	/** Begins to speak. Call in a browser only. */
	start(): void {
		this.isAnnouncing = localStorage.getItem(STORED_KEY) !== 'off';
		this.timer = setInterval(() => this.speakIfDue(), 1_000);
	}

	destroy(): void {
		if (this.timer) clearInterval(this.timer);
	}

	note(change: NewsOf): void {
		const at = this.clock();
		const same = this.list.find((before) => at - before.at < FOLD_MS && isSame(before, change));
		const entry = { ...change, id: same?.id ?? this.nextId++, at };
		this.list = [entry, ...this.list.filter(({ id }) => id !== entry.id)].slice(0, MOST_KEPT);
		if (!same) this.unseen += 1;
		this.pending = [...this.pending.filter(({ id }) => id !== entry.id), entry];
	}

	/** The person wrote something: others' changes can wait. */
	noteOwn(): void {
		this.lastOwn = this.clock();
	}

	markSeen(): void {
		this.unseen = 0;
	}

	setAnnouncing(isAnnouncing: boolean): void {
		this.isAnnouncing = isAnnouncing;
		localStorage.setItem(STORED_KEY, isAnnouncing ? 'on' : 'off');
	}

	/** Hands over what is waiting when it may be said now. */
	speakIfDue(): void {
		const now = this.clock();
		if (!this.isAnnouncing) this.pending = [];
		if (this.pending.length === 0 || now - this.lastSaid < SENTENCE_MS || now - this.lastOwn < SILENCE_MS) return;
		this.toAnnounce = this.pending;
		this.pending = [];
		this.lastSaid = now;
	}
}

function isSame(a: NewsOf, b: NewsOf): boolean {
	if (a.participantId !== b.participantId) return false;
	if (a.about === 'board') return b.about === 'board' && a.what === b.what && a.area === b.area;
	if (a.about === 'fact') return b.about === 'fact' && subjectOf(a.fact) === subjectOf(b.fact);
	return b.about === 'wording' && JSON.stringify(a.statement) === JSON.stringify(b.statement);
}

/** Somebody who answers the same thing again has said one thing, not two. */
function subjectOf(fact: Fact): string {
	return `${fact.kind} ${'statement' in fact ? fact.statement : fact.id}`;
}
