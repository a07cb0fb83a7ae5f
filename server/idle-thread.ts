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

export class IdleThread<Order, Value> {
	#file: URL;
	#idleMs: number;
	#worker: Worker | null = null;
	#idle: NodeJS.Timeout | undefined;
	#ordered = 0;
	#waiting = new Map<number, Asker<Value>>();

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
		return new Promise((resolve, reject) => {
			const id = (this.#ordered += 1);
			this.#waiting.set(id, { resolve, reject });
			this.#running().postMessage({ id, order } satisfies Ordered<Order>);
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
			if (this.#waiting.size > 0) return this.#endWhenIdle();
			void this.#worker?.terminate();
			this.#worker = null;
		}, this.#idleMs).unref();
	}

	#start(): Worker {
		const worker = new Worker(this.#file);
		worker.unref();
		worker.on('message', (answer: Answered<Value>) => {
			const asker = this.#waiting.get(answer.id);
			this.#waiting.delete(answer.id);
			if ('error' in answer) asker?.reject(new Error(answer.error));
			else asker?.resolve(answer.value);
		});
		const fail = (error: Error) => {
			// The next order starts another.
			if (this.#worker !== worker) return;
			this.#worker = null;
			for (const { reject } of this.#waiting.values()) reject(error);
			this.#waiting.clear();
		};
		worker.on('error', fail);
		worker.on('exit', () => fail(new Error('The thread ended before it had the answer')));
		return worker;
	}
}
