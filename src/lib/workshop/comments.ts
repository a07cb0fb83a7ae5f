/** Comments on what stands on the board or in the sheets. They are said once and not rewritten; anyone settles one. */
import { accept, factOf, refuse, type Context, type Family, type Rules } from './family.ts';

export interface CommentAdded {
	kind: 'CommentAdded';
	/** `note:{recordId}`, `problem:{slot}` or `plan:{actionId}` */
	subject: string;
	text: string;
}

export interface CommentSettled {
	kind: 'CommentSettled';
	comment: string;
}

export type CommentsFact = CommentAdded | CommentSettled;

export type CommentsCommand =
	{ kind: 'addComment'; subject: string; text: string } | { kind: 'settleComment'; comment: string };

export interface Comment {
	/** The id of the fact that said it. */
	id: string;
	subject: string;
	text: string;
	by: string | null;
	at: string;
	/** Who settled it, and when; null while it stands open. */
	settled: { by: string | null; at: string } | null;
}

export interface CommentsState {
	/** In the order in which they were said. */
	readonly all: readonly Comment[];
}

export const comments: Family<CommentsState> = {
	initial: { all: [] },
	evolve: {
		CommentAdded: ({ all }, { id, subject, text, by, at }) => ({
			all: [...all, { id, subject, text, by, at, settled: null }]
		}),
		CommentSettled: ({ all }, { comment: id, by, at }) => ({
			all: all.map((comment) => (comment.id === id ? { ...comment, settled: { by, at } } : comment))
		})
	}
};

export const commentsRules: Rules<CommentsCommand['kind']> = {
	readsBoard: true,
	decide: {
		addComment(state, { subject, text }, context) {
			if (!isThere(subject, context)) return refuse('unknown-subject');
			return accept(factOf(state, context, { kind: 'CommentAdded', subject, text }));
		},
		settleComment(state, { comment: id }, context) {
			const comment = state.comments.all.find((other) => other.id === id);
			if (!comment || comment.settled) return refuse('unknown-comment');
			return accept(factOf(state, context, { kind: 'CommentSettled', comment: id }));
		}
	}
};

function isThere(subject: string, { table, note }: Pick<Context, 'table' | 'note'>): boolean {
	return subject.startsWith('note:') ? note(subject.slice(5)) !== null : table.wordingOf(subject) !== null;
}

/** @returns the comments on one thing */
export function commentsOn({ all }: CommentsState, subject: string): readonly Comment[] {
	return all.filter((comment) => comment.subject === subject);
}
