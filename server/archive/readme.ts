/** What stands in an archive's README: what it is, how to read it without us, and what bringing it in does. */
import type { WorkshopRow } from '../../src/lib/server/store/port.ts';
import { ARCHIVE_VERSION, CLIENTS, MANIFEST, REVISIONS_PER_FILE, WORKSHOP } from './format.ts';

interface ReadmeInput {
	workshop: Pick<WorkshopRow, 'title'>;
	madeAt: string;
	revisions: number;
}

/** @returns the README, Danish first, as Markdown */
export function archiveReadme({ workshop, madeAt, revisions }: ReadmeInput): string {
	const title = workshop.title.replace(/\s+/g, ' ');
	return `# ${title}

Taget med fra Rundbord ${madeAt}. ${revisions} versioner. Arkivets form: version ${ARCHIVE_VERSION}.

## Dansk

Her er hele forløbet: hvem der var med, hvad der blev skrevet, og hver eneste ændring på vejen.

- \`readable/\` er til at læse, som det er: problemet, planen og referatet, og det hele som JSON. Det er afskrifter; ved
  hentning ind bruges de ikke.
- \`${WORKSHOP}\` er forløbet, parterne og deltagerne. Links og koder er hemmelige og er ikke med.
- \`revisions/\` er hver version, i den rækkefølge de kom.
- \`minutes/\` er de låste referater, i en mappe for hvert møde. De holder navne, og de er byte for byte, som de blev låst.
- \`${MANIFEST}\` nævner hver fil med dens SHA-256, så man kan se, om noget er ændret.

Med er ikke: svar, som ikke var vist endnu, og hvem der skrev det, som blev givet uden navn. Det sidste er ikke gemt nogen steder.

**Når arkivet hentes ind** på en Rundbord, bliver det et nyt forløb med nye links. Alt står, som det stod, under de samme
navne. De tidligere deltagere står som forfattere, men ingen af dem er inde: den, der vil være med igen, deltager på ny med
det nye link. Et arkiv er kun så sandt som den, der gav det videre: hashene viser, at intet er gået i stykker, ikke at
ingen har lavet et andet.

## English

This is the whole workshop: who took part, what was written, and every single change on the way.

- \`readable/\` can be read as it is: the problem, the plan and the summary, and all of it as JSON. These are copies; bringing
  the archive in does not use them.
- \`${WORKSHOP}\`: the workshop, its parties and participants. \`links\` says how often each link was replaced. Links, codes
  and tokens are secrets and are not here.
- \`revisions/00001.jsonl\` …: every revision, one JSON object a line, ${REVISIONS_PER_FILE} a file, \`seq\` 1, 2, 3 … without a
  gap. \`document\` is one of negotiation, canvas, record, summary; \`at\` ISO 8601 in UTC; \`participant\` who brought it
  (null: the program itself); \`session\` the meeting it happened in; \`restores\` the earlier seq whose wording it brings back;
  \`update\` the Yjs update (v1), base64. Applying a document's updates in order to an empty \`Y.Doc\` gives the document at any
  moment. The facts (markers, stances, promises …) are the \`Array("facts")\` of \`record\`.
- \`minutes/{meeting}/{profile}-{language}.*\`: the files of each frozen summary, byte for byte. The SHA-256 of their list
  (\`sha256sum *\`, by name) is the \`fingerprint\` of the fact \`MinutesFrozen\`. They hold names.
- \`${CLIENTS}\`: for each document, which participant each Yjs client id belongs to.
- \`${MANIFEST}\`: \`format\`, \`version\`, and every other file with its size and SHA-256.

Not included: answers that were not revealed yet, and who wrote what was given without a name. The latter is stored nowhere.

**Bringing it in** makes a new workshop with new links. Everything reads as it did, under the same names. The earlier
participants remain as authors, but none of them is inside: whoever wants to take part again joins anew by the new link. An
archive is only as true as whoever passed it on: the hashes show that nothing is damaged, not that nobody made another.
`;
}
