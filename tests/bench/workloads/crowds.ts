/** B1 typing, B2 capacity and B3 presence: many people at one document. */
import { median } from '../histogram.ts';
import { interleaved, runCrowd, type CrowdRun, type CrowdWork } from '../repeat.ts';
import { cores, ms, type Finding, type Line } from '../report.ts';
import type { SubjectName } from '../servers.ts';
import type { Settings } from '../settings.ts';

type Say = (line: string) => void;

const KEYSTROKES_PER_SECOND = 4;
/** B2 ends where a p99 is above this, or something is lost. */
const CAPACITY_MS = 100;
/** Above it these have collapsed; they are measured up to it. */
const MOST_FOR_SMALL_SERVERS = 200;

export async function typing(settings: Settings, say: Say): Promise<Finding> {
	const lines: Line[] = [];
	const details: unknown[] = [];
	for (const people of settings.typingPeople) {
		const subjects: SubjectName[] = ['rundbord', 'hocuspocus', 'hocuspocus-16ms'];
		if (people <= MOST_FOR_SMALL_SERVERS) subjects.push('y-websocket', 'tldraw-sync');
		const runs = await interleaved(subjects, workOf(settings, people, 0), settings, say);
		details.push({ people, runs: Object.fromEntries(runs) });
		lines.push(...typingLines(people, runs));
	}
	return { lines, details };
}

function typingLines(people: number, runs: ReadonlyMap<SubjectName, CrowdRun[]>): Line[] {
	const what = `B1 typing, ${people} people`;
	const [own, ...peers] = [...runs].map(([name, all]) => ({ name, all: all.filter(({ refused }) => !refused) }));
	if (!own || own.all.length === 0) return [{ ...empty(what), metric: 'p99', rundbord: 'every repeat refused' }];
	const p99 = middle(own.all, (run) => run.delivery.p99);
	const used = middle(own.all, (run) => run.serverCores);
	const cost = middle(own.all, (run) => run.cpuPerThousandDeliveries);
	const hocuspocus = peers.find(({ name }) => name === 'hocuspocus')?.all ?? [];
	const ratio = cost / middle(hocuspocus, (run) => run.cpuPerThousandDeliveries);
	const isGoal = people === 200 || people <= 20;
	const complete = own.all.every((run) => run.deliveredPercent === 100);
	return [
		{
			what,
			metric: 'p99 to everybody; server',
			rundbord: speed(own.all, people),
			peers: peers.map(({ name, all }) => `${name} ${speed(all, people)}`).join('; '),
			goal: people === 200 ? '≤ 25 ms, ≤ .30 core' : people <= 20 ? '≤ 10 ms' : '',
			isMet: isGoal ? complete && (people === 200 ? p99 <= 25 && used <= 0.3 : p99 <= 10) : null
		},
		{
			what,
			metric: 'CPU per 1,000 deliveries',
			rundbord: `${cost.toFixed(2)} ms (${ratio.toFixed(2)}×)`,
			peers: peers
				.filter(({ all }) => all.length > 0)
				.map(({ name, all }) => `${name} ${middle(all, (run) => run.cpuPerThousandDeliveries).toFixed(2)} ms`)
				.join('; '),
			goal: people === 200 ? '≤ 0.33× Hocuspocus' : '',
			isMet: people === 200 && Number.isFinite(ratio) ? ratio <= 0.33 : null
		},
		...(people >= 200
			? [
					{
						...empty(what),
						metric: 'p99 of the stored acknowledgement; storing a revision',
						rundbord: `${ms(middle(own.all, (run) => run.acknowledgement.p99))}; ${middle(own.all, (run) => run.storeMicroseconds ?? Number.NaN).toFixed(0)} µs`,
						goal: people === 200 ? '≤ 30 ms (B4); ≤ 20 µs (B5)' : '',
						isMet:
							people === 200
								? middle(own.all, (run) => run.acknowledgement.p99) <= 30 &&
									middle(own.all, (run) => run.storeMicroseconds ?? Number.NaN) <= 20
								: null
					}
				]
			: [])
	];
}

export async function capacity(settings: Settings, say: Say): Promise<Finding> {
	const subjects: SubjectName[] = ['rundbord', 'hocuspocus', 'hocuspocus-16ms', 'y-websocket', 'tldraw-sync'];
	const largest = new Map<SubjectName, number>();
	const ended = new Map<SubjectName, string>();
	const details: unknown[] = [];
	for (const people of settings.capacityPeople) {
		for (const name of subjects.filter((subject) => !ended.has(subject))) {
			const work = { ...workOf(settings, people, 0), seconds: settings.capacitySeconds };
			const run = await quietRun(name, work, settings);
			details.push({ name, people, run });
			const isLost = run.deliveredPercent < 100;
			say(`  ${name}, ${people} people: ${speed([run], people)}${run.refused ? `; ${run.refused}` : ''}`);
			if (settings.refusesNoise && run.refused) ended.set(name, `at ${people}: ${run.refused}`);
			else if (isLost || run.delivery.p99 > CAPACITY_MS) ended.set(name, `at ${people}: ${speed([run], people)}`);
			else largest.set(name, people);
		}
	}
	const most = settings.capacityPeople.at(-1) ?? 0;
	const told = (name: SubjectName) =>
		`${ended.has(name) ? '' : '≥ '}${largest.get(name) ?? 0}${ended.has(name) ? ` (${ended.get(name) as string})` : ''}`;
	return {
		lines: [
			{
				what: 'B2 capacity',
				metric: `largest N with p99 ≤ ${CAPACITY_MS} ms and nothing lost (tried up to ${most})`,
				rundbord: told('rundbord'),
				peers: subjects
					.slice(1)
					.map((name) => `${name} ${told(name)}`)
					.join('; '),
				goal: '≥ 500',
				isMet: (largest.get('rundbord') ?? 0) >= 500
			}
		],
		details
	};
}

export async function presence(settings: Settings, say: Say): Promise<Finding> {
	const lines: Line[] = [];
	const details: unknown[] = [];
	for (const people of settings.presencePeople) {
		const subjects: SubjectName[] = ['rundbord', 'hocuspocus-33ms'];
		if (people <= 100) subjects.push('y-websocket');
		const runs = await interleaved(subjects, workOf(settings, people, 10), settings, say);
		details.push({ people, runs: Object.fromEntries(runs) });
		const counted = (name: SubjectName) => (runs.get(name) ?? []).filter(({ refused }) => !refused);
		const own = counted('rundbord');
		const peers = subjects.slice(1);
		const told = (name: SubjectName) => {
			const all = counted(name);
			if (all.length === 0) return 'every repeat refused';
			return `${speed(all, people)}, carets p99 ${ms(middle(all, (run) => run.presence.p99))}, ${rate(all)}`;
		};
		const ratio = bytes(own) / bytes(counted('hocuspocus-33ms'));
		const isGoal = people === 200 && own.length > 0;
		lines.push({
			what: `B3 presence, ${people} people`,
			metric: 'p99 to everybody; server; bytes a receiver',
			rundbord: `${told('rundbord')}${Number.isFinite(ratio) ? ` (${ratio.toFixed(2)}×)` : ''}`,
			peers: peers.map((name) => `${name} ${told(name)}`).join('; '),
			goal: people === 200 ? '≤ 45 ms, ≤ .45 core, ≤ 0.3× bytes' : '',
			isMet: isGoal
				? middle(own, (run) => run.delivery.p99) <= 45 && middle(own, (run) => run.serverCores) <= 0.45 && ratio <= 0.3
				: null
		});
	}
	return { lines, details };
}

/** Many people who move notes about on a large board. */
export async function board(settings: Settings, say: Say): Promise<Finding> {
	const { boardNotes, boardPeople: people } = settings;
	const subjects: SubjectName[] = ['rundbord', 'hocuspocus', 'hocuspocus-16ms'];
	const runs = await interleaved(subjects, { ...workOf(settings, people, 0), boardNotes }, settings, say);
	const counted = (name: SubjectName) => (runs.get(name) ?? []).filter(({ refused }) => !refused);
	return {
		lines: [
			{
				...empty(`Board of ${boardNotes} notes, ${people} people`),
				metric: `p99 of a move to everybody; server; ${KEYSTROKES_PER_SECOND} moves a second each`,
				rundbord: speed(counted('rundbord'), people),
				peers: subjects
					.slice(1)
					.map((name) => `${name} ${speed(counted(name), people)}`)
					.join('; ')
			}
		],
		details: Object.fromEntries(runs)
	};
}

async function quietRun(name: SubjectName, work: CrowdWork, { refusesNoise, tries }: Settings): Promise<CrowdRun> {
	let run = await runCrowd(name, work);
	for (let again = 1; again < tries && refusesNoise && run.refused; again += 1) run = await runCrowd(name, work);
	return run;
}

function workOf(settings: Settings, people: number, presencesPerSecond: number): CrowdWork {
	const { seconds, warmUpSeconds } = settings;
	return { people, seconds, warmUpSeconds, keystrokesPerSecond: KEYSTROKES_PER_SECOND, presencesPerSecond };
}

/** A percentile of what arrived says nothing where much did not arrive. */
function speed(runs: readonly CrowdRun[], people: number): string {
	if (runs.length === 0) return 'every repeat refused';
	const delivered = middle(runs, (run) => run.deliveredPercent);
	const used = cores(middle(runs, (run) => run.serverCores));
	if (delivered < 100) return `collapsed at ${people} (${delivered.toFixed(1)} % delivered), ${used}`;
	return `${ms(middle(runs, (run) => run.delivery.p99))}, ${used}`;
}

function bytes(runs: readonly CrowdRun[]): number {
	return middle(runs, (run) => run.bytesPerReceiverSecond);
}

function rate(runs: readonly CrowdRun[]): string {
	return `${(bytes(runs) / 1000).toFixed(0)} kB/s`;
}

function middle(runs: readonly CrowdRun[], figure: (run: CrowdRun) => number): number {
	return median(runs.map(figure));
}

function empty(what: string): Line {
	return { what, metric: '', rundbord: '', peers: '', goal: '', isMet: null };
}
