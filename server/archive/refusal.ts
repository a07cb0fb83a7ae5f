/** Why an archive is refused. Told in both languages by the API's problem words, with the file it is about. */
import type { ArchiveFault } from '../../src/lib/server/archives.ts';

export class ArchiveRefused extends Error {
	readonly fault: ArchiveFault;
	/** The file of the archive it is about; '' for the archive as a whole. */
	readonly file: string;
	/** The revision it is about, where it is about one. */
	readonly seq: number | null;

	constructor(fault: ArchiveFault, { file = '', seq = null }: { file?: string; seq?: number | null } = {}) {
		super(`The archive is refused: ${fault}${file === '' ? '' : ` in ${file}`}${seq === null ? '' : ` at ${seq}`}`);
		this.name = 'ArchiveRefused';
		this.fault = fault;
		this.file = file;
		this.seq = seq;
	}
}
