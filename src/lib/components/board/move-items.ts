/** What every entry of the list can do by its menu: move among the others. */
import type { Component } from 'svelte';
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import { m } from '$lib/paraglide/messages';

interface Place {
	/** 0-based, among so many. */
	position: number;
	count: number;
	onMove: (index: number) => void;
}

/** @returns the items of a menu that move an entry one place up and one down */
export function moveItems({ position, count, onMove }: Place) {
	const icon = (mark: unknown) => mark as Component;
	return [
		{ label: m.list_move_up(), icon: icon(ArrowUp), disabled: position === 0, onSelect: () => onMove(position - 1) },
		{
			label: m.list_move_down(),
			icon: icon(ArrowDown),
			disabled: position === count - 1,
			onSelect: () => onMove(position + 1)
		}
	] as const;
}
