/** Follow-up and renegotiation. Ideas from: Retrospective formats; Frivilligrådet principle 3. */
import type { SessionTemplate } from './template.ts';

export const followUp: SessionTemplate = {
	id: 'follow-up',
	minutes: 60,
	name: { da: 'Opfølgning og genforhandling', en: 'Follow-up and renegotiation' },
	useWhen: {
		da: 'Hvert opfølgende møde, eller når noget har ændret sig.',
		en: 'Every follow-up meeting, or when something has changed.'
	},
	steps: [
		{
			minutes: 5,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Siden sidst', en: 'Since last time' },
			prompt: {
				da: 'Se, hvad der er ændret siden sidste møde. Hvad var uventet?',
				en: 'Look at what changed since last meeting. What was unexpected?'
			}
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Handlingerne', en: 'The actions' },
			prompt: {
				da: 'Gjort, i gang, gået i stå, droppet. Hvad lærte vi?',
				en: 'Done, under way, stuck, dropped. What did we learn?'
			}
		},
		{
			minutes: 10,
			mode: 'alone',
			isPrivate: true,
			title: { da: 'Behold, ændr, prøv', en: 'Keep, change, try' },
			prompt: {
				da: 'Hvad skal vi beholde, ændre og prøve, i handlingerne og i samarbejdet?',
				en: 'What should we keep, change and try, in the actions and in working together?'
			}
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Gået i stå', en: 'Stuck' },
			prompt: {
				da: 'Hvor har vi brug for hinanden? Svar kun med spørgsmål eller tilbud om hjælp.',
				en: 'Where do we need each other? Answer only with questions or offers of help.'
			}
		},
		{
			minutes: 15,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Passer problemet og planen stadig?', en: 'Do the problem and the plan still fit?' },
			prompt: {
				da: 'Læs begge. Enhver kan foreslå en ændring og sige hvorfor.',
				en: 'Read both. Anyone can propose a change and say why.'
			}
		},
		{
			minutes: 5,
			mode: 'alone',
			isPrivate: true,
			title: { da: 'Hvor står vi nu?', en: 'Where do we stand now?' },
			prompt: { da: 'Tag stilling til det, der er ændret.', en: 'Take a stance on what changed.' }
		},
		{
			minutes: 5,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Næste gang', en: 'Next time' },
			prompt: {
				da: 'Dato, hvem tager kasketterne, og hvem inviterer vi med?',
				en: 'Date, who takes the hats, and whom do we invite?'
			}
		}
	]
};
