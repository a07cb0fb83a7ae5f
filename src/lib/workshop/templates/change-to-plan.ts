/** From change to action plan. Ideas from: Theory of change / forandringsteori (CFSA guide); small experiments. */
import type { SessionTemplate } from './template.ts';

export const changeToPlan: SessionTemplate = {
	id: 'change-to-plan',
	minutes: 120,
	name: { da: 'Fra forandring til handlingsplan', en: 'From change to action plan' },
	useWhen: {
		da: 'Når I kender problemet og skal have handlinger, som nogen siger ja til.',
		en: 'When the problem is clear and you need actions someone says yes to.'
	},
	steps: [
		{
			minutes: 15,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Ønsket forandring', en: 'The change we want' },
			prompt: { da: 'Hvad er anderledes om et år, og for hvem?', en: 'What is different in a year, and for whom?' }
		},
		{
			minutes: 20,
			mode: 'fours',
			isPrivate: false,
			title: { da: 'Baglæns fra målet', en: 'Backwards from the goal' },
			prompt: {
				da: 'Hvad skal ske lige før det? Og før det? Til I når noget, I kan begynde på.',
				en: 'What must happen just before that? And before that? Until you reach something you can begin.'
			}
		},
		{
			minutes: 15,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Antagelser', en: 'Assumptions' },
			prompt: {
				da: 'Hvorfor tror vi, at det ene fører til det andet? Hvilken antagelse er mest usikker?',
				en: 'Why do we believe one leads to the other? Which assumption is least certain?'
			}
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Pause', en: 'Break' },
			prompt: { da: 'Rejs jer.', en: 'Stand up.' }
		},
		{
			minutes: 20,
			mode: 'fours',
			isPrivate: false,
			title: { da: 'Prøvehandlinger', en: 'Trial actions' },
			prompt: {
				da: 'Hvad kan vi prøve småt? Hvornår stopper vi, hvad lærer vi, og hvornår ser vi på det igen?',
				en: 'What can we try small? When do we stop, what do we learn, when do we look again?'
			}
		},
		{
			minutes: 15,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvem siger ja?', en: 'Who says yes?' },
			prompt: {
				da: 'Ingen får en opgave uden selv at sige ja. Hvad har du brug for fra andre?',
				en: 'No one gets a task without saying yes. What do you need from others?'
			}
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Afhængigheder', en: 'Dependencies' },
			prompt: { da: 'Hvad falder, hvis én part må trække sig?', en: 'What falls if one party must withdraw?' },
			gathers: 'expectations'
		},
		{
			minutes: 15,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvor står vi nu?', en: 'Where do we stand now?' },
			prompt: {
				da: 'Tag stilling til planen. Hvilke dele gælder nu, og hvilke er kun udkast?',
				en: 'Take a stance on the plan. Which parts hold now, and which are only drafts?'
			}
		}
	]
};
