/** The words of a summary's forms, one full set for each language. */
import type { ActionStatus, Novelty, ProblemSlot } from '../document/shape.ts';
import type { FileContent } from './form-names.ts';
import type { ExportProfile, ValueField } from './types.ts';

export interface Words {
	summary: string;
	/** The words that begin the names of the files taken away. */
	fileNames: Record<FileContent, string>;
	untitledFile: string;
	question: string;
	/** Under the title: the moment and the version shown. */
	asOf(moment: string, version: number): string;
	profile: string;
	profileNames: Record<ExportProfile, string>;
	profileNotes: Record<ExportProfile, string>;
	madeWith: string;
	/** What a file of it is, in one line. */
	description(title: string, moment: string): string;
	shortDescription: string;
	date: string;
	/** The file in a ZIP that says what is in it. */
	contentsFile: string;
	/** A deadline's title in a calendar. */
	deadline(action: string): string;
	page: string;
	of: string;

	problemHeading: string;
	slots: Record<ProblemSlot, string>;
	slotEmpty: string;

	planHeading: string;
	planEmpty: string;
	number: string;
	action: string;
	untitledAction: string;
	who: string;
	when: string;
	/** What a change is about. */
	subject: string;
	responsible: string;
	nobody: string;
	contributors: string;
	fields: Record<ValueField, string>;
	statuses: Record<ActionStatus, string>;
	novelties: Record<Novelty, string>;

	changesHeading: string;
	changesEmpty: string;
	changesEarlier: string;
	/** Before a text written where nothing stood. */
	written: string;
	before: string;
	now: string;
	/** What stands for a wording that was or is empty. */
	nothing: string;
	added: string;
	removed: string;
	addedAction: string;
	removedAction: string;
	reason: string;

	peopleHeading: string;
	peopleEmpty: string;
	party: string;
	noParty: string;
	participants: string;
	names: string;
	aParticipant: string;
	nameWithheld: string;
	theProgram: string;
}
