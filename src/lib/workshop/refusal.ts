/** Why a command can be refused: stable words, told in both languages by the API's problem words. */
export const REFUSAL_KINDS = [
	'unknown-statement',
	'wording-changed',
	'nothing-to-mark',
	'reservation-incomplete',
	'objection-incomplete',
	'unknown-reservation',
	'reservation-not-yours',
	'round-open',
	'no-open-round',
	'unknown-marker',
	'reason-incomplete',
	'unknown-action',
	'agreement-changed',
	'not-responsible',
	'no-yes-to-withdraw',
	'problem-moved-on',
	'unknown-party',
	'party-name-taken',
	'same-party',
	'not-your-party',
	'session-open',
	'no-open-session',
	'hat-not-yours',
	'unknown-question',
	'question-settled'
] as const;

export type RefusalKind = (typeof REFUSAL_KINDS)[number];
