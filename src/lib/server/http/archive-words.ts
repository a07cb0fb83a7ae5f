/** What is wrong with an archive, in words a person can read; sentences without their full stop. */
import type { ArchiveFault } from '../archives.ts';

type ArchiveFaults = { readonly [Fault in ArchiveFault as `archive-${Fault}`]: { da: string; en: string } };

export const ARCHIVE_FAULTS: ArchiveFaults = {
	'archive-not-a-zip': { da: 'er ikke en hel ZIP-fil', en: 'is not a whole ZIP file' },
	'archive-not-an-archive': { da: 'er ikke et arkiv fra Rundbord', en: 'is not an archive of Rundbord' },
	'archive-other-version': {
		da: 'er af en version, som denne Rundbord ikke kan læse',
		en: 'is of a version that this Rundbord cannot read'
	},
	'archive-too-large': { da: 'er større, end et arkiv må være', en: 'is larger than an archive may be' },
	'archive-too-many': { da: 'har flere filer, end et arkiv må have', en: 'holds more files than an archive may' },
	'archive-unknown-file': { da: 'hører ikke til i et arkiv', en: 'does not belong in an archive' },
	'archive-duplicate-name': { da: 'er der to gange', en: 'is there twice' },
	'archive-file-missing': { da: 'mangler', en: 'is missing' },
	'archive-wrong-hash': {
		da: 'er ikke, som den var, da arkivet blev taget',
		en: 'is not as it was when the archive was taken'
	},
	'archive-malformed': { da: 'kan ikke læses', en: 'cannot be read' },
	'archive-people': {
		da: 'siger imod sig selv om, hvem der var med',
		en: 'contradicts itself about who took part'
	},
	'archive-revision-malformed': { da: 'er ikke en version', en: 'is not a revision' },
	'archive-revision-gap': { da: 'mangler i rækken af versioner', en: 'is missing in the row of revisions' },
	'archive-revision-refused': {
		da: 'kan ikke have været en ændring af dokumentet',
		en: 'cannot have been a change of the document'
	},
	'archive-unknown-participant': { da: 'er af en, der ikke var med', en: 'is by somebody who did not take part' },
	'archive-session': { da: 'hører til et møde, der ikke har været', en: 'belongs to a meeting that was never held' },
	'archive-time': { da: 'er fra et tidspunkt, der ikke har været endnu', en: 'is from a time that has not come yet' },
	'archive-clients': {
		da: 'er skrevet under en andens kendetegn',
		en: "is written under somebody else's mark"
	},
	'archive-facts': { da: 'er en beslutning, der ikke kan passe', en: 'is a decision that cannot be true' },
	'archive-unknown-fact': {
		da: 'er en slags beslutning, som denne Rundbord ikke kender',
		en: 'is a kind of decision that this Rundbord does not know'
	}
};
