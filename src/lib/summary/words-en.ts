import type { Words } from './words.ts';

export const ENGLISH: Words = {
	summary: 'Summary',
	fileNames: { summary: 'summary', plan: 'action-plan', changes: 'changes', stances: 'stances', board: 'board' },
	untitledFile: 'workshop',
	question: 'The question',
	asOf: (moment, version) => `As it stood on ${moment} (version ${version})`,
	profile: 'Edition',
	profileNames: { group: 'The group', journal: 'Case file', public: 'Public' },
	profileNotes: {
		group: 'This edition shows names and is for those who take part.',
		journal: 'This edition names only those responsible. Names written inside the text have not been removed.',
		public: 'This edition shows parties, not people. Names written inside the text have not been removed.'
	},
	madeWith: 'Made with Rundbord from what the participants wrote.',
	description: (title, moment) =>
		`Summary of the workshop “${title}”: problem, action plan and changes as they stood on ${moment}`,
	shortDescription: 'Short description',
	date: 'Date',
	contentsFile: 'contents.txt',
	deadline: (action) => `Due: ${action}`,
	page: 'Page',
	of: 'of',

	problemHeading: 'The problem as we understand it now',
	slots: {
		statement: 'The problem',
		affected: 'Who is affected?',
		known: 'What we know',
		unknown: 'What we do not know',
		excluded: 'What it is not about'
	},
	slotEmpty: 'Not filled in yet.',

	planHeading: 'Action plan',
	planEmpty: 'There are no actions yet.',
	number: 'No.',
	action: 'Action',
	untitledAction: 'Action without a title',
	who: 'Who',
	when: 'When',
	subject: 'What',
	level: 'Stance',
	count: 'Number',
	notAnsweredLevel: 'Has not answered',
	responsible: 'Responsible',
	nobody: 'Nobody yet',
	contributors: 'Contributors',
	fields: {
		title: 'Title',
		detail: 'Description',
		firstStep: 'First step',
		due: 'Due',
		status: 'Status',
		signOfSuccess: 'Sign of success',
		needs: 'What it needs',
		existing: 'What exists already',
		novelty: 'How it is new',
		adaptation: 'How it is adapted here'
	},
	statuses: {
		draft: 'Draft',
		waiting: 'Waiting',
		active: 'Under way',
		stuck: 'Stuck',
		done: 'Done',
		dropped: 'Dropped'
	},
	novelties: {
		new: 'Brand new',
		translated: 'Translated from elsewhere',
		developed: 'Developed further',
		combined: 'A new combination'
	},

	changesHeading: 'All changes',
	changesEmpty: 'There are no changes yet.',
	changesEarlier: 'These are the latest changes. All of them can be read in the trail of the workshop.',
	written: 'Written',
	before: 'Before',
	now: 'Now',
	nothing: '(empty)',
	added: 'added',
	removed: 'removed',
	addedAction: 'New action',
	removedAction: 'Action removed',
	reason: 'Why',

	covers: 'Covers',
	wholeWorkshop: 'The whole workshop',
	span: (from, to) => `From version ${from} to version ${to}`,
	days: (from, to) =>
		from && to ? `From ${from} to ${to}, both included` : from ? `From ${from} on` : `Up to and including ${to}`,
	meetings: 'Meetings',
	meeting: 'Meeting',
	untitledMeeting: 'Meeting without a title',
	stillOpen: 'in progress',
	present: 'Present',
	hats: { facilitator: 'Facilitator', timekeeper: 'Timekeeper', scribe: 'Scribe', host: 'Host' },
	hatsHeading: 'Hats',

	shortHeading: 'In short',

	minutes: {
		heading: 'The summary',
		draft: (until) => `A draft that can be corrected until ${until}`,
		approved: (day) => `Frozen on ${day}. No objections`,
		objected: (day) => `Frozen on ${day}. The objections stand below`,
		approvals: (count) => (count === 1 ? '1 has approved' : `${count} have approved`),
		noApprovals: 'nobody has approved',
		notAnswered: (count) => `${count} of those who were there have not answered`,
		correctionsHeading: 'Corrections and objections',
		corrections: 'Corrections',
		objections: 'Objections to the summary'
	},

	standings: { draft: 'Draft', holds: 'Holds now', renegotiating: 'Under renegotiation' },
	markerNumber: (number) => `marker ${number}`,
	levels: {
		agree: 'Agrees',
		reservations: 'Agrees with reservations',
		aside: 'Stands aside',
		talk: 'Wants to talk more',
		object: 'Objects'
	},
	levelCount: (level, count) =>
		({
			agree: count === 1 ? '1 agrees' : `${count} agree`,
			reservations: count === 1 ? '1 agrees with reservations' : `${count} agree with reservations`,
			aside: count === 1 ? '1 stands aside' : `${count} stand aside`,
			talk: count === 1 ? '1 wants to talk more' : `${count} want to talk more`,
			object: count === 1 ? '1 objects' : `${count} object`
		})[level],
	notAnswered: (count) => (count === 1 ? '1 has not answered' : `${count} have not answered`),
	stances: 'Stances',
	first: 'At first it read',

	renegotiatedHeading: 'Renegotiated: before, now and why',
	renegotiatedEmpty: 'Nothing that held has been taken up again.',
	outcomes: {
		marker: 'A new wording holds',
		return: 'The earlier wording holds again',
		open: 'Still under renegotiation',
		removed: 'Taken out of the plan'
	},
	filledIn: 'Filled in since',
	authors: 'Written by',
	reasons: {
		newParticipant: 'New participant',
		newKnowledge: 'New knowledge',
		triedIt: 'We tried it',
		disagreement: 'Disagreement',
		givenMoved: 'A given has moved'
	},
	noReason: 'No reason given',

	disagreementHeading: 'Reservations and disagreement that stand',
	disagreementEmpty:
		'Nobody has an objection or a reservation that stands. How many have not answered is said with each point.',
	objection: 'Objection',
	risk: 'What may happen',
	condition: 'What would have to change',
	reservation: 'Reservation',
	earlierWording: 'about an earlier wording',
	perspectivesHeading: 'How the parties themselves see the problem',

	saidYes: 'Said yes on',
	waitsForYes: 'Has not said yes yet',
	askedAgain: 'Is asked again: what was agreed has changed',
	dependsOn: 'Depends on',
	fit: 'Does it still fit?',
	fits: {
		asked: 'Not answered. The problem has changed since this action was agreed on',
		fits: 'Yes',
		doesNot: 'No',
		unsure: 'Unsure'
	},
	answersMarker: (number) => `Answers the problem, marker ${number}`,

	markersHeading: 'Decisions: what we marked',
	markersEmpty: 'No markers have been set yet.',

	newHeading: 'What is new here',
	newMissing: (actions) => `We have not written what exists already for: ${actions}.`,

	gatheredHeading: 'Resources and expectations',
	gatheredFrom: 'What was written on notes on the board when the meeting asked for it.',
	gathered: {
		needs: 'What it takes',
		resources: 'What we can bring',
		offers: 'What exists already',
		missing: 'Who is affected, and who is missing',
		combinations: 'Put together across parties',
		expectations: 'What we expect of each other'
	},

	cardsHeading: 'Open cards: where we are stuck',
	cards: {
		stuck: 'We are stuck',
		unknown: 'We do not know',
		notAllowed: 'We may not',
		limit: 'Our limit',
		dilemma: 'Dilemma'
	},
	cardBy: { question: 'Question', offer: 'Offer of help', nobody: 'No name' },
	sameHere: (count) => (count === 1 ? 'The same for 1 other' : `The same for ${count} others`),

	board: {
		heading: 'The board',
		list: 'The board as a list',
		outside: 'Outside the areas',
		untitledArea: 'Unnamed area',
		emptyArea: 'No notes here.',
		emptyNote: 'empty note',
		things: { text: 'Text', shape: 'Shape', drawing: 'Drawing', card: 'Card' },
		noteKinds: {
			idea: 'Idea',
			experience: 'Experience',
			knowledge: 'Knowledge',
			question: 'Question',
			worry: 'Worry'
		},
		writtenFor: (who) => `Written for ${who}`,
		fromPaper: 'From paper',
		undescribed: 'Nobody has described it in words',
		connections: 'Connections',
		from: 'From',
		to: 'to',
		looseEnd: 'a loose end',
		quotes: ['“', '”'],
		count: (kind, count) => `${count} ${count === 1 ? kind : `${kind}s`}`,
		alternative: (counts) => `Picture of the board: ${counts}. All of it is in the list after the picture.`,
		more: 'These are the first notes. The whole board is in the archive.'
	},

	questionsHeading: 'Parked questions',
	answer: 'Answer',

	nextHeading: 'Next meeting',
	place: 'Place',

	appendix: (letter, heading) => `Appendix ${letter}: ${heading}`,
	logHeading: 'What happened in the process',
	log: {
		sessionStarted: (title) => `The meeting “${title}” began`,
		sessionEnded: 'The meeting ended',
		sessionForgotten: 'The meeting ended by itself',
		hatTaken: (hat) => `Took the hat ${hat}`,
		hatPutDown: (hat) => `Put down the hat ${hat}`,
		roundRevealed: (answers) => `The answers of a joint round were shown (${answers} answered)`,
		roundCancelled: 'A joint round was cancelled',
		partiesMerged: (from, into) => `The party “${from}” became part of “${into}”`,
		nextMeeting: (meeting) => `The next meeting was planned: ${meeting}`,
		yesWithdrawn: (actions) => `Took back the yes to: ${actions}`
	},

	peopleHeading: 'Who takes part',
	peopleEmpty: 'Nobody takes part yet.',
	party: 'Party',
	noParty: 'No party',
	participants: 'Participants',
	names: 'Names',
	aParticipant: 'a participant',
	nameWithheld: 'name left out',
	theProgram: 'Rundbord'
};
