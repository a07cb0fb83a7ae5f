/** What is shown of a meeting's summary itself. Names are there as far as the edition that is shown has them. */
export interface MinutesView {
	meeting: string;
	/** A moment, as it is said. */
	until: string;
	/** Whether nothing can be corrected any more. */
	isOver: boolean;
	approvals: number;
	approvedBy: readonly string[];
	/** Of those who were there. */
	notAnswered: number;
	objections: readonly { who: string; text: string; day: string }[];
	/** What the one who looks says of it; null for nothing. */
	mine: 'approve' | 'object' | null;
	/** null until it is frozen. `isHere`: whether its files are. */
	frozen: { outcome: 'approved' | 'objected'; day: string; fingerprint: string; isHere: boolean } | null;
}
