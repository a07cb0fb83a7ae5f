import { COMMAND_DOORS, FACT_DOORS } from '../../facts/doors.ts';
import { EXAMPLE, ref } from '../parts.ts';
import type { Schema } from '../types.ts';
import { moment, participantOrNull, seq } from './common.ts';

const headFields: Record<string, Schema> = {
	v: { type: 'integer', const: 1, description: 'The version of its form.' },
	id: { type: 'string' },
	seq: { ...seq, description: 'The revision it came with. Facts decided together share it.' },
	at: moment,
	by: { ...participantOrNull, description: 'Who asked for it; null for the system, and for what names nobody.' },
	session: { type: ['string', 'null'], description: 'The meeting it happened in.' }
};

const EXAMPLE_HEAD = {
	v: 1,
	id: 'f4Ct9aQ2mXs7Kd1P',
	seq: 43,
	at: '2026-11-23T18:12:40.000Z',
	by: EXAMPLE.aliceId,
	session: null
};

/** An object of exactly these fields. */
function variant(
	kind: string,
	{
		description,
		fields,
		optional = []
	}: { description: string; fields: Record<string, Schema>; optional?: readonly string[] }
): Schema {
	const properties = { kind: { type: 'string', const: kind }, ...fields };
	const required = Object.keys(properties).filter((name) => !optional.includes(name));
	return { description, type: 'object', required, properties };
}

export const factSchemas: Record<string, Schema> = {
	Command: {
		description: 'What to ask for, by its `kind`.',
		oneOf: Object.entries(COMMAND_DOORS).map(([kind, door]) => variant(kind, door))
	},
	Fact: {
		description: 'Something that was decided. Facts are never changed; more kinds may come.',
		oneOf: Object.entries(FACT_DOORS).map(([kind, door]) =>
			variant(kind, { ...door, fields: { ...headFields, ...door.fields } })
		)
	},
	Kept: {
		type: 'object',
		required: ['kept'],
		properties: { kept: { type: 'boolean', const: true } }
	},
	FactsPage: {
		type: 'object',
		required: ['facts', 'next'],
		properties: {
			facts: { type: 'array', items: ref('Fact') },
			next: { type: ['integer', 'null'], description: 'What to give as `after` for the next page; null on the last.' }
		}
	},
	Given: {
		description: 'What one has given that is hidden until it is revealed.',
		type: 'object',
		required: ['given'],
		properties: {
			given: {
				type: 'array',
				items: {
					type: 'object',
					required: ['batch', 'payload'],
					properties: {
						batch: {
							type: 'string',
							description: 'What it is revealed with; `round:{id}` for a round, `silence:{id}`, `priorities:{id}`.'
						},
						payload: {
							type: 'object',
							description:
								'As it was given; for a round the answers by statement, for a silence its `notes`, for a prioritising level by item.',
							additionalProperties: true
						}
					}
				}
			}
		}
	}
};

type Examples = Record<string, { value: unknown }>;

export const commandExamples: Examples = Object.fromEntries(
	Object.entries(COMMAND_DOORS).map(([kind, { example }]) => [kind, { value: { kind, ...example } }])
);

export const factExamples: Examples = Object.fromEntries(
	Object.entries(FACT_DOORS).map(([kind, { example }]) => [kind, { value: { ...EXAMPLE_HEAD, kind, ...example } }])
);
