/** What a benchmark found: lines of a table for people, and everything else for programs. */

export interface Line {
	/** As in `B1 typing, 200 people`. */
	what: string;
	metric: string;
	rundbord: string;
	peers: string;
	goal: string;
	/** Null where there is no goal to meet, or no figure to judge. */
	isMet: boolean | null;
}

export interface Finding {
	lines: Line[];
	/** Everything measured, as JSON. */
	details: unknown;
}

const HEADINGS = ['Work', 'Metric', 'Rundbord', 'Peers', 'Goal', 'Met'];

/** @returns the lines as a Markdown table, its columns aligned */
export function asTable(lines: readonly Line[]): string {
	const rows = lines.map(({ what, metric, rundbord, peers, goal, isMet }) => [
		what,
		metric,
		rundbord,
		peers,
		goal,
		isMet === null ? '' : isMet ? 'yes' : 'no'
	]);
	const widths = HEADINGS.map((heading, column) =>
		Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length))
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function ms(figure: number): string {
	return Number.isFinite(figure) ? `${figure.toFixed(figure < 10 ? 1 : 0)} ms` : 'never';
}

export function cores(figure: number): string {
	return `${figure.toFixed(2)} core`;
}
