/** Commands: what may be asked for. Each is imperative and answered by facts, or by a refusal. */
import type { CommitmentsCommand } from './commitments.ts';
import type { HatsCommand } from './hats.ts';
import type { MarkersCommand } from './markers.ts';
import type { ParkingCommand } from './parking.ts';
import type { PartiesCommand } from './parties.ts';
import type { ReasonsCommand } from './reasons.ts';
import type { RoundsCommand } from './rounds.ts';
import type { SessionsCommand } from './sessions.ts';
import type { StancesCommand } from './stances.ts';

export type Command =
	| MarkersCommand
	| StancesCommand
	| RoundsCommand
	| ReasonsCommand
	| CommitmentsCommand
	| PartiesCommand
	| SessionsCommand
	| HatsCommand
	| ParkingCommand;

export type CommandKind = Command['kind'];
export type CommandOf<Kind extends CommandKind> = Extract<Command, { kind: Kind }>;
