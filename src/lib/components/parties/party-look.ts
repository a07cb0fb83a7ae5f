/**
 * How a party is told apart: an icon, a pattern and a colour together, the same everywhere.
 * Chosen by the party's place in the workshop's list of parties, so that nobody has to pick.
 */
import type { Component } from 'svelte';
import Circle from '@lucide/svelte/icons/circle';
import Diamond from '@lucide/svelte/icons/diamond';
import Hexagon from '@lucide/svelte/icons/hexagon';
import Square from '@lucide/svelte/icons/square';
import Star from '@lucide/svelte/icons/star';
import Triangle from '@lucide/svelte/icons/triangle';
import Clover from '@lucide/svelte/icons/clover';
import Shield from '@lucide/svelte/icons/shield';

export interface PartyLook {
	icon: Component;
	/** A CSS colour, readable as text on paper in both themes. */
	colour: string;
	/** A CSS `background-image` in `currentColor`, to lay over a ground of the colour. */
	pattern: string;
	/** The pattern's `background-size`. */
	patternSize: string;
}

const ICONS = [Circle, Square, Triangle, Diamond, Hexagon, Star, Clover, Shield] as unknown as Component[];

const PATTERNS: [image: string, size: string][] = [
	['none', 'auto'],
	['repeating-linear-gradient(45deg, currentColor 0 2px, transparent 2px 7px)', 'auto'],
	['radial-gradient(currentColor 1.4px, transparent 1.6px)', '6px 6px'],
	['repeating-linear-gradient(0deg, currentColor 0 1.5px, transparent 1.5px 6px)', 'auto'],
	['repeating-linear-gradient(-45deg, currentColor 0 2px, transparent 2px 7px)', 'auto'],
	[
		'linear-gradient(currentColor 1px, transparent 1px), linear-gradient(90deg, currentColor 1px, transparent 1px)',
		'7px 7px'
	],
	['repeating-linear-gradient(90deg, currentColor 0 1.5px, transparent 1.5px 6px)', 'auto']
];

/**
 * @param index the party's place in the workshop's list, from 0
 * @returns its look; the first 56 parties each have one of their own
 */
export function partyLook(index: number): PartyLook {
	const kind = index % ICONS.length;
	const [pattern, patternSize] = PATTERNS[index % PATTERNS.length] as [string, string];
	return { icon: ICONS[kind] as Component, colour: `var(--party-${kind})`, pattern, patternSize };
}
