import { ours, paragraph, type Section } from '../blocks.ts';
import type { Speech } from '../language.ts';
import type { Summary } from '../types.ts';

/** @returns the parties, and those of them who take part */
export function peopleSection({ parties, profile }: Summary, { words }: Speech): Section {
	if (parties.length === 0) {
		return { heading: words.peopleHeading, isAppendix: false, blocks: [paragraph(words.peopleEmpty, 'note')] };
	}
	const hasNames = profile === 'group';
	return {
		heading: words.peopleHeading,
		isAppendix: false,
		blocks: [
			{
				kind: 'table',
				look: 'grid',
				name: words.peopleHeading,
				columns: [
					{ heading: words.party, share: 35 },
					{ heading: words.participants, share: 15 },
					...(hasNames ? [{ heading: words.names, share: 50 }] : [])
				],
				rows: parties.map(({ name, participants, names }) => ({
					header: [ours(name ?? words.noParty)],
					cells: [[ours(String(participants))], ...(hasNames ? [[ours(names.join(', '))]] : [])],
					further: []
				}))
			}
		]
	};
}
