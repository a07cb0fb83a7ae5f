/**
 * What this person has answered in a hidden round. The server seals answers from everybody, so the page remembers its
 * own person's by itself, in this tab only.
 */
import type { StatementId } from '$lib/document/wording';
import type { StanceAnswer } from '$lib/workshop/stances';

type Answers = Readonly<Record<StatementId, StanceAnswer>>;

const STORED_KEY = 'rundbord:round';

export class RoundsController {
	private kept = $state.raw<{ round: string; answers: Answers }>({ round: '', answers: {} });

	/** Takes up what was answered before a reload. Call in a browser only. */
	restore(): void {
		try {
			const stored = JSON.parse(sessionStorage.getItem(STORED_KEY) ?? 'null') as typeof this.kept | null;
			if (stored && typeof stored.round === 'string') this.kept = stored;
		} catch {
			// What is no memory of a round is none.
		}
	}

	/** @returns what this person answered to a statement of a round; null for nothing yet */
	ownAnswer(round: string, statement: StatementId): StanceAnswer | null {
		return this.kept.round === round ? (this.kept.answers[statement] ?? null) : null;
	}

	keep(round: string, statement: StatementId, answer: StanceAnswer): void {
		const before = this.kept.round === round ? this.kept.answers : {};
		this.kept = { round, answers: { ...before, [statement]: answer } };
		sessionStorage.setItem(STORED_KEY, JSON.stringify(this.kept));
	}
}
