/** What happens in the demonstration workshop: three meetings, five parties, and what people write. */
import type { ActionField, ProblemSlot } from '../../src/lib/document/shape.ts';

export type Who = 'alice' | 'bo' | 'carla' | 'dorte' | 'emil' | 'freja';

export const TITLE = 'Et måltid sammen i Vestbyen';
export const QUESTION = 'Hvad skal der til, for at færre ældre i Vestbyen spiser alene?';

/** In the order in which they joined. */
export const PEOPLE: readonly { who: Who; name: string; party: string }[] = [
	{ who: 'carla', name: 'Carla Skov', party: 'Beboere i Vestbyen' },
	{ who: 'alice', name: 'Alice Holm', party: 'Vestby Kommune' },
	{ who: 'bo', name: 'Bo Jensen', party: 'Ældre Sagen Vestby' },
	{ who: 'dorte', name: 'Dorte Friis', party: 'Solgårdens bestyrelse' },
	{ who: 'emil', name: 'Emil Lund', party: 'Vestby Ungdomsskole' },
	{ who: 'freja', name: 'Freja Dam', party: 'Beboere i Vestbyen' }
];

/** One thing a person does. Text is what the block or field reads afterwards; it is typed, word by word. */
export type Deed =
	| { who: Who; does: 'write'; slot: ProblemSlot; block: number; text: string }
	| { who: Who; does: 'list'; slot: ProblemSlot; items: readonly string[] }
	| { who: Who; does: 'remove'; slot: ProblemSlot; block: number }
	| { who: Who; does: 'add'; action: string; title: string }
	| { who: Who; does: 'fill'; action: string; field: ActionField; text: string }
	/** `value` may name a person of the workshop; lists are separated by commas. */
	| { who: Who; does: 'set'; action: string; field: ActionField; value: string }
	| { who: Who; does: 'drop'; action: string }
	| { who: Who; does: 'move'; action: string; to: number };

export interface Meeting {
	/** Days before the demonstration is made, and the time it begins (UTC). */
	daysAgo: number;
	startsAt: string;
	deeds: readonly Deed[];
}

export const MEETINGS: readonly Meeting[] = [
	{
		daysAgo: 42,
		startsAt: '17:00',
		deeds: [
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
			{ who: 'dorte', does: 'add', action: 'bus', title: 'Få linje 4 til at holde ved Solgården om aftenen' }
		]
	},
	{
		daysAgo: 20,
		startsAt: '17:30',
		deeds: [
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
				who: 'freja',
				does: 'write',
				slot: 'unknown',
				block: 0,
				text: 'Vi har spurgt seks, der sagde nej tak: Fire er bange for at gå hjem i mørke, to vil ikke være til besvær. Hvad med resten?'
			},
			{ who: 'alice', does: 'set', action: 'koekken', field: 'responsible', value: 'bo' },
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
			{ who: 'freja', does: 'move', action: 'foelge', to: 1 }
		]
	},
	{
		daysAgo: 3,
		startsAt: '16:30',
		deeds: [
			{
				who: 'bo',
				does: 'write',
				slot: 'statement',
				block: 1,
				text: 'Der er tilbud nok om dagen. Det er om aftenen, der ikke er noget sted at gå hen, og det er vejen hjem, der får folk til at blive hjemme.'
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
			}
		]
	}
];

/** Deadlines, in days after the demonstration is made. */
export const DEADLINES: readonly { who: Who; action: string; inDays: number }[] = [
	{ who: 'bo', action: 'koekken', inDays: 17 },
	{ who: 'freja', action: 'foelge', inDays: 10 },
	{ who: 'emil', action: 'menu', inDays: 8 }
];
