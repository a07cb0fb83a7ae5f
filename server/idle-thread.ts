/** A thread that does one kind of work: it starts with the first order, and ends when none has come in a while. */
import { Worker } from 'node:worker_threads';

export interface Ordered<Order> {
	id: number;
	order: Order;
}

export type Answered<Value> = { id: number; value: Value } | { id: number; error: string };

interface Asker<Value> {
	resolve: (value: Value) => void;
	reject: (error: Error) => void;
}

/** What a thread has been asked and has not answered. */
export class Asked<Order, Value> {
	#count = 0;
	#waiting = new Map<number, Asker<Value>>();

	get isEmpty(): boolean {
		return this.#waiting.size === 0;
	}

	/** @throws what `answered` or `fail` is told of */
	ask(order: Order, post: (ordered: Ordered<Order>) => void): Promise<Value> {
		return new Promise((resolve, reject) => {
			const id = (this.#count += 1);
			this.#waiting.set(id, { resolve, reject });
			post({ id, order });
		});
	}

	answered(answer: Answered<Value>): void {
		const asker = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if ('error' in answer) asker?.reject(new Error(answer.error));
		else asker?.resolve(answer.value);
	}

	/** The thread will answer nothing more. */
	fail(error: Error): void {
		for (const { reject } of this.#waiting.values()) reject(error);
		this.#waiting.clear();
	}
}

export class IdleThread<Order, Value> {
	#file: URL;
	#idleMs: number;
	#worker: Worker | null = null;
	#idle: NodeJS.Timeout | undefined;
	#asked = new Asked<Order, Value>();

	/**
	 * @param file what the thread runs; it calls `serveOrders`
	 * @param idleMs how long it stays when nobody asks it anything
	 */
	constructor(file: URL, idleMs: number) {
		this.#file = file;
		this.#idleMs = idleMs;
	}

	/** Starts it, so that the next order need not wait for that. */
	prepare(): void {
		this.#running();
	}

	/** @throws what the work threw, as an Error with its message; and when the thread ends before it has an answer */
	ask(order: Order): Promise<Value> {
		return this.#asked.ask(order, (ordered) => {
			this.#running().postMessage(ordered);
		});
	}

	async close(): Promise<void> {
		clearTimeout(this.#idle);
		await this.#worker?.terminate();
	}

	#running(): Worker {
		this.#endWhenIdle();
		return (this.#worker ??= this.#start());
	}

	#endWhenIdle(): void {
		clearTimeout(this.#idle);
		this.#idle = setTimeout(() => {
			if (!this.#asked.isEmpty) return this.#endWhenIdle();
			void this.#worker?.terminate();
			this.#worker = null;
		}, this.#idleMs).unref();
	}

	#start(): Worker {
		const worker = new Worker(this.#file);
		worker.unref();
		worker.on('message', (answer: Answered<Value>) => {
			this.#asked.answered(answer);
		});
		const fail = (error: Error) => {
			// The next order starts another.
			if (this.#worker !== worker) return;
			this.#worker = null;
			this.#asked.fail(error);
		};
		worker.on('error', fail);
		worker.on('exit', () => fail(new Error('The thread ended before it had the answer')));
		return worker;
	}
}
