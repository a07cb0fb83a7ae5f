/** The days somebody asked a summary for, as they wrote them, and why those are not what is shown. */
export interface DaysAsked {
	from: string;
	to: string;
	fault: 'no-day' | 'order' | 'nothing' | null;
}
