/** The mark beside each state's word. */
import type { Component } from 'svelte';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import Hourglass from '@lucide/svelte/icons/hourglass';
import OctagonAlert from '@lucide/svelte/icons/octagon-alert';
import type { ActionStatus } from '$lib/document/shape';

const MARKS: Record<ActionStatus, Component> = {
	draft: CircleDashed,
	waiting: Hourglass,
	active: CirclePlay,
	stuck: OctagonAlert,
	done: CircleCheck,
	dropped: CircleSlash
};

export function statusMark(status: string): Component {
	return MARKS[status as ActionStatus] ?? MARKS.draft;
}
