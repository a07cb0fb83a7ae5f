import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { COMMAND_DOORS } from './facts/doors.ts';
import * as input from './input.ts';
import { differenceQuery, linkToReplace, newParticipant, newWorkshop, revisionsQuery, typedCode } from './input.ts';
import { Problem } from './problem.ts';

/** @returns the faults of a value that is refused, as `field: fault` */
function faultsOf(schema: Parameters<typeof decode>[0], value: unknown): string[] {
	try {
		decode(schema, value);
	} catch (error) {
		if (error instanceof Problem) return (error.details.faults ?? []).map(({ field, fault }) => `${field}: ${fault}`);
		throw error;
	}
	return [];
}

describe('a new workshop', () => {
	it('needs a title only', () => {
		expect(decode(newWorkshop, { title: 'Nordbyen' })).toEqual({ title: 'Nordbyen', question: '', language: 'da' });
	});

	it('has its texts trimmed and normalised', () => {
		expect(decode(newWorkshop, { title: ' \tA\u030anden  ', question: 'Hvad?\r\nHvem?\r', language: 'en' })).toEqual({
			title: '\u00c5nden',
			question: 'Hvad?\nHvem?',
			language: 'en'
		});
	});

	it('takes null for what is left out', () => {
		expect(decode(newWorkshop, { title: 'Nordbyen', question: null, language: null })).toEqual({
			title: 'Nordbyen',
			question: '',
			language: 'da'
		});
	});

	it('counts characters as people do, not halves of them', () => {
		expect(faultsOf(newWorkshop, { title: '🌳'.repeat(200), question: '🌳'.repeat(1000) })).toEqual([]);
		expect(faultsOf(newWorkshop, { title: '🌳'.repeat(201), question: '🌳'.repeat(1001) })).toEqual([
			'title: title',
			'question: question'
		]);
	});

	it.each([
		[{}, ['title: title']],
		[{ title: '' }, ['title: title']],
		[{ title: ' \n ' }, ['title: title']],
		[{ title: '\u200b\u200d' }, ['title: title']],
		[{ title: 7 }, ['title: title']],
		[{ title: 'to\nlinjer' }, ['title: control-characters']],
		[{ title: 'klokke\u0007' }, ['title: control-characters']],
		[{ title: 'baglæns \u202e txet' }, ['title: control-characters']],
		[{ title: 'halv \ud83c' }, ['title: control-characters']],
		[{ title: 'x', question: 'nul\u0000' }, ['question: control-characters']],
		[{ title: 'x', language: 'de' }, ['language: language']],
		['x', [': not-an-object']],
		[null, [': not-an-object']]
	])('is refused as %j: %j', (value, faults) => {
		expect(faultsOf(newWorkshop, value)).toEqual(faults);
	});
});

describe('a new participant', () => {
	it('needs a name only', () => {
		expect(decode(newParticipant, { name: ' Alice ' })).toEqual({ name: 'Alice', party: '', device: false });
	});

	it.each([
		[{ name: 'x'.repeat(81) }, ['name: name']],
		[{ name: 'Bob', party: 'x'.repeat(81) }, ['party: party']],
		[{ name: 'Bob', device: 'yes' }, ['device: device']],
		[{ party: 'x' }, ['name: name']]
	])('is refused as %j: %j', (value, faults) => {
		expect(faultsOf(newParticipant, value)).toEqual(faults);
	});
});

describe('other input', () => {
	it('has a page of the log begin at the start and hold a hundred', () => {
		expect(decode(revisionsQuery, {})).toEqual({ after: 0, limit: 100 });
	});

	it.each([
		[revisionsQuery, { limit: '0' }, ['limit: limit']],
		[revisionsQuery, { limit: '1001' }, ['limit: limit']],
		[revisionsQuery, { after: '-1' }, ['after: whole-number']],
		[revisionsQuery, { after: '1.5' }, ['after: whole-number']],
		[revisionsQuery, { after: '9'.repeat(16) }, ['after: whole-number']],
		[revisionsQuery, { document: 'private' }, ['document: document']],
		[differenceQuery, {}, ['from: whole-number', 'to: whole-number']],
		[differenceQuery, { from: '2', to: '1' }, ['from: from-after-to']],
		[linkToReplace, { kind: 'admin' }, ['kind: link-kind']],
		[linkToReplace, {}, ['kind: link-kind']],
		[typedCode, { code: 12345678 }, ['code: code']],
		[typedCode, { code: 'x'.repeat(101) }, ['code: code']]
	])('is refused (%#)', (schema, value, faults) => {
		expect(faultsOf(schema, value)).toEqual(faults);
	});
});

describe('every schema of input', () => {
	const schemas = Object.entries({
		...(input as unknown as Record<string, Schema>),
		...Object.fromEntries(Object.entries(COMMAND_DOORS).map(([kind, door]) => [kind, door.input as Schema]))
	});

	const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '-1', '1e9', 'note:', 'x'.repeat(70_000)));
	const anything = fc.oneof(words, fc.anything(), fc.constantFrom(['x'.repeat(200)], Array(400).fill('note:a')));

	it.each(schemas)('refuses %s with words of ours, whatever comes', (name, schema) => {
		const fields = entriesOf(schema);
		// An address holds nothing but words.
		const isInAddress = name.endsWith('Query');
		const guess = fc.record(Object.fromEntries(fields.map((field) => [field, isInAddress ? words : anything])), {
			requiredKeys: []
		});
		const known = fields.includes('kind') ? guess.map((others) => ({ ...others, kind: name })) : guess;
		// What is no Problem is thrown on, and fails the test.
		const refuses = (value: unknown) => faultsOf(schema, value).every((line) => line.includes(': '));
		fc.assert(fc.property(isInAddress ? guess : fc.oneof({ arbitrary: known, weight: 4 }, anything), refuses), {
			numRuns: 200
		});
	});
});

type Schema = Parameters<typeof decode>[0];

/** @returns the fields of a schema, also where more is asked of it as a whole */
function entriesOf(schema: Schema): string[] {
	const { entries, pipe } = schema as { entries?: object; pipe?: readonly { entries?: object }[] };
	return Object.keys(entries ?? pipe?.[0]?.entries ?? {});
}
