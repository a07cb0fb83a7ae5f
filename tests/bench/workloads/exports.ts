/** B11: how long a summary takes to write, in each form, of a workshop with 10 meetings, 60 actions and 500 changes. */
import { writeForm } from '../../../src/lib/server/export/forms.ts';
import type { FormName } from '../../../src/lib/summary/form-names.ts';
import { summarise, type SummaryInput } from '../../../src/lib/summary/summarise.ts';
import { exampleAction, exampleChange, exampleInput, exampleState } from '../../../src/lib/summary/summary-example.ts';
import { FACT_VERSION, type Fact, type FactContent } from '../../../src/lib/workshop/fact.ts';
import { PROSE } from '../prose.ts';
import { ms, type Finding, type Line } from '../report.ts';
import type { Settings } from '../settings.ts';

const SESSIONS = 10;
const ACTIONS = 60;
const CHANGES = 500;
/** Written before anything is measured: the process loads its libraries and its typeface once. */
const WARM_UP = 3;
const REPEATS = 15;

const GOALS_MS: Partial<Record<FormName, number>> = { 'summary.pdf': 150, 'summary.docx': 150, 'summary.md': 30 };
const FORMS: readonly FormName[] = [
	'summary.pdf',
	'summary.docx',
	'summary.md',
	'summary.html',
	'summary.json',
	'summary.zip'
];

export async function exportsBenchmark(_: Settings, say: (line: string) => void): Promise<Finding> {
	const summary = summarise(busyWorkshop());
	const medians: Partial<Record<FormName, number>> = {};
	const lines: Line[] = [];
	for (const form of FORMS) {
		const times: number[] = [];
		for (let round = 0; round < WARM_UP + REPEATS; round += 1) {
			const startMs = performance.now();
			await writeForm(summary, form);
			if (round >= WARM_UP) times.push(performance.now() - startMs);
		}
		const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
		const goal = GOALS_MS[form];
		medians[form] = median;
		say(`  ${form}: ${ms(median)}`);
		lines.push({
			what: `B11 export, ${form}`,
			metric: `median of ${REPEATS}; ${SESSIONS} meetings, ${ACTIONS} actions, ${CHANGES} changes`,
			rundbord: ms(median),
			peers: '',
			goal: goal === undefined ? '' : `≤ ${goal} ms`,
			isMet: goal === undefined ? null : median <= goal
		});
	}
	return { lines, details: medians };
}

/** Real prose throughout; every statement is marked and answered. */
export function busyWorkshop(): SummaryInput {
	const text = PROSE.replaceAll('\n', ' ');
	const words = (index: number, length: number) => text.slice((index * 97) % (text.length - length)).slice(0, length);
	const plan = Array.from({ length: ACTIONS }, (_, index) =>
		exampleAction({
			id: `action-${index}`,
			title: words(index, 50),
			firstStep: words(index + 7, 90),
			needs: words(index + 11, 80),
			existing: words(index + 13, 120),
			novelty: 'combined',
			detail: words(index + 17, 300),
			detailMarkdown: words(index + 17, 300)
		})
	);
	const changes = Array.from({ length: CHANGES }, (_, index) =>
		exampleChange({
			statement:
				index % 3 === 0
					? { kind: 'slot', slot: 'known' }
					: { kind: 'action', actionId: `action-${index % ACTIONS}`, field: 'firstStep' },
			title: words(index, 50),
			before: words(index, 160),
			after: words(index, 80) + words(index + 5, 90),
			fromSeq: index * 20 + 1,
			toSeq: index * 20 + 19,
			reason: words(index, 60)
		})
	);
	const facts: Fact[] = [];
	const add = (by: string, content: FactContent) => {
		const seq = facts.length + 1;
		facts.push({ v: FACT_VERSION, id: `f-${seq}`, seq, at: '2026-11-23T13:00:00.000Z', by, session: null, ...content });
	};
	for (let session = 0; session < SESSIONS; session += 1) {
		add('p-alice', { kind: 'SessionStarted', title: words(session, 30), mode: 'live', template: null });
		add('p-bob', { kind: 'HatTaken', hat: 'facilitator', former: null });
		for (const { id } of plan.slice(session * 6, session * 6 + 6)) {
			const wording = { id: `w-${id}`, text: words(session, 60), markdown: words(session, 60) };
			add('p-alice', { kind: 'MarkerSet', entries: [{ statement: `plan:${id}`, number: 1, wording }] });
			add('p-carol', { kind: 'QuestionParked', text: words(session, 70) });
		}
		add('p-alice', {
			kind: 'SessionEnded',
			present: ['p-alice', 'p-bob'],
			endedAt: '2026-11-23T14:00:00.000Z',
			isForgotten: false
		});
	}
	const toSeq = CHANGES * 20;
	return exampleInput({
		state: exampleState({ plan, seq: toSeq }),
		stretch: { period: { kind: 'workshop' }, fromSeq: 0, toSeq },
		facts,
		changes
	});
}
