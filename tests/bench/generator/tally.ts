/** Counts who has what of whom, exactly: every keystroke from its writer to each receiver. */
import { Histogram, type Percentiles } from '../histogram.ts';

export interface TypingReport {
	/** Keystrokes typed while it counted, and their deliveries to everybody else. */
	sent: number;
	deliveries: number;
	deliveredPercent: number;
	/** Keystrokes that came to somebody before one the same person typed earlier. */
	gaps: number;
	/** From the writer's socket to each receiver, in milliseconds. */
	delivery: Percentiles;
	/** From the writer's socket to the last receiver. */
	toAll: Percentiles;
	/** From the writer's socket to the server's word that it has it. */
	acknowledgement: Percentiles;
	presence: Percentiles;
}

export class Tally {
	readonly people: number;
	readonly perPerson: number;
	/** Next clock, by receiver and writer. */
	#seen: Uint32Array;
	#seenPresence: Uint32Array;
	#sentAt: Float64Array;
	#presenceSentAt: Float64Array;
	#left: Uint16Array;
	#typed: Uint32Array;
	#from = Number.POSITIVE_INFINITY;
	#until = Number.POSITIVE_INFINITY;
	#sent = 0;
	#deliveries = 0;
	#gaps = 0;
	/** All deliveries so far, whenever they were sent; for the cost of one. */
	arrivals = 0;
	#delivery = new Histogram();
	#toAll = new Histogram();
	#acknowledgement = new Histogram();
	#presence = new Histogram();

	constructor(people: number, perPerson: number) {
		this.people = people;
		this.perPerson = perPerson;
		this.#seen = new Uint32Array(people * people);
		this.#seenPresence = new Uint32Array(people * people);
		this.#sentAt = new Float64Array(people * perPerson);
		this.#presenceSentAt = new Float64Array(people * perPerson * 4);
		this.#left = new Uint16Array(people * perPerson).fill(people - 1);
		this.#typed = new Uint32Array(people);
	}

	/** From now on what is typed counts. */
	begin(): void {
		this.#from = performance.now();
	}

	/** What is typed from now on counts no more; what was typed before still does when it arrives. */
	end(): void {
		this.#until = performance.now();
	}

	typed(writer: number): number {
		return this.#typed[writer] as number;
	}

	seen(receiver: number, writer: number): number {
		return this.#seen[receiver * this.people + writer] as number;
	}

	/** @returns the number of the keystroke, from 0 */
	type(writer: number): number {
		const clock = this.#typed[writer] as number;
		this.#typed[writer] = clock + 1;
		const now = performance.now();
		this.#sentAt[writer * this.perPerson + clock] = now;
		this.#seen[writer * this.people + writer] = clock + 1;
		if (this.#counts(now)) this.#sent += 1;
		return clock;
	}

	movePresence(writer: number, clock: number): void {
		this.#presenceSentAt[this.#presenceAt(writer, clock)] = performance.now();
	}

	receive(receiver: number, writer: number, clock: number, length: number, now: number): void {
		const index = receiver * this.people + writer;
		const seen = this.#seen[index] as number;
		const end = clock + length;
		if (receiver === writer || end <= seen) return;
		if (clock > seen) this.#gaps += 1;
		for (let at = Math.max(seen, clock); at < end; at += 1) {
			this.arrivals += 1;
			const keystroke = writer * this.perPerson + at;
			const sentAt = this.#sentAt[keystroke] as number;
			const left = (this.#left[keystroke] as number) - 1;
			this.#left[keystroke] = left;
			if (!this.#counts(sentAt)) continue;
			this.#deliveries += 1;
			this.#delivery.add(now - sentAt);
			if (left === 0) this.#toAll.add(now - sentAt);
		}
		this.#seen[index] = end;
	}

	receivePresence(receiver: number, writer: number, clock: number, now: number): void {
		const index = receiver * this.people + writer;
		if (receiver === writer || clock <= (this.#seenPresence[index] as number)) return;
		this.#seenPresence[index] = clock;
		const sentAt = this.#presenceSentAt[this.#presenceAt(writer, clock)] as number;
		if (this.#counts(sentAt)) this.#presence.add(now - sentAt);
	}

	acknowledged(sentAt: number): void {
		if (this.#counts(sentAt)) this.#acknowledgement.add(performance.now() - sentAt);
	}

	/** Whether everything that counts has come to everybody. */
	get isComplete(): boolean {
		return this.#deliveries === this.#sent * (this.people - 1);
	}

	report(): TypingReport {
		const wanted = this.#sent * (this.people - 1);
		return {
			sent: this.#sent,
			deliveries: this.#deliveries,
			deliveredPercent: wanted === 0 ? 0 : (100 * this.#deliveries) / wanted,
			gaps: this.#gaps,
			delivery: this.#delivery.percentiles(),
			toAll: this.#toAll.percentiles(),
			acknowledgement: this.#acknowledgement.percentiles(),
			presence: this.#presence.percentiles()
		};
	}

	#counts(sentAt: number): boolean {
		return sentAt >= this.#from && sentAt < this.#until;
	}

	#presenceAt(writer: number, clock: number): number {
		return writer * this.perPerson * 4 + (clock % (this.perPerson * 4));
	}
}
