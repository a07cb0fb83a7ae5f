/** How much of the board may be deleted from this page, so that it can be said in words before the server refuses it. */
import { DeletionAccount, type DeletionsLeft } from '$lib/document/board-deletions';

/** What was not deleted, since it was too much. */
interface TooMuch {
	records: number;
	left: number;
}

export class DeletionLimit {
	/** The last deletion that was held back; set anew each time. */
	heldBack = $state.raw<TooMuch | null>(null);
	private account: DeletionAccount;
	private readonly storedKey: string | null;

	/** @param storedKey where the account is kept between visits; null for a reader, and where it is not kept */
	constructor(storedKey: string | null) {
		this.storedKey = storedKey;
		this.account = new DeletionAccount(Date.now());
	}

	/** Takes up the account as the last visit left it. Call in a browser only. */
	restore(): void {
		if (this.storedKey === null) return;
		this.account = new DeletionAccount(Date.now(), readLeft(localStorage.getItem(this.storedKey)));
	}

	setConnected(isConnected: boolean): void {
		this.account.setConnected(isConnected, Date.now());
	}

	/** @returns whether so many records may be deleted now; where not, that is what the page tells */
	allows(records: number): boolean {
		const left = this.account.left(Date.now());
		if (records > left) this.heldBack = { records, left };
		return records <= left;
	}

	noteDeleted(records: number): void {
		if (records === 0) return;
		const left = this.account.spend(records, Date.now());
		if (this.storedKey !== null) localStorage.setItem(this.storedKey, JSON.stringify(left));
	}
}

/** @param stored what this browser remembers; anything that is no account gives none */
function readLeft(stored: string | null): DeletionsLeft | null {
	try {
		const value = JSON.parse(stored ?? 'null') as Partial<DeletionsLeft> | null;
		if (typeof value?.left !== 'number' || typeof value.at !== 'number') return null;
		return { left: value.left, at: value.at };
	} catch {
		return null;
	}
}
