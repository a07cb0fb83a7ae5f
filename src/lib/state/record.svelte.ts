/** The workshop's facts as the page sees them: the record document on one side, what they add up to on the other. */
import * as Y from 'yjs';
import { evolve } from '$lib/workshop/evolve';
import { readFacts, type Fact } from '$lib/workshop/fact';
import { INITIAL_STATE, type State } from '$lib/workshop/state';

/** The record's only type: its facts, oldest first. */
const FACTS = 'facts';

const MOST_NEWS = 60;

export class RecordController {
	readonly doc = new Y.Doc();
	state = $state.raw<State>(INITIAL_STATE);
	/** Oldest first. What a newer program recorded is passed over. */
	facts = $state.raw<readonly Fact[]>([]);
	/** The facts that came while this page was open, oldest first; no more than the last few. */
	news = $state.raw<readonly Fact[]>([]);
	/** Whether the record is here; until then nothing can be said of markers or stances. */
	isLive = $state(false);
	private readonly onNews: (facts: readonly Fact[]) => void;
	private stop: (() => void) | null = null;

	/** @param onNews is told of facts that come after the record was first read */
	constructor(onNews: (facts: readonly Fact[]) => void) {
		this.onNews = onNews;
	}

	/** Reads the record, and follows it from now on. */
	goLive(): void {
		if (this.stop) return;
		const array = this.doc.getArray<unknown>(FACTS);
		const onChange = (event: Y.YArrayEvent<unknown>) => {
			const added = appendedTo(this.facts.length, event);
			if (added === null) this.readAll(array);
			else this.take(added, { areNews: true });
		};
		array.observe(onChange);
		this.stop = () => array.unobserve(onChange);
		this.readAll(array);
		this.isLive = true;
	}

	destroy(): void {
		this.stop?.();
		this.doc.destroy();
	}

	/** Begins again: facts were changed in their place, as when something in them was erased. */
	private readAll(array: Y.Array<unknown>): void {
		this.state = INITIAL_STATE;
		this.facts = [];
		this.take(array.toArray(), { areNews: false });
	}

	private take(stored: readonly unknown[], { areNews }: { areNews: boolean }): void {
		const facts = readFacts(stored);
		this.state = facts.reduce(evolve, this.state);
		this.facts = [...this.facts, ...facts];
		if (!areNews || facts.length === 0) return;
		this.news = [...this.news, ...facts].slice(-MOST_NEWS);
		this.onNews(facts);
	}
}

/** @returns what a change added at the end; null when it changed anything else */
function appendedTo(length: number, { changes }: Y.YArrayEvent<unknown>): readonly unknown[] | null {
	const [first, second, ...rest] = changes.delta;
	if (length === 0 && second === undefined && Array.isArray(first?.insert)) return first.insert as unknown[];
	if (first?.retain !== length || !Array.isArray(second?.insert) || rest.length > 0) return null;
	return second.insert as unknown[];
}
