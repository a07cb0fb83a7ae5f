/** What each family's door is made of: how its commands are decoded, and how they and its facts are described. */
import * as v from 'valibot';
import type { Command } from '../../../workshop/command.ts';
import type { FactKind } from '../../../workshop/fact.ts';
import { body, say, text } from '../fields.ts';
import type { Schema } from '../openapi/types.ts';

/** A kind of command: how it is decoded, and what the description says of it. */
export interface CommandDoor {
	input: v.GenericSchema<unknown, Command>;
	description: string;
	/** Its fields beside `kind`. */
	fields: Record<string, Schema>;
	/** Those that may be left out. */
	optional?: readonly string[];
	/** Without `kind`. */
	example: Record<string, unknown>;
}

/** A kind of fact: what stands in it beside the head that all facts have. */
export interface FactDoor {
	description: string;
	fields: Record<string, Schema>;
	optional?: readonly string[];
	/** Its fields, without the head. */
	example: Record<string, unknown>;
}

export interface FamilyDoor {
	commands: Partial<Record<Command['kind'], CommandDoor>>;
	facts: Partial<Record<FactKind, FactDoor>>;
}

/** @returns the schema of a command of this kind: its fields, and nothing that it does not know */
export function command<Kind extends Command['kind'], Entries extends v.ObjectEntries>(kind: Kind, entries: Entries) {
	return body({ kind: v.literal(kind), ...entries });
}

export const statement = v.pipe(
	v.string(say('statement')),
	v.maxLength(160, say('statement')),
	v.regex(/^(problem|plan):./s, say('statement'))
);

/** @returns a list of at least one; @param max the most it may hold */
export function listOf<Item extends v.GenericSchema>(item: Item, max = 300) {
	return v.pipe(v.array(item, say('list')), v.minLength(1, say('list')), v.maxLength(max, say('list')));
}

export const markerNumber = v.pipe(
	v.number(say('marker-number')),
	v.integer(say('marker-number')),
	v.minValue(1, say('marker-number')),
	v.maxValue(1_000_000, say('marker-number'))
);

/** A line or a few of why; may be empty. */
export const shortText = text('text-500', { min: 0, max: 500, lines: true });
/** The same, and something must stand in it. */
export const neededText = text('text-1000', { min: 1, max: 1000, lines: true });
export const longText = text('text-4000', { min: 0, max: 4000, lines: true });

export const described = {
	id: { type: 'string', minLength: 1, maxLength: 128 },
	statement: {
		type: 'string',
		pattern: '^(problem|plan):',
		description: 'A slot of the problem as `problem:{slot}`, or an action as `plan:{actionId}`.'
	},
	participant: { type: 'string', description: "A participant's id." },
	text: { type: 'string', maxLength: 500, description: 'In their own words.' }
} as const satisfies Record<string, Schema>;
