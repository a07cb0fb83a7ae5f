/**
 * `npm run check` (and `npm test`): everything that proves the project works, cheapest first. Stops at
 * the first failure and names it. `npm run check -- lint types` runs only the steps named. Lint, the longest of
 * what needs one core, runs beside the other steps that test nothing.
 * The last line is `N passed, N failed`, summed over the test runners.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './chromium.ts';
import { ensureOffice } from './office.ts';

interface Counts {
	passed: number;
	failed: number;
	skipped: number;
}

interface Step {
	name: string;
	/** What it proves, for the one who sees it fail. */
	about: string;
	commands: string[][];
	/** Runs before the commands. @throws with a sentence to show */
	prepare?: () => void;
	/** Where the runner leaves its counts. */
	counts?: { file: string; read: (report: never) => Counts };
	/** Runs beside the steps that follow it, up to the first that measures or tests something. */
	isBeside?: boolean;
	/** Begins only when nothing runs beside it. */
	isAlone?: boolean;
}

/** A step that has been started; what it said is held back where another step is speaking. */
interface Running {
	step: Step;
	startMs: number;
	ended: Promise<boolean>;
	stop: () => void;
}

const root = path.resolve(import.meta.dirname, '../..');

const vitest = (project: string): Pick<Step, 'commands' | 'counts' | 'isAlone'> => ({
	isAlone: true,
	commands: [
		[
			'vitest',
			'run',
			`--project=${project}`,
			'--reporter=dot',
			'--reporter=json',
			`--outputFile.json=${report(project)}`
		]
	],
	counts: {
		file: report(project),
		read: (json: { numPassedTests: number; numFailedTests: number; numPendingTests: number }) => ({
			passed: json.numPassedTests,
			failed: json.numFailedTests,
			skipped: json.numPendingTests
		})
	}
});

const steps: Step[] = [
	{
		name: 'generate',
		about: 'the words and the types that are generated',
		commands: [
			// For the steps before the build, which compiles them again as vite.config.ts says.
			[
				...['paraglide-js', 'compile', '--project', 'src/lib/i18n/project.inlang', '--outdir', 'src/lib/paraglide'],
				...['--strategy', 'cookie', 'baseLocale', '--emit-ts-declarations', '--silent']
			],
			['svelte-kit', 'sync']
		]
	},
	{
		name: 'lint',
		about: 'lint: layers, cycles, sizes, tests that can fail',
		commands: [['eslint', '.']],
		isBeside: true
	},
	{ name: 'format', about: 'formatting (mend it with npm run fix)', commands: [['prettier', '--check', '.']] },
	{
		name: 'types',
		about: 'types of pages, server and tests',
		commands: [['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']]
	},
	{ name: 'unused', about: 'files, exports and dependencies that nobody uses', commands: [['knip']] },
	{ name: 'build', about: 'the pages', commands: [['vite', 'build', '--logLevel', 'warn']] },
	{ name: 'unit', about: 'modules and documents, with a short fuzz', ...vitest('unit') },
	{
		name: 'server',
		about: 'real server processes over real sockets, and the files they give',
		prepare: ensureOffice,
		...vitest('server')
	},
	{
		name: 'browser',
		about: 'several people in a real browser',
		isAlone: true,
		prepare: ensureChromium,
		commands: [['playwright', 'test', '--project=people']],
		counts: {
			file: report('browser'),
			read: ({ stats }: { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }) => ({
				passed: stats.expected,
				failed: stats.unexpected + stats.flaky,
				skipped: stats.skipped
			})
		}
	}
];

function report(name: string): string {
	return `test-results/${name}.json`;
}

/** Starts a step; the last thing it prints, where it runs beside others, is all that it said. */
function start(step: Step): Running {
	if (step.counts) rmSync(path.join(root, step.counts.file), { force: true });
	const stopping = new AbortController();
	return {
		step,
		startMs: performance.now(),
		ended: run(step, stopping.signal),
		stop: () => {
			stopping.abort();
		}
	};
}

/** @returns whether every command of the step ended well */
async function run(step: Step, signal: AbortSignal): Promise<boolean> {
	try {
		step.prepare?.();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return false;
	}
	for (const [command = '', ...parameters] of step.commands) {
		if (!(await runCommand(command, parameters, { isHeldBack: step.isBeside ?? false, signal }))) return false;
	}
	return true;
}

/** @returns whether it ended well */
function runCommand(
	command: string,
	parameters: string[],
	{ isHeldBack, signal }: { isHeldBack: boolean; signal: AbortSignal }
): Promise<boolean> {
	const env = {
		...process.env,
		PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`
	};
	return new Promise((resolve) => {
		const stream = isHeldBack ? 'pipe' : 'inherit';
		const child = spawn(command, parameters, { cwd: root, env, signal, stdio: ['ignore', stream, stream] });
		const said: Buffer[] = [];
		for (const output of [child.stdout, child.stderr]) output?.on('data', (part: Buffer) => said.push(part));
		child.on('error', (error) => {
			if (!signal.aborted) console.error(error.message);
			resolve(false);
		});
		child.on('close', (code) => {
			if (!signal.aborted) process.stdout.write(Buffer.concat(said));
			resolve(code === 0);
		});
	});
}

function countsOf({ counts }: Step): Counts {
	const file = counts && path.join(root, counts.file);
	if (!file || !existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
	return counts.read(JSON.parse(readFileSync(file, 'utf8')) as never);
}

async function main(names: string[]): Promise<number> {
	const unknown = names.filter((name) => !steps.some((step) => step.name === name));
	if (unknown.length > 0) {
		console.error(`No such step: ${unknown.join(', ')}. The steps are ${steps.map(({ name }) => name).join(', ')}.`);
		return 2;
	}
	const total: Counts = { passed: 0, failed: 0, skipped: 0 };
	const times: string[] = [];
	let beside: Running[] = [];
	let stoppedAt: Step | undefined;

	const end = async ({ step, startMs, ended }: Running): Promise<void> => {
		const isGood = await ended;
		times.push(`${step.name} ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
		const counts = countsOf(step);
		for (const kind of ['passed', 'failed', 'skipped'] as const) total[kind] += counts[kind];
		if (!isGood) stoppedAt ??= step;
	};
	const endBeside = async (): Promise<void> => {
		for (const running of beside) await end(running);
		beside = [];
	};

	for (const step of steps.filter(({ name }) => names.length === 0 || names.includes(name))) {
		if (step.isAlone) await endBeside();
		if (stoppedAt) break;
		console.log(`\n— ${step.name}: ${step.about}`);
		const running = start(step);
		if (step.isBeside) beside.push(running);
		else await end(running);
		if (stoppedAt) break;
	}
	if (stoppedAt) for (const { stop } of beside) stop();
	else await endBeside();

	console.log(`\n${times.join(' · ')}`);
	if (stoppedAt) console.log(`Stopped at "${stoppedAt.name}" (${stoppedAt.about}).`);
	console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
	return stoppedAt ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
