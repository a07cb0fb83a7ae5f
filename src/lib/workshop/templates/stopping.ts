/** What must we stop doing?. Ideas from: Liberating Structures TRIZ (CC BY-SA 4.0). */
import type { SessionTemplate } from './template.ts';

export const stopping: SessionTemplate = {
	id: 'stopping',
	minutes: 60,
	name: { da: 'Hvad skal vi holde op med?', en: 'What must we stop doing?' },
	useWhen: { da: 'Når vaner, regler eller frygt spænder ben.', en: 'When habits, rules or fear get in the way.' },
	steps: [
		{
			minutes: 5,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Det værst tænkelige', en: 'The worst outcome' },
			prompt: {
				da: 'Hvad er det værste resultat, vi kunne skabe sammen?',
				en: 'What is the worst result we could create together?'
			}
		},
		{
			minutes: 12,
			mode: 'fours',
			isPrivate: false,
			title: { da: 'Sådan sikrer vi det', en: 'How to make sure of it' },
			prompt: {
				da: 'Skriv alt, I kunne gøre for at få præcis det resultat. Overdriv gerne.',
				en: 'Write everything you could do to get exactly that. Do exaggerate.'
			}
		},
		{
			minutes: 15,
			mode: 'alone',
			isPrivate: true,
			title: { da: 'Ligner det noget, vi gør?', en: 'Does it resemble anything we do?' },
			prompt: {
				da: 'Hvad gør vi selv i dag, der minder om det? Skriv om egen part. Navn er frivilligt.',
				en: 'What do we do today that resembles it? Write about your own party. A name is optional.'
			}
		},
		{
			minutes: 18,
			mode: 'fours',
			isPrivate: false,
			title: { da: 'Hvad stopper vi?', en: 'What do we stop?' },
			prompt: {
				da: 'Vælg én ting at holde op med. Hvad er første skridt, og hvem skal med?',
				en: 'Choose one thing to stop. What is the first step, and who must be involved?'
			}
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Ændrer det problemet?', en: 'Does it change the problem?' },
			prompt: {
				da: 'Skal problemet eller planen skrives om efter det, vi har set?',
				en: 'Should the problem or the plan be rewritten after what we have seen?'
			}
		}
	]
};
