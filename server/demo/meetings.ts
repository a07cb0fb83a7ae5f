/** What happens in the demonstration workshop: three meetings, and what people write, mark and answer in them. */
import { MAP, TODAY } from './notes.ts';
import type { Meeting } from './story.ts';

export const MEETINGS: readonly Meeting[] = [
	{
		daysAgo: 42,
		startsAt: '17:00',
		deeds: [
			{
				who: 'alice',
				does: 'ask',
				command: { kind: 'startSession', title: 'Første møde: Hvad er problemet?', mode: 'live' }
			},
			{ who: 'bo', does: 'ask', command: { kind: 'takeHat', hat: 'facilitator' } },
			{ who: 'alice', does: 'ask', command: { kind: 'takeHat', hat: 'scribe' } },
			{ who: 'alice', does: 'arrive', others: ['carla', 'bo', 'dorte'] },
			...TODAY,
			{
				who: 'alice',
				does: 'write',
				slot: 'statement',
				block: 0,
				text: 'Ældre i Vestbyen er ensomme og mangler aktiviteter.'
			},
			{
				who: 'carla',
				does: 'write',
				slot: 'statement',
				block: 0,
				text: 'Mange ældre i Vestbyen spiser alene hver dag, også når de helst ville have selskab.'
			},
			{
				who: 'bo',
				does: 'write',
				slot: 'statement',
				block: 1,
				text: 'Der er tilbud nok om dagen. Det er om aftenen, der ikke er noget sted at gå hen, og bussen holder op med at køre klokken 17.'
			},
			{
				who: 'carla',
				does: 'list',
				slot: 'affected',
				items: [
					'Beboere over 70, der bor alene',
					'De pårørende, der bor langt væk',
					'Naboer, som gerne vil hjælpe, men ikke vil trænge sig på'
				]
			},
			{
				who: 'alice',
				does: 'write',
				slot: 'known',
				block: 0,
				text: 'Hjemmeplejen møder omkring fyrre borgere i Vestbyen, der spiser alene alle ugens dage.'
			},
			{
				who: 'bo',
				does: 'write',
				slot: 'known',
				block: 1,
				text: 'Ældre Sagen har venteliste på besøgsvenner, elleve personer lige nu.'
			},
			{
				who: 'dorte',
				does: 'write',
				slot: 'known',
				block: 2,
				text: 'Køkkenet på Solgården står tomt fra klokken 14, og varmen er tændt alligevel.'
			},
			{
				who: 'carla',
				does: 'write',
				slot: 'unknown',
				block: 0,
				text: 'Hvem siger nej tak, når vi spørger, og hvorfor?'
			},
			{
				who: 'alice',
				does: 'write',
				slot: 'excluded',
				block: 0,
				text: 'Det handler ikke om at spare på madservice. De, der får mad udefra i dag, skal blive ved med det.'
			},
			{ who: 'bo', does: 'add', action: 'koekken', title: 'Åbent køkken på Solgården én aften om ugen' },
			{
				who: 'bo',
				does: 'fill',
				action: 'koekken',
				field: 'firstStep',
				text: 'Spørge bestyrelsen om nøgler, oprydning og forsikring'
			},
			{ who: 'alice', does: 'set', action: 'koekken', field: 'responsible', value: 'alice' },
			{ who: 'dorte', does: 'add', action: 'bus', title: 'Få linje 4 til at holde ved Solgården om aftenen' },
			{
				who: 'dorte',
				does: 'fill',
				action: 'bus',
				field: 'firstStep',
				text: 'Skrive til trafikselskabet sammen med kommunen'
			},
			{ who: 'carla', does: 'ask', command: { kind: 'setMarker', statements: 'all' } },
			{ who: 'carla', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{ who: 'bo', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{ who: 'dorte', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{
				who: 'alice',
				does: 'stance',
				statement: 'problem:statement',
				answer: {
					level: 'reservations',
					reason: 'Vi kender kun dem, hjemmeplejen kommer hos. Der kan være flere, som ingen taler med.'
				}
			},
			{ who: 'alice', does: 'yes', action: 'koekken' },
			{
				who: 'dorte',
				does: 'ask',
				command: { kind: 'parkQuestion', text: 'Må vi tage penge for maden, når huset er kommunens?' }
			},
			{ who: 'bo', does: 'ask', command: { kind: 'endSession' } }
		]
	},
	{
		daysAgo: 20,
		startsAt: '17:30',
		deeds: [
			{
				who: 'emil',
				does: 'ask',
				command: { kind: 'startSession', title: 'Andet møde: Hvem går med?', mode: 'live', template: 'resources' }
			},
			{ who: 'emil', does: 'ask', command: { kind: 'takeHat', hat: 'facilitator' } },
			{ who: 'carla', does: 'ask', command: { kind: 'takeHat', hat: 'timekeeper' } },
			{ who: 'emil', does: 'arrive', others: ['alice', 'bo', 'carla', 'dorte', 'freja'] },
			...MAP,
			{
				who: 'emil',
				does: 'write',
				slot: 'known',
				block: 3,
				text: 'Ungdomsskolens elever har før lavet mad med beboerne. Begge parter vil gerne igen.'
			},
			{
				who: 'carla',
				does: 'write',
				slot: 'statement',
				block: 0,
				text: 'Omkring fyrre ældre i Vestbyen spiser alene hver dag, og de fleste af dem ville helst have selskab.'
			},
			{
				who: 'carla',
				does: 'reason',
				statement: 'problem:statement',
				chip: 'newKnowledge',
				text: 'Hjemmeplejen har talt dem, og vi har spurgt ti af dem i opgangen.'
			},
			{
				who: 'freja',
				does: 'write',
				slot: 'unknown',
				block: 0,
				text: 'Vi har spurgt seks, der sagde nej tak: Fire er bange for at gå hjem i mørke, to vil ikke være til besvær. Hvad med resten?'
			},
			{ who: 'alice', does: 'set', action: 'koekken', field: 'responsible', value: 'bo' },
			{
				who: 'alice',
				does: 'reason',
				statement: 'plan:koekken',
				chip: 'givenMoved',
				text: 'Kommunen må ikke stå for driften, men gerne lægge hus til. Ældre Sagen har folkene.'
			},
			{ who: 'bo', does: 'set', action: 'koekken', field: 'contributors', value: 'dorte, emil, carla' },
			{ who: 'bo', does: 'set', action: 'koekken', field: 'status', value: 'active' },
			{
				who: 'dorte',
				does: 'fill',
				action: 'koekken',
				field: 'needs',
				text: 'To med nøgle hver gang, og at nogen tager opvasken'
			},
			{
				who: 'emil',
				does: 'fill',
				action: 'koekken',
				field: 'signOfSuccess',
				text: 'Mindst otte kommer igen i den tredje uge'
			},
			{
				who: 'alice',
				does: 'fill',
				action: 'koekken',
				field: 'existing',
				text: 'Caféen på plejehjemmet, hverdage 11–14. Den når ikke dem, der arbejder som pårørende, og ikke aftenerne.'
			},
			{ who: 'alice', does: 'set', action: 'koekken', field: 'novelty', value: 'combined' },
			{ who: 'freja', does: 'add', action: 'foelge', title: 'Følgevenner, der går med hjem' },
			{
				who: 'freja',
				does: 'fill',
				action: 'foelge',
				field: 'firstStep',
				text: 'Spørge i opgang 3 og 5, hvem der alligevel går tur om aftenen'
			},
			{ who: 'freja', does: 'set', action: 'foelge', field: 'responsible', value: 'freja' },
			{ who: 'dorte', does: 'set', action: 'bus', field: 'status', value: 'stuck' },
			{ who: 'freja', does: 'move', action: 'foelge', to: 1 },
			{ who: 'bo', does: 'due', action: 'koekken', inDays: 17 },
			{ who: 'freja', does: 'due', action: 'foelge', inDays: 10 },
			{ who: 'emil', does: 'ask', command: { kind: 'setMarker', statements: 'all' } },
			{ who: 'carla', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{ who: 'freja', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{ who: 'bo', does: 'yes', action: 'koekken' },
			{ who: 'freja', does: 'yes', action: 'foelge' },
			{
				who: 'carla',
				does: 'perspective',
				text: 'Vi vil ikke være nogens målgruppe. Vi vil gerne invitere, og gerne dække bord.'
			},
			{
				who: 'alice',
				does: 'perspective',
				text: 'Vi ser ensomhed, som hjemmeplejen ikke har tid til, og et hus, der står tomt.'
			},
			{
				who: 'freja',
				does: 'ask',
				command: { kind: 'parkQuestion', text: 'Hvem har ansvaret, hvis nogen falder på vej hjem?' }
			},
			{ who: 'emil', does: 'ask', command: { kind: 'endSession' } }
		]
	},
	{
		daysAgo: 18,
		startsAt: '08:10',
		deeds: [
			{ who: 'dorte', does: 'correct', text: 'Køkkenet kan bruges fra klokken 15, ikke 14: der gøres rent først.' },
			{ who: 'bo', does: 'judge', answer: 'approve' },
			{ who: 'emil', does: 'judge', answer: 'approve' },
			{
				who: 'carla',
				does: 'judge',
				answer: 'object',
				text: 'Der står ikke, at vi også talte om dem, der ikke kan gå.'
			}
		]
	},
	{
		daysAgo: 3,
		startsAt: '16:30',
		deeds: [
			{
				who: 'freja',
				does: 'ask',
				command: { kind: 'startSession', title: 'Tredje møde: Vi prøvede det', mode: 'live' }
			},
			{ who: 'freja', does: 'ask', command: { kind: 'takeHat', hat: 'facilitator' } },
			{ who: 'alice', does: 'ask', command: { kind: 'takeHat', hat: 'scribe' } },
			{ who: 'freja', does: 'arrive', others: ['alice', 'bo', 'carla', 'dorte', 'emil'] },
			{
				who: 'bo',
				does: 'write',
				slot: 'statement',
				block: 1,
				text: 'Der er tilbud nok om dagen. Det er om aftenen, der ikke er noget sted at gå hen, og det er vejen hjem, der får folk til at blive hjemme.'
			},
			{
				who: 'bo',
				does: 'reason',
				statement: 'problem:statement',
				chip: 'triedIt',
				text: 'Vi holdt to prøveaftener. Bussen betød mindre, end vi troede; det var mørket på stien.'
			},
			{
				who: 'freja',
				does: 'list',
				slot: 'affected',
				items: [
					'Beboere over 70, der bor alene',
					'Beboere, der har mistet en ægtefælle inden for det sidste år',
					'De pårørende, der bor langt væk',
					'Naboer, som gerne vil hjælpe, men ikke vil trænge sig på'
				]
			},
			{
				who: 'freja',
				does: 'reason',
				statement: 'problem:affected',
				chip: 'disagreement',
				text: 'De nye enker og enkemænd kommer ikke af sig selv. De skal nævnes.'
			},
			{ who: 'dorte', does: 'drop', action: 'bus' },
			{ who: 'freja', does: 'set', action: 'foelge', field: 'status', value: 'active' },
			{ who: 'freja', does: 'set', action: 'foelge', field: 'contributors', value: 'carla' },
			{ who: 'emil', does: 'add', action: 'menu', title: 'Elever og beboere lægger menuen sammen' },
			{
				who: 'emil',
				does: 'fill',
				action: 'menu',
				field: 'firstStep',
				text: 'Mødes i køkkenet tirsdag i anden lektion'
			},
			{ who: 'emil', does: 'set', action: 'menu', field: 'responsible', value: 'emil' },
			{ who: 'emil', does: 'set', action: 'menu', field: 'status', value: 'active' },
			{
				who: 'carla',
				does: 'write',
				slot: 'unknown',
				block: 1,
				text: 'Hvad gør vi i skoleferierne, når eleverne ikke er her?'
			},
			{
				who: 'bo',
				does: 'fill',
				action: 'koekken',
				field: 'title',
				text: 'Åbent køkken på Solgården hver torsdag aften'
			},
			{
				who: 'bo',
				does: 'reason',
				statement: 'plan:koekken',
				chip: 'triedIt',
				text: 'Torsdag er den aften, hvor både huset og eleverne kan.'
			},
			{ who: 'emil', does: 'due', action: 'menu', inDays: 8 },
			{
				who: 'freja',
				does: 'ask',
				command: {
					kind: 'setMarker',
					statements: [
						'problem:statement',
						'problem:known',
						'problem:unknown',
						'plan:koekken',
						'plan:foelge',
						'plan:menu'
					]
				}
			},
			{ who: 'carla', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{ who: 'freja', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{ who: 'bo', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{ who: 'emil', does: 'stance', statement: 'problem:statement', answer: { level: 'agree' } },
			{ who: 'bo', does: 'stance', statement: 'plan:koekken', answer: { level: 'agree' } },
			{ who: 'emil', does: 'stance', statement: 'plan:koekken', answer: { level: 'agree' } },
			{
				who: 'dorte',
				does: 'stance',
				statement: 'plan:koekken',
				answer: {
					level: 'object',
					reason: 'Bestyrelsen har kun sagt ja til den første torsdag i måneden',
					risk: 'Vi lover beboerne noget, som vi må tage tilbage efter jul',
					condition: 'Skriv, at det er en prøve til og med juni, og at bestyrelsen siger til igen'
				}
			},
			{
				who: 'alice',
				does: 'stance',
				statement: 'problem:affected',
				answer: { level: 'talk', reason: 'Kan vi nævne enker og enkemænd uden at pege nogen ud?' }
			},
			{ who: 'bo', does: 'yes', action: 'koekken' },
			{ who: 'emil', does: 'yes', action: 'menu' },
			{
				who: 'bo',
				does: 'fit',
				action: 'koekken',
				fit: 'fits',
				text: 'Køkkenet gør kun nytte sammen med følgevennerne, og det ved vi nu'
			},
			{ who: 'freja', does: 'fit', action: 'foelge', fit: 'fits', text: '' },
			{ who: 'emil', does: 'fit', action: 'menu', fit: 'fits', text: '' },
			{
				who: 'alice',
				does: 'settle',
				question: 'Må vi tage penge for maden, når huset er kommunens?',
				answer: 'Ja, til råvarerne. Det skal stå på sedlen, at ingen tjener på det.'
			},
			{ who: 'freja', does: 'meetAgain', inDays: 18, at: '16:30', place: 'Fællesrummet på Solgården' },
			{
				who: 'alice',
				does: 'short',
				session: 'this',
				text: 'Vi har prøvet det to gange, og det virkede. Nu hedder problemet vejen hjem, ikke bussen.\nKøkkenet bliver hver torsdag. Bestyrelsen vil have det skrevet som en prøve.'
			},
			{
				who: 'alice',
				does: 'short',
				session: 'all',
				text: 'Omkring fyrre ældre i Vestbyen spiser alene, og de fleste ville helst have selskab.\nVi begyndte med at tale om ensomhed og busser. Nu taler vi om vejen hjem i mørke.\nHver torsdag er der åbent køkken på Solgården, og følgevenner går med hjem.\nBestyrelsen har en indvending mod »hver torsdag«. Den tager vi på næste møde.'
			},
			{ who: 'freja', does: 'ask', command: { kind: 'endSession' } }
		]
	}
];
