/** Why a command is refused, in words; by the refusals of `workshop/refusal.ts`. */
import type { RefusalKind } from '../../workshop/refusal.ts';

export const REFUSAL_PROBLEMS = {
	'unknown-statement': {
		status: 404,
		da: 'Punktet findes ikke længere.',
		en: 'This part of the text is not there any more.'
	},
	'wording-changed': {
		status: 409,
		da: 'Teksten er ændret, siden du så den. Læs den igen, og svar på den, som den er nu.',
		en: 'The text has changed since you saw it. Read it again and answer it as it is now.'
	},
	'nothing-to-mark': {
		status: 409,
		da: 'Der er ikke noget nyt at sætte pejlemærke ved: det gælder allerede, eller der står ikke noget endnu.',
		en: 'There is nothing new to mark: it holds already, or nothing is written yet.'
	},
	'reservation-incomplete': {
		status: 400,
		da: 'Skriv, hvad forbeholdet er.',
		en: 'Write what the reservation is.'
	},
	'objection-incomplete': {
		status: 400,
		da: 'Skriv, hvad der kan gå galt, og hvad der skulle ændres.',
		en: 'Write what may go wrong, and what would have to change.'
	},
	'unknown-reservation': {
		status: 404,
		da: 'Forbeholdet findes ikke, eller det er trukket tilbage.',
		en: 'The reservation is not there, or has been withdrawn.'
	},
	'reservation-not-yours': {
		status: 403,
		da: 'Kun den, der har taget forbeholdet, kan trække det tilbage.',
		en: 'Only the person who made the reservation can withdraw it.'
	},
	'round-open': {
		status: 409,
		da: 'En runde er allerede i gang. Vis eller afbryd den først.',
		en: 'A round is already open. Reveal or cancel it first.'
	},
	'no-open-round': { status: 409, da: 'Runden er ikke i gang længere.', en: 'The round is not open any more.' },
	'unknown-marker': {
		status: 404,
		da: 'Punktet har ikke et pejlemærke med det nummer.',
		en: 'There is no marker with that number here.'
	},
	'reason-incomplete': {
		status: 400,
		da: 'Vælg en grund, eller skriv en.',
		en: 'Choose a reason, or write one.'
	},
	'unknown-action': { status: 404, da: 'Handlingen findes ikke længere.', en: 'The action is not there any more.' },
	'agreement-changed': {
		status: 409,
		da: 'Aftalen er ændret, siden du så den. Læs den igen, før du siger ja.',
		en: 'What is agreed has changed since you saw it. Read it again before you say yes.'
	},
	'not-responsible': {
		status: 403,
		da: 'Kun den ansvarlige, eller en fra den ansvarlige part, kan sige ja.',
		en: 'Only the person responsible, or somebody of the party responsible, can say yes.'
	},
	'no-yes-to-withdraw': {
		status: 409,
		da: 'Der er ikke noget ja, du kan trække tilbage.',
		en: 'There is no yes that you can take back.'
	},
	'problem-moved-on': {
		status: 409,
		da: 'Problemet har fået et nyt pejlemærke. Se på det, og svar igen.',
		en: 'The problem has a new marker. Look at it and answer again.'
	},
	'unknown-party': { status: 404, da: 'Parten findes ikke.', en: 'There is no such party.' },
	'party-name-taken': {
		status: 409,
		da: 'En anden part hedder allerede sådan. Er det den samme, så slå dem sammen.',
		en: 'Another party has that name already. If it is the same one, merge them.'
	},
	'same-party': { status: 409, da: 'Det er allerede den samme part.', en: 'They are the same party already.' },
	'not-your-party': {
		status: 403,
		da: 'Kun en fra parten selv kan skrive, hvordan den ser på det.',
		en: 'Only somebody of the party can write how it sees things.'
	},
	'session-open': {
		status: 409,
		da: 'Et møde er allerede i gang. Afslut det først.',
		en: 'A meeting is already open. End it first.'
	},
	'no-open-session': { status: 409, da: 'Der er ikke noget møde i gang.', en: 'No meeting is open.' },
	'unknown-meeting': { status: 404, da: 'Forløbet har ikke det møde.', en: 'The workshop has no such meeting.' },
	'meeting-not-over': {
		status: 409,
		da: 'Mødet er ikke slut endnu. Referatet kan godkendes, når det er.',
		en: 'The meeting is not over yet. Its summary can be approved when it is.'
	},
	'minutes-frozen': {
		status: 409,
		da: 'De syv dage er gået, og referatet er låst. Det ændres ikke mere.',
		en: 'The seven days are over, and the summary is frozen. It does not change any more.'
	},
	'objection-empty': {
		status: 400,
		da: 'Skriv, hvad du har imod referatet.',
		en: 'Write what you have against the summary.'
	},
	'nothing-said': {
		status: 409,
		da: 'Du har ikke sagt noget om referatet, der kan trækkes tilbage.',
		en: 'You have said nothing of the summary that could be taken back.'
	},
	'no-steps': {
		status: 409,
		da: 'Mødet følger ingen opskrift, så det har ingen trin.',
		en: 'The meeting follows no recipe, so it has no steps.'
	},
	'hat-not-yours': { status: 409, da: 'Du har ikke den kasket på.', en: 'You are not wearing that hat.' },
	'unknown-question': { status: 404, da: 'Spørgsmålet findes ikke.', en: 'There is no such question.' },
	'question-settled': {
		status: 409,
		da: 'Spørgsmålet er allerede afklaret.',
		en: 'The question is settled already.'
	},
	'no-open-gathering': { status: 409, da: 'Det er ikke i gang længere.', en: 'It is not open any more.' },
	'silence-open': { status: 409, da: 'I skriver allerede i stilhed.', en: 'You are writing in silence already.' },
	'no-open-silence': {
		status: 409,
		da: 'Tiden til at skrive i stilhed er forbi.',
		en: 'The time for writing in silence is over.'
	},
	'note-laid-out': {
		status: 409,
		da: 'Sedlen ligger allerede på tavlen. Ret den dér.',
		en: 'The note is on the board already. Change it there.'
	},
	'too-many-notes': {
		status: 409,
		da: 'Du har skrevet så mange sedler, som der er plads til.',
		en: 'You have written as many notes as there is room for.'
	},
	'nothing-written': {
		status: 409,
		da: 'Du har ikke skrevet noget, der kan vises.',
		en: 'You have written nothing that can be shown.'
	},
	'prioritising-open': {
		status: 409,
		da: 'I er allerede i gang med at prioritere.',
		en: 'You are prioritising already.'
	},
	'no-open-prioritising': {
		status: 409,
		da: 'Prioriteringen er ikke i gang længere.',
		en: 'The prioritising is not open any more.'
	},
	'unknown-card': { status: 404, da: 'Kortet findes ikke.', en: 'There is no such card.' },
	'no-party': { status: 409, da: 'Du er ikke med i en part.', en: 'You are of no party.' },
	'no-cards-waiting': { status: 409, da: 'Der venter ingen kort.', en: 'No cards are waiting.' },
	'answer-incomplete': { status: 400, da: 'Skriv et svar.', en: 'Write an answer.' },
	'said-already': { status: 409, da: 'Det har du allerede sagt.', en: 'You have said so already.' },
	'unknown-subject': {
		status: 404,
		da: 'Det, kommentaren handler om, findes ikke længere.',
		en: 'What the comment is about is not there any more.'
	},
	'unknown-comment': { status: 404, da: 'Kommentaren findes ikke.', en: 'There is no such comment.' },
	'unknown-note': { status: 404, da: 'Sedlen findes ikke på tavlen.', en: 'The note is not on the board.' }
} as const satisfies Record<RefusalKind, { status: number; da: string; en: string }>;
