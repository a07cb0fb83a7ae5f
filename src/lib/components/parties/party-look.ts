/** How a party's look (`workshop/party-look-name.ts`) is drawn. */
import type { Component } from 'svelte';
import Circle from '@lucide/svelte/icons/circle';
import Diamond from '@lucide/svelte/icons/diamond';
import Hexagon from '@lucide/svelte/icons/hexagon';
import Square from '@lucide/svelte/icons/square';
import Star from '@lucide/svelte/icons/star';
import Triangle from '@lucide/svelte/icons/triangle';
import Clover from '@lucide/svelte/icons/clover';
import Shield from '@lucide/svelte/icons/shield';
import { partyLookName, type PartyLookName } from '$lib/workshop/party-look-name';

export interface PartyLook {
	icon: Component;
	/** A CSS colour, readable as text on paper in both themes. */
	colour: string;
	/** A CSS `background-image` in `currentColor`, to lay over a ground of the colour. */
	pattern: string;
	/** The pattern's `background-size`. */
	patternSize: string;
}

export const PARTY_ICON_COMPONENTS = {
	circle: Circle,
	square: Square,
	triangle: Triangle,
	diamond: Diamond,
	hexagon: Hexagon,
	star: Star,
	clover: Clover,
	shield: Shield
} as unknown as Record<PartyLookName['icon'], Component>;

const PATTERNS: Record<PartyLookName['pattern'], [image: string, size: string]> = {
	plain: ['none', 'auto'],
	rising: ['repeating-linear-gradient(45deg, currentColor 0 2px, transparent 2px 7px)', 'auto'],
	dots: ['radial-gradient(currentColor 1.4px, transparent 1.6px)', '6px 6px'],
	level: ['repeating-linear-gradient(0deg, currentColor 0 1.5px, transparent 1.5px 6px)', 'auto'],
	falling: ['repeating-linear-gradient(-45deg, currentColor 0 2px, transparent 2px 7px)', 'auto'],
	grid: [
		'linear-gradient(currentColor 1px, transparent 1px), linear-gradient(90deg, currentColor 1px, transparent 1px)',
		'7px 7px'
	],
	upright: ['repeating-linear-gradient(90deg, currentColor 0 1.5px, transparent 1.5px 6px)', 'auto']
};

/**
 * @param place the party's place among all that ever were in the workshop, from 0
 * @returns its look; the first 56 parties each have one of their own
 */
export function partyLook(place: number): PartyLook {
	const { icon, pattern, colour } = partyLookName(place);
	const [image, patternSize] = PATTERNS[pattern];
	return { icon: PARTY_ICON_COMPONENTS[icon], colour: `var(--${colour})`, pattern: image, patternSize };
}
