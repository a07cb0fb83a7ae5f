import * as v from 'valibot';
import { FAULTS, type Fault } from './problem-words.ts';
import { refuse } from './problem.ts';

/**
 * @param schema what the value has to be; its messages are words of FAULTS
 * @param field what to call the value itself in a refusal; the fields of an object go by their own names
 * @returns the value as the schema reads it
 * @throws Problem 400 that names each field that does not fit
 */
export function decode<Schema extends v.GenericSchema>(
	schema: Schema,
	value: unknown,
	field = ''
): v.InferOutput<Schema> {
	const result = v.safeParse(schema, value);
	if (result.success) return result.output;
	const faults = result.issues.map((issue) => ({ field: v.getDotPath(issue) ?? field, fault: asFault(issue.message) }));
	refuse('invalid-input', { faults: faults.filter(isFirstOfItsField) });
}

/** One thing at a time: a text that is too long and has control characters is told of the first only. */
function isFirstOfItsField({ field }: { field: string }, index: number, all: readonly { field: string }[]): boolean {
	return all.findIndex((other) => other.field === field) === index;
}

function asFault(message: string): Fault {
	if (Object.hasOwn(FAULTS, message)) return message as Fault;
	throw new Error(`A schema has a message that is no fault: ${message}`);
}
