/** What stood on the board right after `seq` and is gone: all of it, or what one person deleted up to a revision. */
export interface BringBack {
	seq: number;
	deleted?: { by: string | null; upTo: number };
}
