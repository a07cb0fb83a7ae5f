/** Parked questions: what is not to be settled now, and is not to be forgotten. */
import { accept, factOf, refuse, type Decision, type Family, type Rules } from './family.ts';

export type ParkingCommand =
	{ kind: 'parkQuestion'; text: string } | { kind: 'settleQuestion'; question: string; answer?: string };

export type ParkingFact =
	{ kind: 'QuestionParked'; text: string } | { kind: 'QuestionSettled'; question: string; answer: string };

export interface ParkedQuestion {
	id: string;
	text: string;
	by: string | null;
	seq: number;
	at: string;
	session: string | null;
	/** null while it is parked. */
	settled: { answer: string; by: string | null; at: string } | null;
}

export interface ParkingState {
	/** Oldest first. */
	readonly questions: readonly ParkedQuestion[];
}

export const parking: Family<ParkingState> = {
	initial: { questions: [] },
	evolve: {
		QuestionParked: ({ questions }, { id, text, by, seq, at, session }) => ({
			questions: [...questions, { id, text, by, seq, at, session, settled: null }]
		}),
		QuestionSettled: ({ questions }, { question, answer, by, at }) => ({
			questions: questions.map((parked) =>
				parked.id === question ? { ...parked, settled: { answer, by, at } } : parked
			)
		})
	}
};

export const parkingRules: Rules<ParkingCommand['kind']> = {
	decide: {
		parkQuestion(state, { text }, context): Decision {
			return accept(factOf(state, context, { kind: 'QuestionParked', text: text.trim() }));
		},
		settleQuestion(state, { question: id, answer = '' }, context): Decision {
			const question = state.parking.questions.find((candidate) => candidate.id === id);
			if (!question) return refuse('unknown-question');
			if (question.settled) return refuse('question-settled');
			return accept(factOf(state, context, { kind: 'QuestionSettled', question: id, answer: answer.trim() }));
		}
	}
};
