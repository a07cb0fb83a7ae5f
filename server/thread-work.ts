/** For threads beside the one that serves people: they take orders, and when the processor is busy they get little of it. */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Answered, Ordered } from './idle-thread.ts';

/**
 * Does what this thread is asked to do, from now on, behind the other threads of the process.
 * @param work does an order; what it throws is answered with its message
 * @param given memory of the answer that goes over to the asker instead of being copied
 */
export function serveOrders<Value>(
	work: (order: never) => Value | Promise<Value>,
	given: (value: Value) => ArrayBuffer[] = () => []
): void {
	goBehind();
	const answer = async ({ id, order }: Ordered<never>): Promise<void> => {
		try {
			const value = await work(order);
			parentPort?.postMessage({ id, value } satisfies Answered<Value>, given(value));
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			parentPort?.postMessage({ id, error: message } satisfies Answered<Value>);
		}
	};
	parentPort?.on('message', (ordered: Ordered<never>) => void answer(ordered));
}

/**
 * Only where the system counts priority by thread, as Linux does (`man 2 setpriority`, "C library/kernel differences"):
 * elsewhere it would be the whole process's.
 */
function goBehind(): void {
	if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
