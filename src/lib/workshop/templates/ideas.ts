/** Ideas everyone can carry (1-2-4-all). Ideas from: Liberating Structures 1-2-4-All and 15% Solutions (CC BY-SA 4.0); How might we; dot voting made secret. */
import type { SessionTemplate } from './template.ts';

export const ideas: SessionTemplate = {
	id: 'ideas',
	minutes: 60,
	name: { da: 'Idéer, alle kan bære (1-2-4-alle)', en: 'Ideas everyone can carry (1-2-4-all)' },
	useWhen: {
		da: 'Når I skal fra problem til muligheder uden at de hurtigste bestemmer.',
		en: 'To move from problem to options without the fastest voices deciding.'
	},
	steps: [
		{
			minutes: 8,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvordan kan vi …?', en: 'How might we …?' },
			prompt: {
				da: "Lav problemet om til 1-3 spørgsmål, der begynder med 'Hvordan kan vi …'.",
				en: "Turn the problem into 1-3 questions that begin 'How might we …'."
			}
		},
		{
			minutes: 3,
			mode: 'alone',
			isPrivate: true,
			title: { da: '1: Alene', en: '1: Alone' },
			prompt: { da: 'Skriv idéer i stilhed.', en: 'Write ideas in silence.' }
		},
		{
			minutes: 5,
			mode: 'pairs',
			isPrivate: true,
			title: { da: '2: To og to', en: '2: In pairs' },
			prompt: { da: 'Byg videre på hinandens idéer.', en: "Build on each other's ideas." }
		},
		{
			minutes: 8,
			mode: 'fours',
			isPrivate: true,
			title: { da: '4: Fire sammen', en: '4: In fours' },
			prompt: {
				da: 'Hvad ligner hinanden, og hvad skiller sig ud? Vælg to idéer.',
				en: 'What is alike, what stands out? Choose two ideas.'
			}
		},
		{
			minutes: 12,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Alle', en: 'All' },
			prompt: {
				da: 'Hver gruppe viser to idéer. Spørg for at forstå, ikke for at vurdere.',
				en: 'Each group shows two ideas. Ask to understand, not to judge.'
			}
		},
		{
			minutes: 8,
			mode: 'alone',
			isPrivate: true,
			title: { da: 'Hemmelig prioritering', en: 'Secret prioritising' },
			prompt: {
				da: 'Giv hver idé: stærk, mulig eller ikke nu. Ingen ser andres svar, før alle har svaret.',
				en: "Rate each idea: strong, possible or not now. No one sees others' answers until all have answered."
			}
		},
		{
			minutes: 6,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Er det nyt her?', en: 'Is it new here?' },
			prompt: {
				da: 'Helt nyt, oversat fra et andet sted, eller videreudvikling? Hvad er merværdien for hver part?',
				en: 'Brand new, translated from elsewhere, or further developed? What added value for each party?'
			}
		},
		{
			minutes: 10,
			mode: 'alone',
			isPrivate: false,
			title: { da: 'Mine 15 procent', en: 'My 15 percent' },
			prompt: {
				da: 'Hvad kan du gøre nu uden flere penge eller nogens lov?',
				en: "What can you do now without more money or anyone's permission?"
			}
		}
	]
};
