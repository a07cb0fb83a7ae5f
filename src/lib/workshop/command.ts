/** Commands: what may be asked for. Each is imperative and answered by facts, or by a refusal. */
import type { CardsCommand } from './cards.ts';
import type { CommentsCommand } from './comments.ts';
import type { CommitmentsCommand } from './commitments.ts';
import type { GatheringCommand } from './gathering.ts';
import type { HatsCommand } from './hats.ts';
import type { MarkersCommand } from './markers.ts';
import type { MinutesCommand } from './minutes.ts';
import type { ParkingCommand } from './parking.ts';
import type { PartiesCommand } from './parties.ts';
import type { PrioritiesCommand } from './priorities.ts';
import type { ReasonsCommand } from './reasons.ts';
import type { RoundsCommand } from './rounds.ts';
import type { SessionsCommand } from './sessions.ts';
import type { SilenceCommand } from './silence.ts';
import type { SourcesCommand } from './sources.ts';
import type { StancesCommand } from './stances.ts';
import type { StepsCommand } from './steps.ts';

export type Command =
	| MarkersCommand
	| MinutesCommand
	| StancesCommand
	| RoundsCommand
	| ReasonsCommand
	| CommitmentsCommand
	| PartiesCommand
	| SessionsCommand
	| HatsCommand
	| ParkingCommand
	| CardsCommand
	| CommentsCommand
	| GatheringCommand
	| PrioritiesCommand
	| SilenceCommand
	| SourcesCommand
	| StepsCommand;

export type CommandKind = Command['kind'];
export type CommandOf<Kind extends CommandKind> = Extract<Command, { kind: Kind }>;
