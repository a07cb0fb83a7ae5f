/** Every kind of command and fact, as they come in and as they are described. A new family adds its door to DOORS. */
import * as v from 'valibot';
import type { Command } from '../../../workshop/command.ts';
import type { FactKind } from '../../../workshop/fact.ts';
import { say } from '../fields.ts';
import { commentsDoor, silenceDoor, sourcesDoor } from './board.ts';
import type { CommandDoor, FactDoor, FamilyDoor } from './door.ts';
import { minutesDoor } from './minutes.ts';
import { markersDoor, reasonsDoor, roundsDoor, stancesDoor } from './negotiation.ts';
import { commitmentsDoor, hatsDoor, parkingDoor, partiesDoor, sessionsDoor, stepsDoor } from './table.ts';
import { cardsDoor, gatheringDoor, prioritiesDoor } from './together.ts';

const DOORS: readonly FamilyDoor[] = [
	markersDoor,
	stancesDoor,
	roundsDoor,
	reasonsDoor,
	commitmentsDoor,
	partiesDoor,
	sessionsDoor,
	minutesDoor,
	hatsDoor,
	parkingDoor,
	silenceDoor,
	commentsDoor,
	sourcesDoor,
	prioritiesDoor,
	cardsDoor,
	gatheringDoor,
	stepsDoor
];

export const COMMAND_DOORS = Object.assign({}, ...DOORS.map(({ commands }) => commands)) as Record<
	Command['kind'],
	CommandDoor
>;

export const FACT_DOORS = Object.assign({}, ...DOORS.map(({ facts }) => facts)) as Record<FactKind, FactDoor>;

const kinds = Object.keys(COMMAND_DOORS) as [Command['kind'], ...Command['kind'][]];

const kindOnly = v.object({ kind: v.picklist(kinds, say('command-kind')) }, say('not-an-object'));

/** `POST …/facts`: decodes a command by its kind; a field that the kind does not know is left out. */
export const anyCommand: v.GenericSchema<unknown, Command> = v.lazy((input) => {
	const known = v.safeParse(kindOnly, input);
	return known.success
		? COMMAND_DOORS[known.output.kind].input
		: (kindOnly as unknown as v.GenericSchema<unknown, Command>);
});
