/** Facts of an archive, kind by kind: those of version 1 are taken, and any field that is spoilt is noticed. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACT_DOORS } from '../../src/lib/server/http/facts/doors.ts';
import { FactShapes } from './fact-shapes.ts';

type Stored = Record<string, unknown> & { kind: string };

const fixture = new URL('../../src/lib/workshop/fixtures/facts-v1.json', import.meta.url);
const { facts: version1 } = JSON.parse(readFileSync(fixture, 'utf8')) as { facts: Stored[] };

const HEAD = { v: 1, id: 'fact-1', seq: 1, at: '2026-11-26T18:00:00.000Z', by: 'alice', session: null };

/** One of every kind there is, as the API describes them. */
const examples = Object.entries(FACT_DOORS).map(([kind, { example }]): Stored => ({ ...HEAD, ...example, kind }));

/** Whoever is named by those facts took part. */
const peopleIn = (value: unknown): string[] =>
	typeof value === 'string'
		? [value]
		: value && typeof value === 'object'
			? Object.values(value).flatMap(peopleIn)
			: [];
const shapes = new FactShapes(new Set(peopleIn([...version1, ...examples])));

/** @returns the ways to each value within, but to the version and the place on the timeline, which are checked elsewhere */
function pathsIn(value: unknown, path: string[] = []): string[][] {
	const inner = value && typeof value === 'object' ? Object.entries(value) : [];
	const deeper = inner.filter(([key]) => path.length > 0 || !['v', 'seq', 'kind'].includes(key));
	return [...(path.length === 0 ? [] : [path]), ...deeper.flatMap(([key, one]) => pathsIn(one, [...path, key]))];
}

function changed<Value>(value: Value, [key = '', ...rest]: string[], spoilt: unknown): Value {
	const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
	copy[key] = rest.length === 0 ? spoilt : changed(copy[key], rest, spoilt);
	return copy as Value;
}

describe('[ARCHIVE7] a fact of an archive', () => {
	test('is good as version 1 stored it, and as every kind is described', () => {
		const verdicts = [...version1, ...examples].map((fact) => [fact.kind, shapes.judge(fact)]);
		expect(verdicts.filter(([, verdict]) => verdict !== 'good')).toEqual([]);
		expect(examples.length).toBeGreaterThan(35);
	});

	test.each(examples.map((fact) => [fact.kind, fact] as const))(
		'is refused when any field of it is spoilt: %s',
		(_, fact) => {
			for (const path of pathsIn(fact)) {
				// No field of any fact holds such things.
				for (const spoilt of [new Uint8Array(3), { toString: 'x' }, -1, 0.5]) {
					expect([path.join('.'), shapes.judge(changed(fact, path, spoilt))]).toEqual([path.join('.'), 'malformed']);
				}
			}
		}
	);

	test.each(['../../x', '..', 'Møde 1', 'a/b', ''])(
		'is refused when it, or its meeting, goes by what cannot be in a file’s name: %j',
		(id) => {
			const [fact] = examples as [Stored];
			expect(shapes.judge({ ...fact, session: 'Mt8Kq2Zv5Xw1Lb4N' } as Stored)).toBe('good');
			expect(shapes.judge({ ...fact, id } as Stored)).toBe('malformed');
			expect(shapes.judge({ ...fact, session: id } as Stored)).toBe('malformed');
		}
	);

	test('is refused when it names somebody who did not take part, or a word that is none', () => {
		const spoil = (kind: string, path: string[], value: unknown) =>
			shapes.judge(
				changed(
					examples.find((fact) => fact.kind === kind)!,
					path,
					value
				)
			);
		expect([
			spoil('HatTaken', ['by'], 'mallory'),
			spoil('HatTaken', ['hat'], '__proto__'),
			spoil('StanceTaken', ['level'], 'toString'),
			spoil('StanceTaken', ['statement'], 'elsewhere'),
			spoil('PresenceNoted', ['participants'], ['mallory']),
			spoil('SessionStarted', ['at'], '2026-11-26'),
			spoil('CardPlaced', ['about'], 'constructor')
		]).toEqual(Array(7).fill('malformed'));
	});

	test('of a kind nobody here knows is told apart, and nothing at all is good by chance', () => {
		expect(shapes.judge({ ...HEAD, kind: 'MoonWished' })).toBe('unknown-kind');
		expect(shapes.judge({ ...HEAD, kind: 'toString' })).toBe('unknown-kind');
		fc.assert(
			fc.property(fc.constantFrom(...examples), fc.dictionary(fc.string(), fc.anything()), ({ kind }, made) => {
				expect(shapes.judge({ ...made, kind })).toBe('malformed');
			}),
			{ seed: 20261126 }
		);
	});
});
