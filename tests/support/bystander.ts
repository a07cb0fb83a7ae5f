/** Somebody who works on while others misbehave: what happens to them shows whether it mattered. */
import { expect } from 'vitest';
import type * as Y from 'yjs';
import type { Refusal } from '../../server/collaboration/validation/refusal.ts';
import { readNegotiation } from '../../src/lib/document/read.ts';
import type { RevisionEntry } from '../../src/lib/server/application.ts';
import { refusals } from './metrics.ts';
import {
	api,
	join,
	openDocument,
	startWorkshop,
	writeParagraph,
	type LiveDocument,
	type TestPerson,
	type TestWorkshop
} from './people.ts';

export class Bystander {
	readonly url: string;
	readonly workshop: TestWorkshop;
	readonly person: TestPerson;
	readonly live: LiveDocument;
	#typed = '';
	#text: Y.XmlText;

	private constructor(parts: {
		url: string;
		workshop: TestWorkshop;
		person: TestPerson;
		live: LiveDocument;
		text: Y.XmlText;
	}) {
		this.url = parts.url;
		this.workshop = parts.workshop;
		this.person = parts.person;
		this.live = parts.live;
		this.#text = parts.text;
	}

	/** Alice starts a workshop and writes into the slot "known". */
	static async start(url: string): Promise<Bystander> {
		const workshop = await startWorkshop(url);
		const person = await join(url, workshop, 'Alice');
		const live = openDocument(url, { name: `${workshop.id}/negotiation`, token: person.token });
		await live.synced;
		const text = writeParagraph(live.doc, 'known', '');
		await live.saved();
		return new Bystander({ url, workshop, person, live, text });
	}

	get documentName(): string {
		return `${this.workshop.id}/negotiation`;
	}

	/** Everything typed so far. */
	get typed(): string {
		return this.#typed;
	}

	/** Types a word, and waits until it is acknowledged. */
	async types(word: string): Promise<void> {
		this.#text.insert(this.#text.length, word);
		this.#typed += word;
		await this.live.saved();
	}

	/** @returns how many revisions the workshop has */
	async head(): Promise<number> {
		const { seq } = await api<{ seq: number }>(this.url, `/workshops/${this.workshop.id}`, {
			token: this.person.token
		});
		return seq;
	}

	/** @returns the revisions after a seq, at most 500 */
	async revisionsAfter(seq: number): Promise<RevisionEntry[]> {
		const path = `/workshops/${this.workshop.id}/revisions?limit=500&after=${seq}`;
		return (await api<{ revisions: RevisionEntry[] }>(this.url, path, { token: this.person.token })).revisions;
	}

	/**
	 * Types before, during and after what somebody else does, and looks at what came of it: it is counted once, for the
	 * reason given; nothing of it is stored; and she is not disturbed.
	 */
	async seesRefused<Outcome>(reason: Refusal, misbehave: () => Promise<Outcome>): Promise<Outcome> {
		await this.types('a');
		const [counted, stored] = await Promise.all([refusals(this.url, reason), this.head()]);
		const misbehaviour = misbehave();
		await this.types('b');
		const outcome = await misbehaviour;
		await this.types('c');
		// A line that is cut says nothing: the server may hear of it after what she typed.
		await expect
			.poll(() => refusals(this.url, reason))
			.toEqual({ all: counted.all + 1, ofReason: counted.ofReason + 1 });
		const ofAlice = [this.person.participantId, this.person.participantId];
		expect((await this.revisionsAfter(stored)).map(({ participantId }) => participantId)).toEqual(ofAlice);
		expect(readNegotiation(this.live.doc).problem).toMatchObject({
			statement: { text: '' },
			known: { text: this.#typed }
		});
		return outcome;
	}

	leave(): void {
		this.live.leave();
	}
}
