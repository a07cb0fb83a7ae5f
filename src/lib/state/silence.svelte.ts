/**
 * One's own notes that nobody else sees. What is typed is sent as one types and kept sealed by the server; what could not
 * be sent stays in this browser until it could.
 */
import type { SilentNote } from '$lib/workshop/silence';
import type { Outcome, SendCommand } from './commands';
import { newId } from './new-id';

/** A note of one's own, with the silence it was written in and whether the server has it. */
export interface OwnNote extends SilentNote {
	silence: string;
	isSaved: boolean;
}

/** How long after the last letter a note is sent, and how long after a failure it is tried again. */
const SEND_MS = 1_000;
const RETRY_MS = 4_000;

export class SilenceController {
	/** In the order in which they were begun. */
	notes = $state.raw<readonly OwnNote[]>([]);
	/** Whether the last try to send failed. */
	hasFailed = $state(false);
	readonly isSaved = $derived(this.notes.every((note) => note.isSaved));
	private readonly send: SendCommand;
	private readonly read: () => Promise<readonly (SilentNote & { silence: string })[]>;
	private readonly storedKey: string;
	private timer: ReturnType<typeof setTimeout> | null = null;
	private sending: Promise<void> | null = null;

	/**
	 * @param read asks the server for one's own notes
	 * @param storedKey what unsent notes are kept under in this browser
	 */
	constructor({
		send,
		read,
		storedKey
	}: {
		send: SendCommand;
		read: () => Promise<readonly (SilentNote & { silence: string })[]>;
		storedKey: string;
	}) {
		this.send = send;
		this.read = read;
		this.storedKey = storedKey;
	}

	/** Takes up what the server has, and what was not sent. Call in a browser only. */
	async load(): Promise<void> {
		const unsent = this.notes.length > 0 ? this.notes.filter((note) => !note.isSaved) : readStored(this.storedKey);
		const stored = await this.read().catch(() => null);
		if (stored === null) {
			this.notes = unsent;
			return;
		}
		const saved = stored
			.filter(({ id }) => unsent.every((other) => other.id !== id))
			.map((note) => ({ ...note, isSaved: true }));
		this.notes = [...saved, ...unsent];
		if (unsent.length > 0) this.sendSoon(0);
	}

	destroy(): void {
		if (this.timer) clearTimeout(this.timer);
		this.keepUnsent();
	}

	/** Begins a note. @returns its id */
	add(silence: string): string {
		const id = newId();
		this.notes = [...this.notes, { id, silence, words: '', noteKind: '', language: '', isSaved: true }];
		return id;
	}

	write(id: string, change: Partial<Pick<SilentNote, 'words' | 'noteKind' | 'language'>>): void {
		this.notes = this.notes.map((note) => (note.id === id ? { ...note, ...change, isSaved: false } : note));
		this.keepUnsent();
		this.sendSoon(SEND_MS);
	}

	async remove(id: string): Promise<void> {
		const note = this.notes.find((other) => other.id === id);
		this.notes = this.notes.filter((other) => other.id !== id);
		this.keepUnsent();
		if (note) await this.send({ kind: 'discardSilentNote', silence: note.silence, note: id });
	}

	/** Sends what waits, now. */
	async flush(): Promise<void> {
		if (this.timer) clearTimeout(this.timer);
		this.timer = null;
		await this.sending;
		this.sending = this.sendAll();
		await this.sending;
		this.sending = null;
	}

	/** Lays out one's own notes of a silence on the board. */
	async revealMine(silence: string): Promise<Outcome> {
		await this.flush();
		const outcome = await this.send({ kind: 'revealMine', silence });
		if (outcome.kind === 'accepted') await this.load();
		return outcome;
	}

	private sendSoon(afterMs: number): void {
		if (this.timer) clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.flush(), afterMs);
	}

	private async sendAll(): Promise<void> {
		let hasFailed = false;
		for (const { id } of this.notes.filter((note) => !note.isSaved)) {
			const note = this.notes.find((other) => other.id === id);
			if (!note) continue;
			const { silence, words, noteKind, language } = note;
			const outcome = await this.send({ kind: 'writeSilentNote', silence, note: { id, words, noteKind, language } });
			if (outcome.kind === 'accepted') this.mark(note);
			else if (outcome.reason === 'note-laid-out') this.renew(id);
			else hasFailed = true;
		}
		this.hasFailed = hasFailed;
		this.keepUnsent();
		const isWaiting = this.notes.some((note) => !note.isSaved);
		if (isWaiting && this.timer === null) this.sendSoon(hasFailed ? RETRY_MS : SEND_MS);
	}

	/** What was typed on while it was sent is still to be sent. */
	private mark(sent: OwnNote): void {
		this.notes = this.notes.map((note) => (note === sent ? { ...note, isSaved: true } : note));
	}

	/** It was laid out while it was being written: what is in it now is a note of its own. */
	private renew(id: string): void {
		this.notes = this.notes.map((note) => (note.id === id ? { ...note, id: newId() } : note));
	}

	private keepUnsent(): void {
		const unsent = this.notes.filter((note) => !note.isSaved);
		if (unsent.length === 0) localStorage.removeItem(this.storedKey);
		else localStorage.setItem(this.storedKey, JSON.stringify(unsent));
	}
}

function readStored(key: string): OwnNote[] {
	try {
		const stored = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown;
		return Array.isArray(stored) ? stored.filter(isOwnNote) : [];
	} catch {
		return [];
	}
}

function isOwnNote(value: unknown): value is OwnNote {
	if (typeof value !== 'object' || value === null) return false;
	const { id, silence, words } = value as Partial<OwnNote>;
	return typeof id === 'string' && typeof silence === 'string' && typeof words === 'string';
}
