/** Opening: givens, roles and expectations. Ideas from: Frivilligrådet principle 4 and 5; Tortzen (glass ceiling); CFSA samarbejdsaftale; Ingerfair responsibility cards. */
import type { SessionTemplate } from './template.ts';

export const opening: SessionTemplate = {
	id: 'opening',
	minutes: 90,
	name: { da: 'Åbning: rammer, roller og forventninger', en: 'Opening: givens, roles and expectations' },
	useWhen: { da: 'Første møde, eller når nye parter kommer til.', en: 'First meeting, or when new parties join.' },
	steps: [
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvem er vi, og hvem mangler?', en: 'Who are we, and who is missing?' },
			prompt: {
				da: 'Skriv dit navn, hvor du kommer fra, og én grund til at du er her. Hvem burde også sidde her?',
				en: 'Write your name, where you come from, and one reason you are here. Who else should be here?'
			}
		},
		{
			minutes: 15,
			mode: 'party',
			isPrivate: true,
			title: { da: 'Rammer på bordet', en: 'Givens on the table' },
			prompt: {
				da: 'Hvad er allerede besluttet hos jer, og hvad kan I ikke flytte? Skriv også hvorfor.',
				en: 'What is already decided on your side, and what can you not move? Also say why.'
			}
		},
		{
			minutes: 15,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvad kan flyttes?', en: 'What can be moved?' },
			prompt: {
				da: "Gå rammerne igennem. Markér: fast, kan drøftes, kan flyttes. Enhver må spørge: 'Er den virkelig fast?'",
				en: "Go through the givens. Mark: fixed, open to discussion, can be moved. Anyone may ask: 'Is it really fixed?'"
			}
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Hvem må beslutte hvad?', en: 'Who may decide what?' },
			prompt: {
				da: 'Hvad kan vi beslutte her? Hvad skal godkendes et andet sted, af hvem og hvornår?',
				en: 'What can we decide here? What must be approved elsewhere, by whom and when?'
			}
		},
		{
			minutes: 10,
			mode: 'party',
			isPrivate: true,
			title: { da: 'Forventninger, først internt', en: 'Expectations, first among ourselves' },
			prompt: {
				da: 'Hvad forventer I af hver af de andre? Hvad kan I tilbyde? Hvad kan I ikke?',
				en: 'What do you expect of each of the others? What can you offer? What can you not do?'
			},
			gathers: 'expectations'
		},
		{
			minutes: 20,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Forventninger, sammen', en: 'Expectations, together' },
			prompt: {
				da: 'Svar på det, andre forventer af jer: ja, ja hvis, eller nej.',
				en: 'Answer what others expect of you: yes, yes if, or no.'
			},
			gathers: 'expectations'
		},
		{
			minutes: 10,
			mode: 'all',
			isPrivate: false,
			title: { da: 'Sådan beslutter vi, og hvad gør vi nu?', en: 'How we decide, and what happens next' },
			prompt: {
				da: 'Vælg beslutningsmåde, næste møde, og hvem der tager hvilken kasket næste gang.',
				en: 'Choose how you decide, the next meeting, and who takes which hat next time.'
			}
		}
	]
};
