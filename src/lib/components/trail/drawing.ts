/** The trail's lanes as shapes: a mark where something changed, longer where more did. */

/** The height of a lane's drawing, in its own units. */
export const LANE_HEIGHT = 24;

/** From so many changes in a column a mark reaches so far to either side of the middle. */
const LEVELS = [
	{ from: 1, reach: 0.01 },
	{ from: 2, reach: 3.5 },
	{ from: 5, reach: 7.5 }
];

/** @returns an SVG path with a stroke for each column where something changed; columns are 1 wide */
export function lanePath(counts: readonly number[]): string {
	return counts
		.map((count, column) => {
			const level = LEVELS.findLast(({ from }) => count >= from);
			return level ? `M${column + 0.5} ${LANE_HEIGHT / 2 - level.reach}v${level.reach * 2}` : '';
		})
		.join('');
}

/** @returns the counts of several lanes as one */
export function sumLanes(lanes: readonly { counts: readonly number[] }[], columns: number): number[] {
	return Array.from({ length: columns }, (_, column) =>
		lanes.reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0)
	);
}

/**
 * Chooses the labels that have room on an axis.
 * @param places from 0 to 1, rising
 * @param room the least distance between two labels, as a share of the axis
 * @returns for each place whether its label is drawn; the last one always is
 */
export function labelsThatFit(places: readonly number[], room: number): boolean[] {
	const fits = places.map(() => false);
	let next = 1 + room;
	for (let index = places.length - 1; index >= 0; index -= 1) {
		const place = places[index] as number;
		if (next - place < room) continue;
		fits[index] = true;
		next = place;
	}
	return fits;
}

/** What is agreed on the way, as a lane has it: columns with a marker, and columns under renegotiation. */
interface Agreed {
	stones: readonly number[];
	away: readonly { from: number; to: number }[];
}

/** @returns what is agreed on several lanes as one, in the same form: rising, no stretch touching another */
export function joinAgreed(lanes: readonly Agreed[]): Agreed {
	const away: { from: number; to: number }[] = [];
	for (const { from, to } of lanes.flatMap((lane) => lane.away).sort((a, b) => a.from - b.from)) {
		const last = away.at(-1);
		if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
		else away.push({ from, to });
	}
	return { stones: [...new Set(lanes.flatMap(({ stones }) => stones))].sort((a, b) => a - b), away };
}
