/** How parties are told apart: an icon, a pattern and a colour together, by the order in which they came. Nobody picks. */

export const PARTY_ICONS = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'star', 'clover', 'shield'] as const;

/** 7, where there are 8 icons and colours: so the first 56 parties each have a look of their own. */
export const PARTY_PATTERNS = ['plain', 'rising', 'dots', 'level', 'falling', 'grid', 'upright'] as const;

export interface PartyLookName {
	/** The party's place among all that ever were in the workshop, from 0. */
	place: number;
	icon: (typeof PARTY_ICONS)[number];
	pattern: (typeof PARTY_PATTERNS)[number];
	/** A CSS variable of `src/app.css`, without its dashes: `party-0` to `party-7`. */
	colour: `party-${number}`;
}

export function partyLookName(place: number): PartyLookName {
	const kind = place % PARTY_ICONS.length;
	return {
		place,
		icon: PARTY_ICONS[kind] as PartyLookName['icon'],
		pattern: PARTY_PATTERNS[place % PARTY_PATTERNS.length] as PartyLookName['pattern'],
		colour: `party-${kind}`
	};
}
