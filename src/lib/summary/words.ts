/** The words of a summary's forms, one full set for each language. */
import type { ActionStatus, Novelty, ProblemSlot } from '../document/shape.ts';
import type { ExportProfile, ValueField } from './types.ts';

export interface Words {
	summary: string;
	/** The words that begin the names of the files taken away. */
	fileSummary: string;
	filePlan: string;
	untitledFile: string;
	question: string;
	/** Under the title: the moment and the version shown. */
	asOf(moment: string, version: number): string;
	profile: string;
	profileNames: Record<ExportProfile, string>;
	profileNotes: Record<ExportProfile, string>;
	madeWith: string;

	problemHeading: string;
	slots: Record<ProblemSlot, string>;
	slotEmpty: string;

	planHeading: string;
	planEmpty: string;
	number: string;
	action: string;
	untitledAction: string;
	who: string;
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
