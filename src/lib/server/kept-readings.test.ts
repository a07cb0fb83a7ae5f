import { expect, test } from 'vitest';
import { KeptReadings } from './kept-readings.ts';

/** Counts what is begun and read; `fails` makes the next reading throw. */
function readings({ most = 2 } = {}) {
	const log: string[] = [];
	const next = { fails: false };
	const kept = new KeptReadings<{ read: number }>({
		most,
		begin: async (id) => {
			log.push(`begin ${id}`);
			return { read: 0 };
		},
		readOn: async (id, reading) => {
			reading.read += 1;
			if (next.fails) throw new Error('the disk is gone');
			log.push(`read ${id}`);
		}
	});
	return { kept, log, next };
}

test('each question continues where the last one stopped', async () => {
	const { kept, log } = readings();
	await Promise.all([kept.upToDate('a'), kept.upToDate('a')]);
	expect(await kept.upToDate('a')).toEqual({ read: 3 });
	expect(log).toEqual(['begin a', 'read a', 'read a', 'read a']);
});

test('the workshop that was asked about longest ago is forgotten first', async () => {
	const { kept, log } = readings();
	for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await kept.upToDate(id);
	expect(log.filter((line) => line.startsWith('begin'))).toEqual(['begin a', 'begin b', 'begin c', 'begin b']);
});

test('after a failure everybody who waited hears of it, and the next question begins anew', async () => {
	const { kept, log, next } = readings();
	await kept.upToDate('a');
	next.fails = true;
	const answers = await Promise.allSettled([kept.upToDate('a'), kept.upToDate('a')]);
	expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	next.fails = false;
	expect(await kept.upToDate('a')).toEqual({ read: 1 });
	expect(log.filter((line) => line.startsWith('begin'))).toEqual(['begin a', 'begin a']);
});
