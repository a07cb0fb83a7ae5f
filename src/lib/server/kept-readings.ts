/**
 * What was read out of the log for the workshops that were asked about last: each question continues where the last one
 * stopped, one at a time.
 */
import { keepLast } from './keep-last.ts';

interface Options<Reading> {
	/** How many workshops' readings are kept. */
	most: number;
	/** Makes what nothing has been read into yet. */
	begin: (workshopId: string) => Promise<Reading>;
	/** Reads on to the end of the log. */
	readOn: (workshopId: string, reading: Reading) => Promise<void>;
}

export class KeptReadings<Reading> {
	#options: Options<Reading>;
	#kept = new Map<string, Promise<Reading>>();

	constructor(options: Options<Reading>) {
		this.#options = options;
	}

	/**
	 * @returns what is in the log when the question is asked
	 * @throws what reading threw; what was read halfway is not continued from
	 */
	async upToDate(workshopId: string): Promise<Reading> {
		const { most, begin, readOn } = this.#options;
		const before = this.#kept.get(workshopId) ?? begin(workshopId);
		const now = before.then(async (reading) => {
			await readOn(workshopId, reading);
			return reading;
		});
		keepLast(this.#kept, workshopId, now, most);
		try {
			return await now;
		} catch (error) {
			if (this.#kept.get(workshopId) === now) this.#kept.delete(workshopId);
			throw error;
		}
	}
}
