import type * as v from 'valibot';
import { decode } from './decode.ts';
import { refuseInput } from './problem.ts';

/**
 * @param schema an object schema over the parameters; its messages are words of FAULTS
 * @returns the decoded parameters of the address; those left empty (`?after=`) count as left out, others are ignored
 * @throws Problem 400 when a parameter does not fit or is given twice
 */
export function readQuery<Schema extends v.GenericSchema>(url: URL, schema: Schema): v.InferOutput<Schema> {
	const given = new Map<string, string>();
	for (const [name, value] of url.searchParams) {
		if (value === '') continue;
		if (given.has(name)) refuseInput({ field: name, fault: 'repeated' });
		given.set(name, value);
	}
	return decode(schema, Object.fromEntries(given));
}
