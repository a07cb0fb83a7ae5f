/** Tripwire: facts are on people's disks for good. The fixture is what version 1 stored; it is never changed. */
import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evolve, fold } from './evolve.ts';
import { readFact, type Fact } from './fact.ts';
import { INITIAL_STATE } from './state.ts';

const { facts: stored, state: then } = JSON.parse(
	readFileSync(path.join(import.meta.dirname, 'fixtures/facts-v1.json'), 'utf8')
) as { facts: unknown[]; state: object };

const read = (entries: readonly unknown[]) => entries.map(readFact).filter((fact) => fact !== null);

test('[FACT4] facts that version 1 stored add up to the state they added up to then', () => {
	const facts = read(stored);
	expect(facts).toHaveLength(stored.length);
	expect(fold(facts)).toMatchObject(then);
});

test('[FACT4] what a newer program wrote, and what is no fact, is passed over', () => {
	const known = read(stored);
	const newer = [{ ...(stored[0] as object), v: 2 }, null, 'x', 7, {}, [], { v: 1, kind: 'HatTaken' }];
	expect(read([...newer, ...stored])).toEqual(known);
	const unheardOf = { ...known[0], kind: 'MoonWished' } as unknown as Fact;
	expect(evolve(INITIAL_STATE, unheardOf)).toEqual(INITIAL_STATE);
});
