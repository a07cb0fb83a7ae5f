/** Decision without objections. Ideas from: Consent decision making (sociocracy); gradients of agreement (Kaner et al.). */
import type { SessionTemplate } from './template.ts';

export const consent: SessionTemplate = {
	id: 'consent',
	minutes: 45,
	name: { da: 'Beslutning uden indvendinger', en: 'Decision without objections' },
	useWhen: {
		da: 'Når et forslag er klar. Kan køres live eller over 7 dage (svar er ikke givet ved tavshed).',
		en: 'When a proposal is ready. Live, or over 7 days (silence is not an answer).'
	},
	steps: [
		{
			minutes: 5,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Forslaget', en: 'The proposal' },
			prompt: {
				da: 'Læs forslaget højt: Hvad ændres, og hvorfor?',
				en: 'Read the proposal aloud: what changes, and why?'
			}
		},
		{
			minutes: 8,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Spørg for at forstå', en: 'Ask to understand' },
			prompt: { da: 'Kun spørgsmål, ingen meninger endnu.', en: 'Questions only, no opinions yet.' }
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Reaktioner, én runde', en: 'Reactions, one round' },
			prompt: {
				da: 'Alle siger kort, hvad de tænker. Man må sige pas.',
				en: 'Everyone says briefly what they think. You may pass.'
			}
		},
		{
			minutes: 5,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Ret til', en: 'Amend' },
			prompt: {
				da: 'Forslagsstilleren eller en anden skriver en ny version.',
				en: 'The proposer or another writes a new version.'
			}
		},
		{
			minutes: 5,
			mode: 'alone',
			isPrivate: true,
			title: { da: 'Tag stilling samtidig', en: 'Take a stance at the same time' },
			prompt: { da: 'Vælg et trin. Alle svar vises på én gang.', en: 'Choose a step. All answers are shown at once.' }
		},
		{
			minutes: 8,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Indvendinger gør forslaget bedre', en: 'Objections improve the proposal' },
			prompt: {
				da: 'Hvad er risikoen, og hvad skulle ændres, så du kan leve med det indtil næste gang?',
				en: 'What is the risk, and what would have to change so you can live with it until next time?'
			}
		},
		{
			minutes: 4,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Det gælder nu, indtil …', en: 'This holds now, until …' },
			prompt: {
				da: 'Skriv beslutningen, forbeholdene og datoen for at se på den igen.',
				en: 'Write the decision, the reservations and the date to look again.'
			}
		}
	]
};
