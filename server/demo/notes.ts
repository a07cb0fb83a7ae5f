/** What people of the demonstration put on the board. */
import type { Deed } from './story.ts';

/** In the first meeting, before they write the problem. */
export const TODAY: readonly Deed[] = [
	{ who: 'bo', does: 'area', area: 'i-dag', name: 'Sådan er det i dag' },
	{
		who: 'carla',
		does: 'note',
		note: 'fjernsyn',
		area: 'i-dag',
		kind: 'experience',
		words: 'Jeg spiser foran fjernsynet. Så er der da nogen, der taler.'
	},
	{
		who: 'carla',
		does: 'note',
		note: 'opgangen',
		area: 'i-dag',
		kind: 'experience',
		isFromPaper: true,
		words: 'Vi hilser i opgangen, men vi kender ikke hinanden'
	},
	{
		who: 'alice',
		does: 'note',
		note: 'fyrre',
		area: 'i-dag',
		kind: 'knowledge',
		words: 'Fyrre borgere får aftenbesøg. De fleste har spist alene.'
	},
	{
		who: 'dorte',
		does: 'note',
		note: 'tomt',
		area: 'i-dag',
		kind: 'knowledge',
		words: 'Køkkenet står tomt fra klokken 14'
	},
	{
		who: 'bo',
		does: 'note',
		note: 'hjem',
		kind: 'worry',
		words: 'Hvordan kommer de hjem bagefter?'
	},
	{ who: 'bo', does: 'connect', from: 'fyrre', to: 'tomt', words: 'kunne mødes her' }
];

/** In the second, at the steps of the map of resources. */
export const MAP: readonly Deed[] = [
	{ who: 'emil', does: 'area', area: 'kort', name: 'Det har vi tilsammen' },
	{ who: 'emil', does: 'ask', command: { kind: 'goToStep', step: 0 } },
	{
		who: 'freja',
		does: 'note',
		note: 'foelges',
		area: 'kort',
		kind: 'idea',
		words: 'Nogen at følges med hjem i mørket'
	},
	{
		who: 'dorte',
		does: 'note',
		note: 'noegle',
		area: 'kort',
		words: 'To med nøgle hver gang'
	},
	{ who: 'emil', does: 'ask', command: { kind: 'goToStep', step: 1 } },
	{
		who: 'emil',
		does: 'note',
		note: 'elever',
		area: 'kort',
		words: 'Seks elever og en lærer, torsdage fra klokken 16'
	},
	{
		who: 'bo',
		does: 'note',
		note: 'frivillige',
		area: 'kort',
		words: 'Fire frivillige og en varmekasse. Ikke i juli.'
	},
	{
		who: 'carla',
		does: 'note',
		note: 'erfaring',
		area: 'kort',
		kind: 'experience',
		words: 'Jeg har lavet mad til hundrede. Og jeg ved, hvem der siger nej.'
	},
	{ who: 'alice', does: 'note', note: 'hus', area: 'kort', words: 'Huset, varme og forsikring. Ikke personale.' },
	{ who: 'emil', does: 'ask', command: { kind: 'goToStep', step: 2 } },
	{
		who: 'alice',
		does: 'note',
		note: 'cafe',
		area: 'kort',
		kind: 'knowledge',
		words: 'Caféen på plejehjemmet, hverdage 11–14. Den når ingen om aftenen.'
	},
	{ who: 'emil', does: 'connect', from: 'elever', to: 'erfaring', words: 'laver mad sammen' },
	{ who: 'emil', does: 'ask', command: { kind: 'goToStep', step: 5 } }
];
