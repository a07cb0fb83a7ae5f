import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeNegotiatedDays } from '../../../tests/support/negotiated-days.ts';
import { HistoryReader } from './history-reader.ts';
import { openSqliteStore } from './store/sqlite/store.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'rundbord-record-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the record and the stretches away from markers', () => {
	test('read on as the log grows are the same as read at once, whenever somebody asks', async () => {
		const { id } = await writeNegotiatedDays(folder);
		const whole = openSqliteStore(path.join(folder, 'rundbord.db'));
		const growing = openSqliteStore(path.join(folder, 'growing.db'));
		const workshop = await whole.registry.workshop(id);
		if (!workshop) throw new Error('The workshop was not written');
		await growing.registry.createWorkshop(workshop, []);
		for (const participant of await whole.registry.participants(id)) {
			const token = {
				...{ hash: Buffer.from(participant.id), workshopId: id, kind: 'participant' as const, createdAt: 0 },
				participantId: participant.id
			};
			await growing.registry.addParticipant({ ...participant, partyId: null }, token, null);
		}

		const reader = new HistoryReader(growing.log);
		const revisions = await whole.log.read(id);
		let asked = 0;
		for (let at = 0; at < revisions.length; at += 3) {
			await growing.log.append(revisions.slice(at, at + 3), []);
			const told = await reader.renegotiations(id);
			expect(told).toEqual(await new HistoryReader(growing.log).renegotiations(id));
			asked += told.length;
		}
		expect(await reader.renegotiations(id)).toEqual(await new HistoryReader(whole.log).renegotiations(id));
		expect(await reader.facts(id)).toEqual(await new HistoryReader(whole.log).facts(id));
		expect(asked).toBeGreaterThan(4);
		await whole.close();
		await growing.close();
	});
});
