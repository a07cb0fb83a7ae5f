/** What the process offers for taking a whole workshop away and bringing one in. */
import type { Links, Profile } from './application.ts';

/** Why an archive is refused; each has words in both languages in `http/problem-words.ts`. */
export type ArchiveFault =
	| 'not-a-zip'
	| 'not-an-archive'
	| 'other-version'
	| 'too-large'
	| 'too-many'
	| 'unknown-file'
	| 'duplicate-name'
	| 'file-missing'
	| 'wrong-hash'
	| 'malformed'
	| 'people'
	| 'revision-malformed'
	| 'revision-gap'
	| 'revision-refused'
	| 'unknown-participant'
	| 'session'
	| 'time'
	| 'clients'
	| 'facts'
	| 'unknown-fact';

export type Brought =
	| { kind: 'brought'; workshop: Profile & Links; revisions: number; participants: number }
	/** `file` of the archive and `seq` of the revision it is about, where it is about one. */
	| { kind: 'refused'; fault: ArchiveFault; file: string; seq: number | null }
	/** Others are being brought in. */
	| { kind: 'busy' }
	/** Bringing it in would leave those who write too little room. */
	| { kind: 'noRoom' };

export interface Archives {
	/**
	 * @param readable forms for people, by file name
	 * @returns the archive as it is packed; null when as many are being taken as the process can pack at once
	 */
	take(workshopId: string, readable: Readonly<Record<string, string>>): Promise<ReadableStream<Uint8Array> | null>;
	/** Brings a workshop in whole, under a new id and with new links, or leaves nothing of it behind. */
	bring(archive: ReadableStream<Uint8Array>): Promise<Brought>;
}
