/**
 * `npm run bench` measures everything; `npm run bench -- typing storing` only those. Options: `--quick` (a smoke test),
 * `--short` (all the main figures in about twenty minutes), `--seconds=8`, `--repeats=2`, `--people=20,200`, `--noisy` (counts repeats on a busy machine), `--readme` (writes the table there).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { asTable, type Finding, type Line } from './report.ts';
import { endAll, installPeers, ROOT } from './servers.ts';
import { settingsFor, type Settings } from './settings.ts';
import { archiveBenchmark } from './workloads/archive.ts';
import { browserBenchmark } from './workloads/browser.ts';
import { board, capacity, presence, typing } from './workloads/crowds.ts';
import { crash, recovery } from './workloads/restarts.ts';
import { exportsBenchmark } from './workloads/exports.ts';
import { idle } from './workloads/idle.ts';
import { opening, removeLongStores, storing, timeTravel, trail } from './workloads/long.ts';

const RESULTS = path.join(import.meta.dirname, 'results');
const README = path.join(ROOT, 'README.md');

const BENCHMARKS: Record<string, (settings: Settings, say: (line: string) => void) => Promise<Finding>> = {
	storing,
	'time-travel': timeTravel,
	trail,
	opening,
	crash,
	recovery,
	idle,
	typing,
	presence,
	capacity,
	board,
	browser: browserBenchmark,
	exports: exportsBenchmark,
	archive: archiveBenchmark
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		quick: { type: 'boolean', default: false },
		short: { type: 'boolean', default: false },
		noisy: { type: 'boolean', default: false },
		readme: { type: 'boolean', default: false },
		seconds: { type: 'string' },
		repeats: { type: 'string' },
		people: { type: 'string' }
	}
});
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const settings = settingsFor({
	...values,
	seconds: number(values.seconds),
	repeats: number(values.repeats),
	people: values.people?.split(',').map(Number)
});
const unknown = positionals.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
	console.error(`No benchmark is named ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
	process.exit(1);
}

// Ended by hand, it leaves nothing running behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.once(signal, () => void endAll().then(() => process.exit(1)));

await installPeers();
const machine = describeMachine();
const wanted = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS);
const found: Record<string, Finding | { failed: string }> = {};
mkdirSync(RESULTS, { recursive: true });
const file = path.join(RESULTS, `${machine.date.replaceAll(':', '-').slice(0, 19)}.json`);
const say = (line: string) => console.log(line);
for (const name of wanted) {
	say(name);
	try {
		found[name] = await (BENCHMARKS[name] as (typeof BENCHMARKS)[string])(settings, say);
	} catch (error) {
		found[name] = { failed: (error as Error).stack ?? String(error) };
		say(`  failed: ${(error as Error).message}`);
		process.exitCode = 1;
	}
	await endAll();
	// After each, so that a run that is ended early has not been for nothing.
	writeFileSync(file, JSON.stringify({ machine, settings, found }, null, '\t'));
}
await removeLongStores();
const lines = Object.values(found).flatMap((finding): Line[] => ('lines' in finding ? finding.lines : []));
lines.sort((a, b) => a.what.localeCompare(b.what, 'en', { numeric: true }));
const table = asTable(lines);
say(`\n${table}\n\n${JSON.stringify(machine)}\n${file}`);
if (values.readme) writeReadme(table);

/** The table stands between two marks; what is around it stays. */
function writeReadme(text: string): void {
	const readme = readFileSync(README, 'utf8');
	const [begin, end] = ['<!-- bench: begin -->', '<!-- bench: end -->'];
	const from = readme.indexOf(begin);
	const to = readme.indexOf(end);
	if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
	const { cpu, cores, node, date, commit } = machine;
	const measured = `Measured ${date.slice(0, 10)} on ${cores} cores (${cpu}), Node ${node}, at commit ${commit}.`;
	writeFileSync(README, `${readme.slice(0, from + begin.length)}\n\n${measured}\n\n${text}\n\n${readme.slice(to)}`);
}
