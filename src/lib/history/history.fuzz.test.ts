/** Random concurrent work of two to four people: what history tells must agree with what happened. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { fieldText, readNegotiation, type Negotiation } from '../document/read.ts';
import { PROBLEM_SLOTS } from '../document/shape.ts';
import { authorshipOf, differenceOf, planAfter, planFields } from '../../../tests/support/difference.ts';
import { pickKey, someWork, TEXTS, type Work } from '../../../tests/support/negotiation-edits.ts';
import { createChangeFolder } from './fold.ts';
import { replay } from './replay.ts';
import type { ActionDifference, Change, Segment } from './types.ts';

const SEEDS = [1, 20, 300];
const RUNS = 25;
const STEPS = { min: 40, max: 80 };

const moments = fc.tuple(fc.nat(699), fc.integer({ min: 300, max: 999 }));

/** @returns two revisions of the log in order, from places of 0 to 999 */
function pick({ log }: Work, [a, b]: [number, number]): { from: number; to: number } {
	const seqs = [a, b].map((place) => Math.floor((place * (log.revisions.length + 1)) / 1000)).sort((x, y) => x - y);
	return { from: seqs[0]!, to: seqs[1]! };
}

function docAt({ log }: Work, seq: number): Y.Doc {
	return replay(
		null,
		log.revisions.slice(0, seq).map(({ update }) => update)
	);
}

function textAt(work: Work, seq: number): Negotiation {
	return readNegotiation(docAt(work, seq));
}

/** @returns everybody who may be named for a field, by what they are known to have done */
function namesFor(
	work: Work,
	{ actionId, kind }: ActionDifference,
	{ field, before, after }: ActionDifference['fields'][number],
	{ to, isSame }: { to: number; isSame: boolean }
): Set<string | undefined> {
	if (kind === 'removed')
		return new Set([work.removedBy.get(actionId)?.findLast(({ seq }) => seq <= to)?.participantId]);
	const adders = isSame ? [] : [...(work.addedBy.get(actionId) ?? [])];
	if (!TEXTS.includes(field)) return new Set([...(work.pickedBy.get(pickKey(field, after)) ?? []), ...adders]);
	const letters = (text: string, other: string) => [...lettersIn(text)].filter((letter) => !other.includes(letter));
	return new Set([
		...letters(after, before).map((letter) => work.writtenBy.get(letter)),
		...letters(before, after).map((letter) => work.erasedBy.get(letter)?.participantId),
		...adders
	]);
}

function lettersIn(text: string): string {
	return text.replace(/\s/g, '');
}

/** The item that an action is: another one where it was removed and made anew. */
function madeAs(doc: Y.Doc, actionId: string): string {
	const { client, clock } = doc.getMap('plan')._map.get(actionId)?.id ?? {};
	return `${client} ${clock}`;
}

function join(segments: readonly Segment[], ...ops: Segment['op'][]): string {
	return segments
		.filter(({ op }) => ops.includes(op))
		.map(({ text }) => text)
		.join('');
}

describe.each(SEEDS)('with seed %i', (seed) => {
	test('[HISTORY3] a difference applied to the earlier wording gives the later one, whole: every field of the plan, and its order', () => {
		let segmentsSeen = 0;
		let fieldsSeen = 0;
		fc.assert(
			fc.property(someWork(STEPS), moments, (work, places) => {
				const { from, to } = pick(work, places);
				const [before, after] = [textAt(work, from), textAt(work, to)];
				const { problem, plan } = differenceOf(work.log.revisions, { from, to });
				for (const slot of PROBLEM_SLOTS) {
					const segments = problem.find((entry) => entry.slot === slot)?.segments;
					if (!segments) {
						expect(after.problem[slot].text).toBe(before.problem[slot].text);
						continue;
					}
					segmentsSeen += segments.length;
					expect(join(segments, 'same', 'removed')).toBe(before.problem[slot].text);
					expect(join(segments, 'same', 'added')).toBe(after.problem[slot].text);
				}
				fieldsSeen += plan.reduce((sum, { fields }) => sum + fields.length, 0);
				expect(planAfter(before.plan, plan)).toEqual(planFields(after.plan));
			}),
			{ seed, numRuns: RUNS }
		);
		expect(segmentsSeen).toBeGreaterThan(100);
		expect(fieldsSeen).toBeGreaterThan(50);
	});

	test('[HISTORY4] a difference names those who wrote and those who erased', () => {
		let added = 0;
		let removed = 0;
		fc.assert(
			fc.property(someWork(STEPS), moments, (work, places) => {
				const { from, to } = pick(work, places);
				const [before, after] = [textAt(work, from), textAt(work, to)];
				for (const { slot, segments } of differenceOf(work.log.revisions, { from, to }).problem) {
					for (const { op, text, participantId } of segments) {
						for (const letter of lettersIn(text)) {
							if (work.moved.has(letter)) continue;
							if (op === 'added' && !before.problem[slot].text.includes(letter)) {
								added += 1;
								expect(participantId).toBe(work.writtenBy.get(letter));
							}
							if (op === 'removed' && !after.problem[slot].text.includes(letter)) {
								removed += 1;
								expect(participantId).toBe(work.erasedBy.get(letter)?.participantId);
							}
						}
					}
				}
			}),
			{ seed, numRuns: RUNS }
		);
		expect(added).toBeGreaterThan(300);
		expect(removed).toBeGreaterThan(30);
	});

	test('[HISTORY4] a difference names for each field of the plan who wrote it, picked it, or removed the action', () => {
		const named = { texts: 0, picked: 0, removed: 0 };
		fc.assert(
			fc.property(someWork(STEPS), moments, (work, places) => {
				const { from, to } = pick(work, places);
				const [before, after] = [docAt(work, from), docAt(work, to)];
				for (const action of differenceOf(work.log.revisions, { from, to }).plan) {
					const isSame =
						action.kind === 'changed' && madeAs(before, action.actionId) === madeAs(after, action.actionId);
					for (const field of action.fields) {
						const names = namesFor(work, action, field, { to, isSame });
						// A space alone tells of nobody.
						if (lettersIn(field.before) === lettersIn(field.after)) continue;
						expect(names).toContain(field.participantId);
						if (action.kind === 'removed') named.removed += 1;
						else named[TEXTS.includes(field.field) ? 'texts' : 'picked'] += 1;
					}
				}
			}),
			{ seed, numRuns: 5 * RUNS }
		);
		expect(named.texts).toBeGreaterThan(40);
		expect(named.picked).toBeGreaterThan(40);
		expect(named.removed).toBeGreaterThan(5);
	});

	test('[HISTORY3] [HISTORY4] a difference is the same from states in which what was deleted is forgotten', () => {
		let seen = 0;
		fc.assert(
			fc.property(someWork(STEPS), moments, fc.array(fc.nat(999), { maxLength: 4 }), (work, places, at) => {
				const { revisions } = work.log;
				const { from, to } = pick(work, places);
				const states = at.map((place) => Math.floor((place * (revisions.length + 1)) / 1000)).sort((a, b) => a - b);
				const whole = differenceOf(revisions, { from, to });
				seen += whole.problem.length + whole.plan.length;
				expect(differenceOf(revisions, { from, to, states })).toEqual(whole);
			}),
			{ seed, numRuns: RUNS }
		);
		expect(seen).toBeGreaterThan(30);
	});

	test('the authorship of the present text is that of those who typed it', () => {
		let letters = 0;
		fc.assert(
			fc.property(someWork(STEPS), (work) => {
				const told = authorshipOf(work.log.revisions);
				const { problem, plan } = textAt(work, work.log.revisions.length);
				const statements = [
					...PROBLEM_SLOTS.map((slot) => ({
						text: problem[slot].text,
						runs: told.problem.find((entry) => entry.slot === slot)?.runs ?? []
					})),
					...plan.flatMap((action) =>
						TEXTS.map((field) => ({
							text: fieldText(action, field),
							runs:
								told.plan.find(({ actionId }) => actionId === action.id)?.fields.find((entry) => entry.field === field)
									?.runs ?? []
						}))
					)
				];
				for (const { text: whole, runs } of statements) {
					expect(runs.map(({ text }) => text).join('')).toBe(whole);
					for (const { text, participantId, seq } of runs) {
						expect(work.log.revisions[seq - 1]?.participantId).toBe(participantId);
						for (const letter of lettersIn(text)) {
							if (work.moved.has(letter)) continue;
							letters += 1;
							expect(participantId).toBe(work.writtenBy.get(letter));
						}
					}
				}
			}),
			{ seed, numRuns: RUNS }
		);
		expect(letters).toBeGreaterThan(300);
	});

	test('the changes of a statement follow from each other, up to how it reads now', () => {
		let changesSeen = 0;
		fc.assert(
			fc.property(someWork(STEPS), (work) => {
				const changes = fold(work);
				changesSeen += changes.length;
				const readsNow = new Map<string, string>();
				for (const { statement, before, after, participantId, fromSeq, toSeq } of changes) {
					const key = statement.kind === 'slot' ? statement.slot : `${statement.actionId} ${chainOf(statement.field)}`;
					// Every action begins as a draft, with a place in the plan.
					if (!key.endsWith(' order'))
						expect(before).toBe(readsNow.get(key) ?? (key.endsWith(' status') ? 'draft' : ''));
					readsNow.set(key, after);
					expect(toSeq).toBeGreaterThanOrEqual(fromSeq);
					for (const seq of [fromSeq, toSeq]) {
						expect(work.log.revisions[seq - 1]?.participantId).toBe(participantId);
					}
				}
				const { problem, plan } = textAt(work, work.log.revisions.length);
				for (const slot of PROBLEM_SLOTS) expect(readsNow.get(slot) ?? '').toBe(problem[slot].text);
				for (const action of plan) {
					for (const field of ['title', 'firstStep', 'due'] as const) {
						expect(readsNow.get(`${action.id} ${field}`) ?? '').toBe(fieldText(action, field));
					}
				}
			}),
			{ seed, numRuns: RUNS }
		);
		expect(changesSeen).toBeGreaterThan(200);
	});

	test('[HISTORY2] folding in pieces, read in between, gives the same as folding all at once', () => {
		let readings = 0;
		fc.assert(
			fc.property(someWork(STEPS), fc.infiniteStream(fc.nat(3)), (work, stops) => {
				const folder = createChangeFolder();
				for (const revision of work.log.revisions) {
					folder.push(revision);
					if (stops.next().value !== 0) continue;
					readings += 1;
					const told = folder.changes();
					expect(told).toEqual(fold(work, revision.seq));
				}
				expect(folder.changes()).toEqual(fold(work));
			}),
			{ seed, numRuns: 10 }
		);
		expect(readings).toBeGreaterThan(30);
	});
});

describe.each(SEEDS)('with seed %i', (seed) => {
	test('[HISTORY7] changes kept in pieces and taken up again are those folded afresh, and what is settled never alters', () => {
		let kept = 0;
		fc.assert(
			fc.property(someWork(STEPS), fc.infiniteStream(fc.nat(5)), (work, stops) => {
				let folder = createChangeFolder();
				const settled: string[] = [];
				for (const revision of work.log.revisions) {
					folder.push(revision);
					const stop = stops.next().value;
					if (stop === 1) folder.changes();
					if (stop !== 0) continue;
					settled.push(...folder.takeSettled().map((change) => JSON.stringify(change)));
					const rest = folder.rest();
					folder = createChangeFolder();
					folder.resume(
						settled.map((change) => JSON.parse(change) as Change),
						rest
					);
					kept += 1;
					const all = fold(work, revision.seq);
					expect(folder.changes()).toEqual(all);
				}
				const all = fold(work);
				expect(folder.changes()).toEqual(all);
				expect(all.slice(0, settled.length).map((change) => JSON.stringify(change))).toEqual(settled);
			}),
			{ seed, numRuns: RUNS }
		);
		expect(kept).toBeGreaterThan(100);
	});
});

function fold({ log }: Work, upTo = log.revisions.length): Change[] {
	const folder = createChangeFolder();
	for (const revision of log.revisions.slice(0, upTo)) folder.push(revision);
	return folder.changes();
}

/** That an action came or went is part of the story of its title. */
function chainOf(field: string): string {
	return field === 'added' || field === 'removed' ? 'title' : field;
}
