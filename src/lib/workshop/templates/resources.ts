/** Resource and actor map. Ideas from: ABCD asset mapping; stakeholder map. */
import type { SessionTemplate } from './template.ts';

export const resources: SessionTemplate = {
	id: 'resources',
	minutes: 60,
	name: { da: 'Ressource- og aktørkort', en: 'Resource and actor map' },
	useWhen: {
		da: 'Når I skal se, hvad I har tilsammen, og hvem der mangler.',
		en: 'To see what you have together, and who is missing.'
	},
	steps: [
		{
			minutes: 5,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvad er det til?', en: 'What is it for?' },
			prompt: {
				da: 'Læs problemet. Hvad skal der til for at flytte det?',
				en: 'Read the problem. What would it take to move it?'
			},
			gathers: 'needs'
		},
		{
			minutes: 10,
			mode: 'alone',
			isPrivate: true,
			title: { da: 'Det kan jeg bidrage med', en: 'What I can bring' },
			prompt: {
				da: 'Tid, faglighed, egne erfaringer, lokaler, udstyr, netværk, penge, mandat. Skriv også dine begrænsninger.',
				en: 'Time, skills, lived experience, rooms, equipment, networks, money, mandate. Also write your limits.'
			},
			gathers: 'resources'
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvad findes allerede?', en: 'What exists already?' },
			prompt: {
				da: 'Hvilke tilbud findes i dag? Hvad virker, og hvem når de ikke?',
				en: 'Which offers exist today? What works, and whom do they not reach?'
			},
			gathers: 'offers'
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvem er berørt, og hvem mangler?', en: 'Who is affected, and who is missing?' },
			prompt: {
				da: 'Hvem mærker problemet, hvem kan ændre det, og hvem har vi ikke spurgt?',
				en: 'Who feels the problem, who can change it, and whom have we not asked?'
			},
			gathers: 'missing'
		},
		{
			minutes: 15,
			mode: 'fours',
			isPrivate: false,
			title: { da: 'Sæt to ting sammen', en: 'Put two things together' },
			prompt: {
				da: 'Kombinér mindst to ressourcer fra forskellige parter. Hvad bliver muligt, som ingen kan alene?',
				en: 'Combine at least two resources from different parties. What becomes possible that no one can do alone?'
			},
			gathers: 'combinations'
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvem spørger hvem?', en: 'Who asks whom?' },
			prompt: {
				da: 'Hvilke tre kombinationer går vi videre med, og hvem inviterer dem, der mangler?',
				en: 'Which three combinations do we take further, and who invites those missing?'
			}
		}
	]
};
