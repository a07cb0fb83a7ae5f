/** How large a run is. */

export interface Settings {
	/** People at one document (B1), and how many of them the middle and large figures are about. */
	typingPeople: number[];
	presencePeople: number[];
	capacityPeople: number[];
	warmUpSeconds: number;
	seconds: number;
	capacitySeconds: number;
	repeats: number;
	crashRounds: number;
	peerCrashRounds: number;
	/** Revisions stored (B5), the first also for B7; and for B6. */
	revisions: number[];
	timeTravelRevisions: number;
	moments: number;
	openings: number;
	idleWorkshops: number;
	recoveryPeople: number;
	/** Notes on a large board (B9), and people who move them about. */
	boardNotes: number;
	boardPeople: number;
	/** Whether a repeat in which the machine was busy with something else counts. */
	refusesNoise: boolean;
	/** How often a repeat that was refused is tried again. */
	tries: number;
}

const FULL: Settings = {
	typingPeople: [2, 20, 100, 200, 300],
	presencePeople: [50, 100, 200],
	capacityPeople: [100, 200, 300, 400, 500, 600, 800],
	warmUpSeconds: 4,
	seconds: 15,
	capacitySeconds: 10,
	repeats: 3,
	crashRounds: 20,
	peerCrashRounds: 5,
	revisions: [100_000, 1_000_000],
	timeTravelRevisions: 1_000_000,
	moments: 200,
	openings: 5,
	idleWorkshops: 1_000,
	recoveryPeople: 200,
	boardNotes: 5_000,
	boardPeople: 100,
	refusesNoise: true,
	tries: 3
};

/** All the main figures in about twenty minutes: fewer sizes and repeats, nothing else left out. */
const SHORT: Settings = {
	...FULL,
	typingPeople: [20, 200],
	presencePeople: [200],
	capacityPeople: [200, 300, 500],
	warmUpSeconds: 3,
	seconds: 8,
	capacitySeconds: 6,
	repeats: 2,
	crashRounds: 10,
	peerCrashRounds: 2,
	revisions: [100_000],
	openings: 3,
	idleWorkshops: 500,
	tries: 2
};

/** Shows in a minute or two that everything runs; its figures say nothing. */
const QUICK: Settings = {
	typingPeople: [2, 20],
	presencePeople: [20],
	capacityPeople: [10, 20],
	warmUpSeconds: 1,
	seconds: 2,
	capacitySeconds: 2,
	repeats: 1,
	crashRounds: 2,
	peerCrashRounds: 1,
	revisions: [2_000, 10_000],
	timeTravelRevisions: 10_000,
	moments: 20,
	openings: 1,
	idleWorkshops: 30,
	recoveryPeople: 20,
	boardNotes: 200,
	boardPeople: 10,
	refusesNoise: false,
	tries: 1
};

/**
 * @param options `short`, `quick`, `noisy` (counts repeats on a busy machine too), and numbers for `seconds`, `repeats`
 */
export function settingsFor(options: {
	short: boolean;
	quick: boolean;
	noisy: boolean;
	seconds: number | undefined;
	repeats: number | undefined;
	people: number[] | undefined;
}): Settings {
	const settings = { ...(options.quick ? QUICK : options.short ? SHORT : FULL) };
	if (options.noisy) settings.refusesNoise = false;
	if (options.seconds !== undefined) {
		settings.seconds = options.seconds;
		settings.capacitySeconds = Math.min(settings.capacitySeconds, options.seconds);
	}
	if (options.repeats !== undefined) settings.repeats = options.repeats;
	if (options.people !== undefined) {
		settings.typingPeople = settings.presencePeople = settings.capacityPeople = options.people;
	}
	return settings;
}
