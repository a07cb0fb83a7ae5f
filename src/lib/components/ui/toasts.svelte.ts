/** Short messages that pass: a controller in the root layout's context, shown by ToastRegion. */
import { getContext, setContext } from 'svelte';

export interface ToastMessage {
	text: string;
	/** One thing to do about it, such as undoing. The message then stays longer. */
	action?: { label: string; onSelect: () => void };
	kind?: 'info' | 'holds' | 'stuck';
}

export type Toast = ToastMessage & { id: number };

const PASSING_MS = 5000;
const WITH_ACTION_MS = 12_000;
const MOST_AT_ONCE = 3;
const KEY = Symbol('toasts');

export class Toasts {
	list = $state<Toast[]>([]);
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows the timers
	#timers = new Map<number, ReturnType<typeof setTimeout>>();
	#nextId = 1;

	/** Shows a message; the oldest makes room. */
	show(message: ToastMessage): void {
		const toast = { ...message, id: this.#nextId++ };
		for (const old of this.list.slice(0, Math.max(0, this.list.length + 1 - MOST_AT_ONCE))) this.dismiss(old.id);
		this.list.push(toast);
		this.#pass(toast);
	}

	dismiss(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	/** Keeps every message while somebody reads or is about to press. */
	hold(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	release(): void {
		for (const toast of this.list) this.#pass(toast);
	}

	#pass(toast: Toast): void {
		clearTimeout(this.#timers.get(toast.id));
		const timer = setTimeout(() => this.dismiss(toast.id), toast.action ? WITH_ACTION_MS : PASSING_MS);
		this.#timers.set(toast.id, timer);
	}
}

/** Called once, by the root layout. */
export function provideToasts(): Toasts {
	return setContext(KEY, new Toasts());
}

/** @throws outside the root layout */
export function useToasts(): Toasts {
	const toasts = getContext<Toasts | undefined>(KEY);
	if (!toasts) throw new Error('No toasts here: src/routes/+layout.svelte provides them with provideToasts().');
	return toasts;
}
