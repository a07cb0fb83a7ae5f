/** Every refusal of the API: its stable word, its status, and its title in both languages. */

import { REFUSAL_PROBLEMS } from './refusal-words.ts';
import { ARCHIVE_FAULTS } from './archive-words.ts';

interface Words {
	da: string;
	en: string;
}

/** The problems by `kind`. A kind keeps its meaning and status for good; words may be improved. */
export const PROBLEMS = {
	...REFUSAL_PROBLEMS,
	'malformed-json': {
		status: 400,
		da: 'Indholdet er ikke gyldig JSON.',
		en: 'The body is not valid JSON.'
	},
	'invalid-input': {
		status: 400,
		da: 'Noget af det, der blev sendt, kan ikke bruges.',
		en: 'Something in the request cannot be used.'
	},
	unauthorized: {
		status: 401,
		da: 'Linket virker ikke. Det kan være skiftet ud; bed en af de andre om et nyt.',
		en: 'This link does not work. It may have been replaced; ask one of the others for a new one.'
	},
	'other-workshop': {
		status: 403,
		da: 'Linket hører til et andet forløb.',
		en: 'This link belongs to another workshop.'
	},
	'participant-needed': {
		status: 403,
		da: 'Det kan kun deltagere. Deltag i forløbet først.',
		en: 'Only participants can do this. Join the workshop first.'
	},
	'invite-needed': {
		status: 403,
		da: 'Man deltager med et link til at deltage. Bed en af deltagerne om det.',
		en: 'Joining takes an invite link. Ask one of the participants for it.'
	},
	'cross-site': {
		status: 403,
		da: 'Forespørgslen kom fra en anden side og er afvist.',
		en: 'The request came from another site and is refused.'
	},
	'not-found': {
		status: 404,
		da: 'Adressen findes ikke.',
		en: 'There is nothing at this address.'
	},
	'unknown-revision': {
		status: 404,
		da: 'Forløbet har ikke en version med det nummer.',
		en: 'The workshop has no revision with that number.'
	},
	'unknown-stretch': {
		status: 404,
		da: 'Forløbet har ikke det møde eller de versioner, eller der skete intet i de dage.',
		en: 'The workshop has no such meeting or revisions, or nothing happened on those days.'
	},
	'unknown-code': {
		status: 404,
		da: 'Koden passer ikke til noget forløb. Se efter, om den er skrevet rigtigt.',
		en: 'The code fits no workshop. Check that it is typed correctly.'
	},
	'archive-refused': {
		status: 422,
		da: 'Arkivet kan ikke hentes ind. Intet af det er gemt.',
		en: 'The archive cannot be brought in. Nothing of it was stored.'
	},
	'archive-type': {
		status: 415,
		da: 'Et arkiv skal sendes som application/zip.',
		en: 'An archive must be sent as application/zip.'
	},
	'file-too-large': {
		status: 413,
		da: 'Filen er for stor til at være et referat; højst 32 MB.',
		en: 'The file is too large to be a summary; 32 MB at most.'
	},
	'file-type': {
		status: 415,
		da: 'Send filen som application/octet-stream, eller dens SHA-256 som application/json.',
		en: 'Send the file as application/octet-stream, or its SHA-256 as application/json.'
	},
	'method-not-allowed': {
		status: 405,
		da: 'Det kan man ikke gøre på denne adresse.',
		en: 'This address does not answer that method.'
	},
	'too-large': {
		status: 413,
		da: 'Indholdet er for stort; højst 64 KB.',
		en: 'The body is too large; 64 KB at most.'
	},
	'unsupported-media-type': {
		status: 415,
		da: 'Indholdet skal sendes som application/json.',
		en: 'The body must be sent as application/json.'
	},
	'too-many-requests': {
		status: 429,
		da: 'Det går for stærkt lige nu. Vent lidt, og prøv igen.',
		en: 'That was too much too fast. Wait a little and try again.'
	},
	internal: {
		status: 500,
		da: 'Noget gik galt hos os. Det, der var gemt, er stadig gemt.',
		en: 'Something went wrong on our side. What was saved is still saved.'
	},
	'store-failed': {
		status: 503,
		da: 'Det kunne ikke gemmes lige nu. Prøv igen om lidt.',
		en: 'It could not be saved right now. Try again shortly.'
	},
	'not-ready': {
		status: 503,
		da: 'Serveren er ikke klar. Prøv igen om lidt.',
		en: 'The server is not ready. Try again shortly.'
	},
	'store-full': {
		status: 507,
		da: 'Der er ikke plads til at gemme mere. Sig det til den, der driver serveren.',
		en: 'There is no room to save more. Tell whoever runs the server.'
	}
} as const satisfies Record<string, Words & { status: number }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** What can be wrong with one field or parameter; a sentence without its full stop. */
export const FAULTS = {
	...ARCHIVE_FAULTS,
	'not-an-object': { da: 'indholdet skal være et JSON-objekt', en: 'the body must be a JSON object' },
	title: { da: 'skal være en tekst på 1 til 200 tegn', en: 'must be a text of 1 to 200 characters' },
	question: { da: 'skal være en tekst på højst 1000 tegn', en: 'must be a text of at most 1000 characters' },
	name: { da: 'skal være en tekst på 1 til 80 tegn', en: 'must be a text of 1 to 80 characters' },
	party: { da: 'skal være en tekst på højst 80 tegn', en: 'must be a text of at most 80 characters' },
	'control-characters': {
		da: 'må ikke indeholde styretegn',
		en: 'must not hold control characters'
	},
	language: { da: 'skal være da eller en', en: 'must be da or en' },
	device: { da: 'skal være true eller false', en: 'must be true or false' },
	code: { da: 'skal være en tekst på højst 100 tegn', en: 'must be a text of at most 100 characters' },
	'link-kind': { da: 'skal være invite eller view', en: 'must be invite or view' },
	'whole-number': { da: 'skal være et helt tal fra 0 og op', en: 'must be a whole number, 0 or more' },
	limit: { da: 'skal være et helt tal fra 1 til 1000', en: 'must be a whole number from 1 to 1000' },
	document: {
		da: 'skal være negotiation, canvas, record eller summary',
		en: 'must be negotiation, canvas, record or summary'
	},
	profile: { da: 'skal være group, journal eller public', en: 'must be group, journal or public' },
	seq: { da: 'skal være et helt tal fra 0 og op', en: 'must be a whole number, 0 or more' },
	restorable: {
		da: 'skal være et punkt, hele problemet eller hele planen',
		en: 'must be a statement, the whole problem or the whole plan'
	},
	stretches: { da: 'skal være et helt tal fra 1 til 1000', en: 'must be a whole number from 1 to 1000' },
	order: { da: 'skal være oldest eller newest', en: 'must be oldest or newest' },
	part: { da: 'skal være opening, eller udelades', en: 'must be opening, or left out' },
	day: { da: 'skal være en dag, som findes (ÅÅÅÅ-MM-DD)', en: 'must be a day that exists (YYYY-MM-DD)' },
	'day-after': { da: 'må ikke ligge efter toDay', en: 'must not be after toDay' },
	'from-after-to': { da: 'må ikke være større end to', en: 'must not be greater than to' },
	'command-kind': { da: 'skal være et af de navne, som beskrivelsen nævner', en: 'must be one of the names described' },
	id: { da: 'skal være et id', en: 'must be an id' },
	statement: {
		da: 'skal være problem: og et felt, eller plan: og en handlings id',
		en: 'must be problem: and a slot, or plan: and the id of an action'
	},
	statements: { da: 'skal være all eller en liste af punkter', en: 'must be all, or a list of statements' },
	list: { da: 'skal være en liste med 1 til 300 led', en: 'must be a list of 1 to 300 items' },
	level: {
		da: 'skal være agree, reservations, aside, talk eller object',
		en: 'must be agree, reservations, aside, talk or object'
	},
	chip: {
		da: 'skal være newParticipant, newKnowledge, triedIt, disagreement eller givenMoved',
		en: 'must be newParticipant, newKnowledge, triedIt, disagreement or givenMoved'
	},
	sha256: { da: 'skal være en SHA-256 i 64 tegn, 0-9 og a-f', en: 'must be a SHA-256 in 64 digits, 0-9 and a-f' },
	'marker-number': { da: 'skal være et helt tal fra 1 og op', en: 'must be a whole number, 1 or more' },
	fit: { da: 'skal være fits, doesNot eller unsure', en: 'must be fits, doesNot or unsure' },
	sector: {
		da: 'skal være municipality, association, citizens, company, education eller other',
		en: 'must be municipality, association, citizens, company, education or other'
	},
	mode: { da: 'skal være live eller days', en: 'must be live or days' },
	step: { da: 'skal være et helt tal fra 0 til 99', en: 'must be a whole number from 0 to 99' },
	hat: {
		da: 'skal være facilitator, timekeeper, scribe eller host',
		en: 'must be facilitator, timekeeper, scribe or host'
	},
	'meets-at': { da: 'skal være en dag, eller en dag og et klokkeslæt', en: 'must be a day, or a day and a time' },
	'party-name': { da: 'skal være en tekst på 1 til 80 tegn', en: 'must be a text of 1 to 80 characters' },
	'text-500': { da: 'skal være en tekst på højst 500 tegn', en: 'must be a text of at most 500 characters' },
	'text-1000': { da: 'skal være en tekst på 1 til 1000 tegn', en: 'must be a text of 1 to 1000 characters' },
	'text-4000': { da: 'skal være en tekst på højst 4000 tegn', en: 'must be a text of at most 4000 characters' },
	'record-id': { da: 'skal være et id på tavlen, som shape:…', en: 'must be an id on the board, as in shape:…' },
	'note-kind': {
		da: 'skal være idea, experience, knowledge, question eller worry',
		en: 'must be idea, experience, knowledge, question or worry'
	},
	'minutes-answer': { da: 'skal være approve, object eller withdraw', en: 'must be approve, object or withdraw' },
	'note-language': { da: 'skal være et sprog, som da', en: 'must be a language, as in da' },
	subject: {
		da: 'skal begynde med note:, problem: eller plan:',
		en: 'must begin with note:, problem: or plan:'
	},
	priority: { da: 'skal være strong, possible eller notNow', en: 'must be strong, possible or notNow' },
	'card-subject': {
		da: 'skal være stuck, unknown, notAllowed, limit eller dilemma',
		en: 'must be stuck, unknown, notAllowed, limit or dilemma'
	},
	'card-signature': { da: 'skal være name, party eller nobody', en: 'must be name, party or nobody' },
	'card-answer': { da: 'skal være question, offer eller sameHere', en: 'must be question, offer or sameHere' },
	'gathering-place': {
		da: 'skal være problem, plan, board eller et område som area:shape:…',
		en: 'must be problem, plan, board or an area as in area:shape:…'
	},
	repeated: { da: 'må kun være der én gang', en: 'must be given only once' }
} as const satisfies Record<string, Words>;

export type Fault = keyof typeof FAULTS;
