/** What the archive's thread is asked, and answers. */
import type { ArchiveFault } from '../../src/lib/server/archives.ts';
import type { ArchivedWorkshop } from './format.ts';
import type { ArchiveInput } from './write.ts';

export type ArchiveJob =
	| { kind: 'write'; database: string; input: ArchiveInput }
	/** Judges the archive in `file` and writes what is to be stored to `spool`. */
	| { kind: 'verify'; file: string; spool: string; nowMs: number };

export type ArchiveAnswer =
	/** The next part of the archive; one for each message that asks for it. */
	| { kind: 'part'; bytes: Uint8Array }
	| { kind: 'end' }
	| { kind: 'verified'; workshop: ArchivedWorkshop; revisions: number }
	| { kind: 'refused'; fault: ArchiveFault; file: string; seq: number | null }
	| { kind: 'failed'; message: string };
