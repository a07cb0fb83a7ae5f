import type { Words } from './words.ts';

export const DANISH: Words = {
	summary: 'Referat',
	fileNames: { summary: 'referat', plan: 'handlingsplan', changes: 'aendringer' },
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

	changesHeading: 'Hvad der er ændret',
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
