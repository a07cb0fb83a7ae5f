import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { exampleBoard } from './board-example.ts';
import { toJson } from './json.ts';
import { SUMMARY_SCHEMA } from './schema.ts';
import { summarise } from './summarise.ts';
import { exampleAction, exampleChange, exampleInput, exampleState } from './summary-example.ts';
import { EXPORT_PROFILES } from './types.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { 'date-time': true } });
const validate = ajv.compile(SUMMARY_SCHEMA);

const field = { kind: 'action', actionId: 'action-1' } as const;
const plan = [
	exampleAction({ responsible: '', contributors: ['Dorte', 'party-k', 'p-alice'] }),
	exampleAction({ status: 'andet' })
];
const changes = (['title', 'responsible', 'contributors', 'added', 'removed'] as const).flatMap((name) => [
	exampleChange({ statement: { ...field, field: name }, before: 'p-alice', after: 'Dorte, p-bob', reason: 'Derfor' }),
	exampleChange({ statement: { ...field, field: name }, before: '', after: 'x', participantId: null })
]);

it.each(EXPORT_PROFILES)('describes the JSON of profile %s', (profile) => {
	const given = {
		profile,
		changes: [exampleChange(), ...changes],
		state: exampleState({ plan }),
		board: exampleBoard()
	};
	const json: unknown = JSON.parse(toJson(summarise(exampleInput(given))));
	expect(json).toMatchObject({ board: { counts: { note: 3 } } });
	validate(json);
	expect(validate.errors).toBeNull();
});

it('describes no JSON that lacks a part, or has one of another kind', () => {
	const summary = summarise(exampleInput());
	expect(validate({ ...summary, plan: undefined })).toBe(false);
	expect(validate({ ...summary, version: 2 })).toBe(false);
	expect(validate({ ...summary, changes: [{ ...summary.changes[0], kind: 'other' }] })).toBe(false);
});
