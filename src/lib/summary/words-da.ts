import type { Words } from './words.ts';

export const DANISH: Words = {
	summary: 'Referat',
	fileNames: {
		summary: 'referat',
		plan: 'handlingsplan',
		changes: 'aendringer',
		stances: 'tilkendegivelser',
		board: 'tavle'
	},
	untitledFile: 'forloeb',
	question: 'Spørgsmålet',
	asOf: (moment, version) => `Sådan så det ud den ${moment} (version ${version})`,
	profile: 'Udgave',
	profileNames: { group: 'Gruppen', journal: 'Journal', public: 'Offentlig' },
	profileNotes: {
		group: 'Denne udgave viser navne og er til dem, der er med.',
		journal: 'Denne udgave viser kun navne på dem, der er ansvarlige. Navne skrevet inde i teksten er ikke fjernet.',
		public: 'Denne udgave viser parter, ikke personer. Navne skrevet inde i teksten er ikke fjernet.'
	},
	madeWith: 'Lavet med Rundbord af det, deltagerne har skrevet.',
	description: (title, moment) =>
		`Referat af forløbet »${title}«: problem, handlingsplan og ændringer, som de så ud den ${moment}`,
	shortDescription: 'Kort beskrivelse',
	date: 'Dato',
	contentsFile: 'indhold.txt',
	deadline: (action) => `Frist: ${action}`,
	page: 'Side',
	of: 'af',

	problemHeading: 'Problemet, som vi forstår det nu',
	slots: {
		statement: 'Problemet',
		affected: 'Hvem er berørt?',
		known: 'Det ved vi',
		unknown: 'Det ved vi ikke',
		excluded: 'Det handler det ikke om'
	},
	slotEmpty: 'Ikke udfyldt endnu.',

	planHeading: 'Handlingsplan',
	planEmpty: 'Der er ingen handlinger endnu.',
	number: 'Nr.',
	action: 'Handling',
	untitledAction: 'Handling uden titel',
	who: 'Hvem',
	when: 'Hvornår',
	subject: 'Hvad',
	level: 'Tilkendegivelse',
	count: 'Antal',
	notAnsweredLevel: 'Har ikke svaret',
	responsible: 'Ansvarlig',
	nobody: 'Ingen endnu',
	contributors: 'Bidrager',
	fields: {
		title: 'Titel',
		detail: 'Beskrivelse',
		firstStep: 'Første skridt',
		due: 'Frist',
		status: 'Status',
		signOfSuccess: 'Tegn på, at det lykkes',
		needs: 'Det kræver',
		existing: 'Det findes allerede',
		novelty: 'Hvordan det er nyt',
		adaptation: 'Sådan passer det her'
	},
	statuses: {
		draft: 'Udkast',
		waiting: 'Venter',
		active: 'I gang',
		stuck: 'Sidder fast',
		done: 'Færdig',
		dropped: 'Opgivet'
	},
	novelties: {
		new: 'Helt nyt',
		translated: 'Oversat fra et andet sted',
		developed: 'Videreudviklet',
		combined: 'En ny kombination'
	},

	changesHeading: 'Alle ændringer',
	changesEmpty: 'Der er ingen ændringer endnu.',
	changesEarlier: 'Her står de seneste ændringer. Alle ændringer kan læses i forløbets spor.',
	written: 'Skrevet',
	before: 'Før',
	now: 'Nu',
	nothing: '(tomt)',
	added: 'tilføjet',
	removed: 'fjernet',
	addedAction: 'Ny handling',
	removedAction: 'Handling fjernet',
	reason: 'Hvorfor',

	covers: 'Omfatter',
	wholeWorkshop: 'Hele forløbet',
	span: (from, to) => `Fra version ${from} til version ${to}`,
	days: (from, to) =>
		[from && `fra og med ${from}`, to && `til og med ${to}`]
			.filter(Boolean)
			.join(' ')
			.replace(/^./, (first) => first.toUpperCase()),
	meetings: 'Møder',
	meeting: 'Møde',
	untitledMeeting: 'Møde uden titel',
	stillOpen: 'er i gang',
	present: 'Til stede',
	hats: { facilitator: 'Ordstyrer', timekeeper: 'Tidsholder', scribe: 'Referent', host: 'Dørholder' },
	hatsHeading: 'Kasketter',

	shortHeading: 'Kort fortalt',

	minutes: {
		heading: 'Referatet',
		draft: (until) => `Udkast, som kan rettes til ${until}`,
		approved: (day) => `Låst ${day}. Ingen indsigelser`,
		objected: (day) => `Låst ${day}. Indsigelserne står nedenfor`,
		approvals: (count) => (count === 1 ? '1 har godkendt' : `${count} har godkendt`),
		noApprovals: 'ingen har godkendt',
		notAnswered: (count) => `${count} af dem, der var med, har ikke svaret`,
		correctionsHeading: 'Rettelser og indsigelser',
		corrections: 'Rettelser',
		objections: 'Indsigelser mod referatet'
	},

	standings: { draft: 'Udkast', holds: 'Gælder nu', renegotiating: 'Genforhandles' },
	markerNumber: (number) => `pejlemærke ${number}`,
	levels: {
		agree: 'Enig',
		reservations: 'Enig med forbehold',
		aside: 'Står udenfor',
		talk: 'Vil tale mere om det',
		object: 'Har en indvending'
	},
	levelCount: (level, count) =>
		({
			agree: count === 1 ? '1 enig' : `${count} enige`,
			reservations: count === 1 ? '1 enig med forbehold' : `${count} enige med forbehold`,
			aside: `${count} står udenfor`,
			talk: `${count} vil tale mere om det`,
			object: count === 1 ? '1 har en indvending' : `${count} har indvendinger`
		})[level],
	notAnswered: (count) => `${count} har ikke svaret`,
	stances: 'Tilkendegivelser',
	first: 'Først lød det',

	renegotiatedHeading: 'Genforhandlet: før, nu og hvorfor',
	renegotiatedEmpty: 'Intet, der gjaldt, er taget op igen.',
	outcomes: {
		marker: 'Ny ordlyd gælder',
		return: 'Den tidligere ordlyd gælder igen',
		open: 'Genforhandles stadig',
		removed: 'Taget ud af planen'
	},
	filledIn: 'Udfyldt siden',
	authors: 'Skrevet af',
	reasons: {
		newParticipant: 'Ny deltager',
		newKnowledge: 'Ny viden',
		triedIt: 'Vi prøvede det',
		disagreement: 'Uenighed',
		givenMoved: 'En ramme er flyttet'
	},
	noReason: 'Uden begrundelse',

	disagreementHeading: 'Forbehold og uenighed, der står',
	disagreementEmpty:
		'Ingen har en indvending eller et forbehold, der står. Hvor mange der ikke har svaret, står ved hvert punkt.',
	objection: 'Indvending',
	risk: 'Det kan ske',
	condition: 'Det skal ændres',
	reservation: 'Forbehold',
	earlierWording: 'om en tidligere ordlyd',
	perspectivesHeading: 'Sådan ser parterne selv problemet',

	saidYes: 'Sagde ja',
	waitsForYes: 'Venter på et ja',
	askedAgain: 'Skal sige ja igen: aftalen er ændret',
	dependsOn: 'Afhænger af',
	fit: 'Passer det stadig?',
	fits: {
		asked: 'Ikke besvaret. Problemet er ændret, siden handlingen blev aftalt',
		fits: 'Ja',
		doesNot: 'Nej',
		unsure: 'Usikkert'
	},
	answersMarker: (number) => `Svarer på problemet, pejlemærke ${number}`,

	markersHeading: 'Beslutninger: det satte vi pejlemærke ved',
	markersEmpty: 'Der er ikke sat pejlemærker endnu.',

	newHeading: 'Det nye her',
	newMissing: (actions) => `Vi har ikke skrevet, hvad der findes i forvejen, ved: ${actions}.`,

	gatheredHeading: 'Ressourcer og forventninger',
	gatheredFrom: 'Det, der blev skrevet på tavlens sedler, da mødet spurgte om det.',
	gathered: {
		needs: 'Det skal der til',
		resources: 'Det kan vi bidrage med',
		offers: 'Det findes allerede',
		missing: 'Berørte, og dem der mangler',
		combinations: 'Sat sammen på tværs',
		expectations: 'Forventninger til hinanden'
	},

	cardsHeading: 'Åbne kort: her er vi gået i stå',
	cards: {
		stuck: 'Vi er gået i stå',
		unknown: 'Vi ved ikke',
		notAllowed: 'Vi må ikke',
		limit: 'Vores grænse',
		dilemma: 'Dilemma'
	},
	cardBy: { question: 'Spørgsmål', offer: 'Tilbud om hjælp', nobody: 'Uden navn' },
	sameHere: (count) => `Også hos ${count} andre`,

	board: {
		heading: 'Tavlen',
		list: 'Tavlen som liste',
		outside: 'Uden for områderne',
		untitledArea: 'Område uden navn',
		emptyArea: 'Her ligger ingen sedler.',
		emptyNote: 'tom seddel',
		things: { text: 'Tekst', shape: 'Figur', drawing: 'Tegning', card: 'Kort' },
		noteKinds: {
			idea: 'Idé',
			experience: 'Oplevelse',
			knowledge: 'Viden',
			question: 'Spørgsmål',
			worry: 'Bekymring'
		},
		writtenFor: (who) => `Skrevet for ${who}`,
		fromPaper: 'Fra papir',
		undescribed: 'Ingen har beskrevet den i ord',
		connections: 'Forbindelser',
		from: 'Fra',
		to: 'til',
		looseEnd: 'en løs ende',
		quotes: ['»', '«'],
		count: (kind, count) =>
			`${count} ${
				{
					area: count === 1 ? 'område' : 'områder',
					note: count === 1 ? 'seddel' : 'sedler',
					text: count === 1 ? 'tekst' : 'tekster',
					shape: count === 1 ? 'figur' : 'figurer',
					drawing: count === 1 ? 'tegning' : 'tegninger',
					card: 'kort',
					connection: count === 1 ? 'forbindelse' : 'forbindelser'
				}[kind]
			}`,
		alternative: (counts) => `Billede af tavlen: ${counts}. Det hele står i listen efter billedet.`,
		more: 'Her står de første sedler. Hele tavlen er med i arkivet.'
	},

	questionsHeading: 'Parkerede spørgsmål',
	answer: 'Svar',

	nextHeading: 'Næste møde',
	place: 'Sted',

	appendix: (letter, heading) => `Bilag ${letter}: ${heading}`,
	logHeading: 'Hvad der skete i processen',
	log: {
		sessionStarted: (title) => `Mødet »${title}« begyndte`,
		sessionEnded: 'Mødet sluttede',
		sessionForgotten: 'Mødet sluttede af sig selv',
		hatTaken: (hat) => `Tog kasketten ${hat}`,
		hatPutDown: (hat) => `Lagde kasketten ${hat}`,
		roundRevealed: (answers) => `Svarene i en fælles runde blev vist (${answers} svarede)`,
		roundCancelled: 'En fælles runde blev aflyst',
		partiesMerged: (from, into) => `Parten »${from}« blev en del af »${into}«`,
		nextMeeting: (meeting) => `Næste møde blev aftalt: ${meeting}`,
		yesWithdrawn: (actions) => `Trak sit ja tilbage: ${actions}`
	},

	peopleHeading: 'Hvem der er med',
	peopleEmpty: 'Ingen er med endnu.',
	party: 'Part',
	noParty: 'Uden part',
	participants: 'Deltagere',
	names: 'Navne',
	aParticipant: 'en deltager',
	nameWithheld: 'navn udeladt',
	theProgram: 'Rundbord'
};
