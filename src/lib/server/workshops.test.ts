import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from './store/sqlite/store.ts';
import type { Store } from './store/port.ts';
import { TokenMaker } from './tokens.ts';
import { WorkshopService } from './workshops.ts';

const NOW = Date.UTC(2026, 10, 23, 18);

describe('workshops', () => {
	let store: Store;
	let revoked: Uint8Array[];
	let workshops: WorkshopService;
	const input = { title: 'Trygge aftener', question: 'Hvad skal der til?', language: 'da' as const };

	beforeEach(() => {
		store = openSqliteStore(':memory:');
		revoked = [];
		workshops = new WorkshopService({
			registry: store.registry,
			tokens: new TokenMaker(Buffer.alloc(32, 1)),
			clock: () => NOW,
			onRevoked: (hash) => revoked.push(hash)
		});
	});
	afterEach(() => store.close());

	it('[JOIN1] are started by anybody, with links that can be shown again', async () => {
		const { id, inviteToken, viewToken, code, ...profile } = await workshops.start(input);
		expect(profile).toEqual({ ...input, createdAt: NOW });
		expect(await workshops.links(id)).toEqual({ inviteToken, viewToken, code });
		expect(await workshops.profile(id)).toEqual({ id, ...profile });
		expect(await workshops.profile('unknown')).toBeNull();
	});

	it('[TOKEN8] give a participant one calendar address at a time, that opens dates and nothing else', async () => {
		const { id } = await workshops.start(input);
		const { participantId } = await workshops.join(id, { name: 'Alice', party: '' });
		const first = await workshops.subscribe(id, participantId);
		expect(await workshops.maySeeDates(id, first)).toBe(true);
		expect(await workshops.maySeeDates('other', first)).toBe(false);
		expect(await workshops.authenticate(first)).toBeNull();
		const second = await workshops.subscribe(id, participantId);
		expect(await workshops.maySeeDates(id, first)).toBe(false);
		await workshops.unsubscribe(id, participantId);
		expect(await workshops.maySeeDates(id, second)).toBe(false);
	});

	it('[TOKEN1] [TOKEN4] have tokens that each open one thing, and codes that open nothing', async () => {
		const { id, inviteToken, viewToken, code } = await workshops.start(input);
		const { participantId, token } = await workshops.join(id, { name: 'Alice', party: '' });
		expect(await workshops.authenticate(inviteToken)).toEqual({ kind: 'invite', workshopId: id });
		expect(await workshops.authenticate(viewToken)).toEqual({ kind: 'view', workshopId: id });
		expect(await workshops.authenticate(token)).toEqual({ kind: 'participant', workshopId: id, participantId });
		for (const wrong of [code, '', `${token}x`, id, participantId]) {
			expect(await workshops.authenticate(wrong)).toBeNull();
		}
	});

	it('[JOIN2] join people to a party of the same name, whatever its letter case, in their own workshop only', async () => {
		const [here, there] = [await workshops.start(input), await workshops.start(input)];
		await workshops.join(here.id, { name: 'Alice', party: 'Ældresagen' });
		await workshops.join(here.id, { name: 'Bob', party: 'ÆLDRESAGEN' });
		await workshops.join(here.id, { name: 'Carol', party: '' });
		await workshops.join(there.id, { name: 'Alice', party: 'Ældresagen' });
		const parties = await workshops.parties(here.id);
		expect(parties.map(({ name }) => name)).toEqual(['Ældresagen']);
		const people = await workshops.participants(here.id);
		expect(people.map(({ name, partyId }) => [name, partyId])).toEqual([
			['Alice', parties[0]!.id],
			['Bob', parties[0]!.id],
			['Carol', null]
		]);
		expect(people[0]!.joinedAt).toBe('2026-11-23T18:00:00.000Z');
		expect((await workshops.parties(there.id))[0]!.id).not.toBe(parties[0]!.id);
	});

	it('[TOKEN3] end a device, and only that', async () => {
		const { id } = await workshops.start(input);
		const { participantId, token } = await workshops.join(id, { name: 'Alice', party: '' });
		const phone = await workshops.addDevice(id, participantId);
		await workshops.revoke(token);
		expect(await workshops.authenticate(token)).toBeNull();
		expect(await workshops.authenticate(phone)).toEqual({ kind: 'participant', workshopId: id, participantId });
		expect(revoked).toEqual([workshops.tokenHash(token)]);
		await expect(workshops.addDevice(id, 'nobody')).rejects.toThrow('nobody');
	});

	it('[TOKEN3] replace a link, with its code, and keep the other', async () => {
		const first = await workshops.start(input);
		const { token } = await workshops.join(first.id, { name: 'Alice', party: '' });
		expect(await workshops.findByCode(first.code.toLowerCase())).toEqual({
			workshopId: first.id,
			inviteToken: first.inviteToken
		});
		const second = await workshops.replaceLink(first.id, 'invite');
		expect(await workshops.authenticate(first.inviteToken)).toBeNull();
		expect(await workshops.findByCode(first.code)).toBeNull();
		expect(await workshops.findByCode(second.code)).toEqual({
			workshopId: first.id,
			inviteToken: second.inviteToken
		});
		expect(second.viewToken).toBe(first.viewToken);

		const third = await workshops.replaceLink(first.id, 'view');
		expect(await workshops.authenticate(first.viewToken)).toBeNull();
		expect(await workshops.authenticate(third.viewToken)).toEqual({ kind: 'view', workshopId: first.id });
		expect(third.inviteToken).toBe(second.inviteToken);
		expect(revoked).toContainEqual(workshops.tokenHash(first.viewToken));
		expect(await workshops.authenticate(token)).not.toBeNull();
	});
});
