/** Everybody at one document, in one process: each with a socket of their own, typing from a script. */
import { PROBLEM_SLOTS } from '../../../src/lib/document/shape.ts';
import { pointerFrame, POINTERS_FROM, presenceFrame, type LanguageName } from './language.ts';
import { EMPTY_UPDATE, Person, type Hand, type Seat } from './person.ts';
import { writeMoves, writeScript, type Script } from './script.ts';
import { visitStructs, type Cursor } from './structs.ts';
import { Tally } from './tally.ts';
import { TldrawPerson } from './tldraw-person.ts';
import type { Typist } from './typist.ts';

export interface CrowdOptions {
	port: number;
	language: LanguageName;
	seats: readonly Seat[];
	keystrokesPerSecond: number;
	/** Carets a person moves a second; 0: none. */
	presencesPerSecond: number;
	/** How long they will type at most. */
	maxSeconds: number;
	/** A board's document, which the server has or is given first: then everybody moves a note instead of typing. */
	board?: { state: Uint8Array; isThere: boolean };
	/** Whether somebody whose line breaks comes back. */
	returns: boolean;
}

/** How long a page waits before it tries to come back: the provider's own delays, doubling, with chance in them. */
const RETURN_MS = { least: 1_000, first: 1_000, most: 15_000 };

export class Crowd {
	readonly tally: Tally;
	readonly acknowledged: Uint32Array;
	/** Why people lost their line. */
	readonly breaks: string[] = [];
	/** The longest that anything was done too late here. */
	worstLagMs = 0;
	#options: CrowdOptions;
	#script: Script;
	#writers: Map<number, number>;
	#people: Typist[];
	#setupSeen: Uint32Array;
	#ready = 0;
	#onChange: () => void = () => undefined;
	#typing: NodeJS.Timeout | null = null;
	#isLeaving = false;

	constructor(options: CrowdOptions) {
		this.#options = options;
		const { seats, keystrokesPerSecond, maxSeconds } = options;
		const perPerson = Math.ceil(keystrokesPerSecond * maxSeconds) + 2;
		const { board } = options;
		this.#script = board ? writeMoves(seats.length, perPerson, board.state) : writeScript(seats.length, perPerson);
		this.#writers = new Map(this.#script.clientIds.map((clientId, person) => [clientId, person]));
		this.tally = new Tally(seats.length, perPerson);
		this.acknowledged = new Uint32Array(seats.length);
		this.#setupSeen = new Uint32Array(seats.length);
		const isTldraw = options.language === 'tldraw';
		this.#people = seats.map((seat, index) => (isTldraw ? this.#tldrawPerson(seat, index) : this.#person(seat, index)));
	}

	get receivedBytes(): number {
		return this.#people.reduce((sum, person) => sum + person.receivedBytes, 0);
	}

	get readyCount(): number {
		return this.#ready;
	}

	/** Brings everybody in, a few at a time. */
	async connect(): Promise<void> {
		const AT_ONCE = 20;
		for (let from = 0; from < this.#people.length; from += AT_ONCE) {
			const some = this.#people.slice(from, from + AT_ONCE);
			some.forEach((person) => person.connect());
			await this.#until(() => some.every(({ isReady }) => isReady));
		}
	}

	/** Makes everybody's paragraph. */
	async setUp(): Promise<void> {
		const { clocks } = this.#script.setup;
		const [first] = this.#people as [Typist];
		first.setUp();
		this.#setupSeen[0] = clocks;
		await this.#until(() => this.#setupSeen.every((seen) => seen === clocks));
	}

	/** Everybody types on and on, each at their own moments, until `stop`. */
	start(): void {
		const { keystrokesPerSecond, presencesPerSecond } = this.#options;
		const streams = [this.#stream(keystrokesPerSecond, (person) => this.#type(person))];
		if (presencesPerSecond > 0) {
			const clocks = new Uint32Array(this.#people.length);
			streams.push(
				this.#stream(presencesPerSecond, (person) => {
					clocks[person] = (clocks[person] as number) + 1;
					this.#movePresence(person, clocks[person]);
				})
			);
		}
		const tick = () => {
			const now = performance.now();
			streams.forEach((run) => run(now));
			this.#typing = setTimeout(tick, 1);
		};
		tick();
	}

	stop(): void {
		if (this.#typing) clearTimeout(this.#typing);
		this.#typing = null;
	}

	leave(): void {
		this.stop();
		this.#isLeaving = true;
		this.#people.forEach((person) => person.leave());
	}

	/** @returns what everybody has typed so far */
	typedSoFar(): number[] {
		return this.#people.map((_, person) => this.tally.typed(person));
	}

	/** Whether everybody has at least so many of everybody's keystrokes. */
	allHave(keystrokes: readonly number[]): boolean {
		return this.#people.every((_, receiver) =>
			keystrokes.every((count, writer) => this.tally.seen(receiver, writer) >= count)
		);
	}

	clientIds(): readonly number[] {
		return this.#script.clientIds;
	}

	/** @returns something to call with the time: does what is due, person by person, evenly spread */
	#stream(perSecond: number, act: (person: number) => void): (now: number) => void {
		const count = this.#people.length;
		const startedAt = performance.now();
		const gapMs = 1000 / (perSecond * count);
		let done = 0;
		return (now) => {
			while (startedAt + done * gapMs <= now) {
				this.worstLagMs = Math.max(this.worstLagMs, now - (startedAt + done * gapMs));
				act(done % count);
				done += 1;
			}
		};
	}

	#type(index: number): void {
		if (this.tally.typed(index) >= this.tally.perPerson) return;
		const clock = this.tally.type(index);
		const person = this.#people[index] as Typist;
		if (person.isReady) person.type(clock);
	}

	#movePresence(index: number, clock: number): void {
		const person = this.#people[index] as Typist;
		if (!person.isReady) return;
		this.tally.movePresence(index, clock);
		person.movePresence(clock);
	}

	#hand(seat: Seat, index: number): Hand {
		const keystrokes = this.#script.keystrokes[index] as Uint8Array[];
		const client = this.#script.clientIds[index] as number;
		const place = `problem:${PROBLEM_SLOTS[index % PROBLEM_SLOTS.length] as string}`;
		return {
			clientId: client,
			setup: () => (this.#options.board?.isThere ? EMPTY_UPDATE : this.#script.setup.update),
			keystroke: (clock) => keystrokes[clock] as Uint8Array,
			after: (clock) => keystrokes.slice(clock, this.tally.typed(index)),
			presence: (language, clock) =>
				language.asksForPointers
					? pointerFrame(seat.documentName, { clock, person: index })
					: presenceFrame(language, { client, clock, caret: Math.max(0, this.tally.typed(index) - 1), place })
		};
	}

	#tldrawPerson(seat: Seat, index: number): TldrawPerson {
		const people = this.#options.seats.length;
		const { clocks } = this.#script.setup;
		return new TldrawPerson({
			port: this.#options.port,
			path: seat.path,
			index,
			people,
			onLetters: (writer, letters) => {
				const seen = this.tally.seen(index, writer);
				this.tally.receive(index, writer, seen, letters - seen, performance.now());
				this.#onChange();
			},
			onNotes: (count) => {
				if (count < people) return;
				this.#setupSeen[index] = clocks;
				this.#onChange();
			},
			onAcknowledged: (sentAt, count) => {
				this.acknowledged[index] = Math.max(this.acknowledged[index] as number, count);
				this.tally.acknowledged(sentAt);
			},
			onReady: () => {
				this.#ready += 1;
				this.#onChange();
			},
			onGone: (reason) => {
				if (!this.#isLeaving) this.breaks.push(reason);
			}
		});
	}

	#person(seat: Seat, index: number): Person {
		const { port, language } = this.#options;
		const { setup } = this.#script;
		const visit = (client: number, clock: number, length: number) => {
			const writer = this.#writers.get(client);
			if (writer !== undefined) this.tally.receive(index, writer, clock, length, now);
			else if (client === setup.clientId)
				this.#setupSeen[index] = Math.max(this.#setupSeen[index] as number, clock + length);
		};
		let now = 0;
		let tries = 0;
		const person = new Person({
			port,
			language,
			seat,
			clocks: () => this.#clocksOf(index),
			hand: this.#hand(seat, index),
			onUpdate: (cursor) => {
				now = performance.now();
				visitStructs(cursor, visit);
				this.#onChange();
			},
			onPresence: (cursor) => this.#receivePresence(index, cursor),
			onPointers: (cursor) => this.#receivePointers(index, cursor),
			onAcknowledged: (sentAt, count) => {
				this.acknowledged[index] = Math.max(this.acknowledged[index] as number, count);
				this.tally.acknowledged(sentAt);
			},
			onAnswer: () => undefined,
			onReady: () => {
				tries = 0;
				this.#ready += 1;
				this.#onChange();
			},
			onGone: (reason) => {
				if (this.#isLeaving) return;
				this.breaks.push(reason);
				this.#ready = this.#people.filter(({ isReady }) => isReady).length;
				if (!this.#options.returns) return;
				setTimeout(() => person.connect(), returnDelay(tries)).unref();
				tries += 1;
			}
		});
		return person;
	}

	#receivePresence(index: number, cursor: Cursor): void {
		const now = performance.now();
		for (let left = cursor.uint(); left > 0; left -= 1) {
			const writer = this.#writers.get(cursor.uint());
			const clock = cursor.uint();
			cursor.skipString();
			if (writer !== undefined) this.tally.receivePresence(index, writer, clock, now);
		}
	}

	#receivePointers(index: number, cursor: Cursor): void {
		const now = performance.now();
		// Whether they are changes or all there is makes no difference here; with nothing behind it, too many are here for pointers.
		cursor.uint();
		if (cursor.at === cursor.bytes.length) return;
		for (let people = cursor.uint(); people > 0; people -= 1) {
			cursor.uint();
			cursor.skipString();
		}
		for (let gone = cursor.uint(); gone > 0; gone -= 1) cursor.uint();
		while (cursor.at < cursor.bytes.length) {
			cursor.uint();
			const clock = cursor.int() - POINTERS_FROM;
			this.tally.receivePresence(index, cursor.int() - POINTERS_FROM, clock, now);
		}
	}

	#clocksOf(index: number): Map<number, number> {
		const clocks = new Map<number, number>();
		const setupSeen = this.#setupSeen[index] as number;
		if (setupSeen > 0) clocks.set(this.#script.setup.clientId, setupSeen);
		this.#script.clientIds.forEach((clientId, writer) => {
			const seen = this.tally.seen(index, writer);
			if (seen > 0) clocks.set(clientId, seen);
		});
		return clocks;
	}

	#until(isSo: () => boolean): Promise<void> {
		return new Promise((resolve, reject) => {
			const giveUp = setTimeout(
				() => reject(new Error(`Nothing more came: ${this.breaks[0] ?? 'no line broke'}`)),
				30_000
			);
			this.#onChange = () => {
				if (!isSo()) return;
				clearTimeout(giveUp);
				this.#onChange = () => undefined;
				resolve();
			};
			this.#onChange();
		});
	}
}

function returnDelay(tries: number): number {
	const most = Math.min(RETURN_MS.most, RETURN_MS.first * 2 ** tries);
	return RETURN_MS.least + Math.random() * (most - RETURN_MS.least);
}
