import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { MOST_CARETS, PresenceController } from './presence.svelte.ts';

const open: { destroy(): void }[] = [];
afterEach(() => {
	for (const thing of open.splice(0)) thing.destroy();
	vi.useRealTimers();
});

/** Alice's page, and a way for others to be there as the server would say it. */
function alicesPage() {
	const awareness = new Awareness(new Y.Doc());
	const presence = new PresenceController('alice');
	presence.attach(awareness);
	open.push(presence, awareness);
	const come = (participantId: string, state: object = {}) => {
		const other = new Awareness(new Y.Doc());
		open.push(other);
		const user = { participantId, name: participantId.toUpperCase(), partyId: null };
		other.setLocalState({ place: null, cursor: null, ...state, user });
		applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'server');
		return other.clientID;
	};
	return { awareness, presence, come };
}

const CURSOR = { anchor: { type: null }, head: { type: null } };

describe('who is here', () => {
	it('lists each person once, by name, and not oneself', () => {
		const { presence, come } = alicesPage();
		come('carol');
		come('bob', { place: 'problem:known' });
		come('bob');
		come('alice');
		expect(presence.others).toEqual([
			{ participantId: 'bob', name: 'BOB', partyId: null, place: 'problem:known' },
			{ participantId: 'carol', name: 'CAROL', partyId: null, place: null }
		]);
	});

	it('forgets who leaves', () => {
		const { awareness, presence, come } = alicesPage();
		removeAwarenessStates(awareness, [come('bob')], 'server');
		expect(presence.others).toEqual([]);
	});

	it('shows carets in their place only, and none in a crowd', () => {
		const { presence, come } = alicesPage();
		const bob = come('bob', { place: 'problem:known', cursor: CURSOR });
		expect(presence.caretsIn('problem:known').map(({ clientId }) => clientId)).toEqual([bob]);
		expect(presence.caretsIn('problem:unknown')).toEqual([]);
		for (let index = 0; index < MOST_CARETS; index++) come(`person ${index}`);
		expect(presence.caretsIn('problem:known')).toEqual([]);
	});

	it('says where one is a few times a second at most, and never who one is', () => {
		vi.useFakeTimers();
		const { awareness, presence } = alicesPage();
		presence.moveTo('problem:known', CURSOR);
		presence.moveTo('problem:unknown', CURSOR);
		expect(awareness.getLocalState()).toEqual({ place: null, cursor: null });
		vi.advanceTimersByTime(200);
		expect(awareness.getLocalState()).toEqual({ place: 'problem:unknown', cursor: CURSOR });
		presence.leave('problem:known');
		vi.advanceTimersByTime(200);
		expect(awareness.getLocalState()).toEqual({ place: 'problem:unknown', cursor: CURSOR });
		presence.leave('problem:unknown');
		vi.advanceTimersByTime(200);
		expect(awareness.getLocalState()).toEqual({ place: null, cursor: null });
	});

	it('tells who is writing until their letters stop', () => {
		vi.useFakeTimers();
		const { presence, come } = alicesPage();
		const bob = come('bob');
		presence.noteLetter(bob, 'problem:known');
		expect(presence.writing.get('problem:known')?.map(({ name }) => name)).toEqual(['BOB']);
		vi.advanceTimersByTime(2_000);
		presence.noteLetter(bob, 'problem:known');
		vi.advanceTimersByTime(2_000);
		expect(presence.writing.size).toBe(1);
		vi.advanceTimersByTime(2_000);
		expect(presence.writing.size).toBe(0);
	});
});
