/** Turn the problem around. Ideas from: Problem reframing; Double Diamond (discover/define); brainwriting. */
import type { SessionTemplate } from './template.ts';

export const turnTheProblem: SessionTemplate = {
	id: 'turn-the-problem',
	minutes: 90,
	name: { da: 'Vend problemet', en: 'Turn the problem around' },
	useWhen: {
		da: 'Når problemet skal defineres sammen eller ser fastlåst ud.',
		en: 'When the problem must be defined together, or looks stuck.'
	},
	steps: [
		{
			minutes: 5,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Problemet, som det lyder nu', en: 'The problem as it is worded now' },
			prompt: {
				da: 'Læs den gældende formulering højt. Hvem skrev den, og hvornår?',
				en: 'Read the current wording aloud. Who wrote it, and when?'
			}
		},
		{
			minutes: 10,
			mode: 'alone',
			isPrivate: true,
			title: { da: 'Skriv i stilhed', en: 'Write in silence' },
			prompt: {
				da: 'Hvad oplever du? Én oplevelse per seddel. Skriv ikke om bestemte personer.',
				en: 'What do you experience? One experience per note. Do not write about named persons.'
			}
		},
		{
			minutes: 15,
			mode: 'fours',
			isPrivate: false,
			title: { da: 'Fire slags øjne', en: 'Four pairs of eyes' },
			prompt: {
				da: 'Hvordan ser problemet ud for: målgruppen, en frivillig, en medarbejder, en nabo eller virksomhed? Spørg dem, der er her; gæt ikke på andres vegne uden at skrive det.',
				en: 'How does the problem look to: the people concerned, a volunteer, an employee, a neighbour or company? Ask those present; if you guess for others, say so.'
			}
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Det ved vi ikke', en: 'What we do not know' },
			prompt: {
				da: 'Hvad ved vi, hvordan ved vi det, og hvad ved vi ikke?',
				en: 'What do we know, how do we know it, and what do we not know?'
			}
		},
		{
			minutes: 10,
			mode: 'alone',
			isPrivate: true,
			title: { da: 'Her er vi gået i stå', en: 'This is where we are stuck' },
			prompt: {
				da: 'Hvor er du eller I gået i stå? Du vælger selv, om der står navn på.',
				en: 'Where are you stuck? You choose whether your name is on it.'
			}
		},
		{
			minutes: 20,
			mode: 'fours',
			isPrivate: false,
			title: { da: 'Skriv problemet om', en: 'Rewrite the problem' },
			prompt: {
				da: 'Foreslå en ny formulering: Hvem oplever hvad, hvornår, og hvorfor betyder det noget? Skriv hvorfor den er bedre end den gamle.',
				en: 'Propose a new wording: who experiences what, when, and why does it matter? Say why it is better than the old one.'
			}
		},
		{
			minutes: 15,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvor står vi nu?', en: 'Where do we stand now?' },
			prompt: {
				da: 'Tag stilling til den nye formulering. Har du en indvending, så skriv hvad der skulle ændres.',
				en: 'Take a stance on the new wording. If you object, write what would have to change.'
			}
		},
		{
			minutes: 5,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Sæt et pejlemærke', en: 'Set a marker' },
			prompt: {
				da: 'Hvilken formulering gælder nu, og hvilke forbehold følger med?',
				en: 'Which wording holds now, and which reservations go with it?'
			}
		}
	]
};
