/** What schemas of input are made of. Their messages are words of FAULTS. */
import * as v from 'valibot';
import type { Fault } from './problem-words.ts';

/** A schema's message, held to be one of the faults. */
export const say = (fault: Fault): Fault => fault;

/** Control characters, halves of surrogate pairs, and those that make text read in another order than it is stored. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Text that a person wrote: Unicode-normalised and trimmed.
 * @param limits the least and most characters (code points), and whether it may have several lines
 */
export function text(fault: Fault, limits: { min: number; max: number; lines?: boolean }) {
	const schema = v.pipe(
		v.string(fault),
		v.transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim()),
		v.check((value) => {
			const length = [...value].length;
			return length <= limits.max && (limits.min === 0 || (length >= limits.min && VISIBLE.test(value)));
		}, fault),
		v.check((value) => !CONTROL.test(limits.lines ? value.replaceAll('\n', '') : value), say('control-characters'))
	);
	// Left out and null are the same as empty, so a required text that is missing gets its own words.
	return v.nullish(schema, '');
}

/** An id of something, as our own ids and Yjs programs' action ids are. */
export const id = v.pipe(v.string(say('id')), v.minLength(1, say('id')), v.maxLength(128, say('id')));

/** An object of these fields. */
export const body = <Entries extends v.ObjectEntries>(entries: Entries) => v.object(entries, say('not-an-object'));
