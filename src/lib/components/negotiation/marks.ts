/** The mark of each standing and of each level of a stance: told apart by its form, not by its colour. */
import type { Component } from 'svelte';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleMinus from '@lucide/svelte/icons/circle-minus';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import OctagonAlert from '@lucide/svelte/icons/octagon-alert';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Check from '@lucide/svelte/icons/check';
import type { StanceLevel } from '$lib/workshop/stances';
import type { Standing } from '$lib/workshop/standing';

const STANDINGS = { draft: CircleDashed, holds: CircleCheck, renegotiating: RefreshCw };
const LEVELS = {
	agree: Check,
	reservations: CircleDot,
	aside: CircleMinus,
	talk: MessageCircle,
	object: OctagonAlert
};

export function standingMark(standing: Standing): Component {
	return STANDINGS[standing];
}

export function levelMark(level: StanceLevel): Component {
	return LEVELS[level];
}
