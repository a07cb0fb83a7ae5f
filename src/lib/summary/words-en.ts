import type { Words } from './words.ts';

export const ENGLISH: Words = {
	summary: 'Summary',
	fileNames: { summary: 'summary', plan: 'action-plan', changes: 'changes' },
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

	changesHeading: 'What has changed',
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
