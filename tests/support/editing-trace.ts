/**
 * Recordings of real people writing (`shared/editing-traces`, by Joseph Gentle, CC BY 4.0), to be replayed by as many
 * writers as took part, each seeing of the others exactly what they saw then.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import type { ProblemSlot } from '../../src/lib/document/shape.ts';
import { paragraph } from './negotiation-log.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/editing-traces/', import.meta.url));

export const TRACE_NAMES = ['friendsforever', 'sveltecomponent', 'json-crdt-blog-post'] as const;
export type TraceName = (typeof TRACE_NAMES)[number];

/** What to say where the recordings are not there. */
export const NO_TRACES = `The recordings are not in ${FOLDER}`;

/** `[position, how many are deleted, what is inserted]`; positions and counts in Unicode code points. */
export type Patch = readonly [position: number, deleted: number, inserted: string];

export interface TraceStep {
	agent: number;
	/** For each agent, how many of its steps the writer had seen before this one; of their own: all. */
	seen: readonly number[];
	patches: readonly Patch[];
}

export interface Trace {
	agents: number;
	/** In an order in which every step comes after all it has seen. */
	steps: readonly TraceStep[];
	endContent: string;
	/** Whether some character takes two UTF-16 units, so that code points and Yjs positions differ. */
	hasWideCharacters: boolean;
}

interface StoredTrace {
	kind?: 'concurrent';
	numAgents?: number;
	endContent: string;
	txns: { parents?: number[]; agent?: number; patches: Patch[] }[];
}

/** @returns the recording, or null where the folder of recordings is absent */
export function loadTrace(name: TraceName): Trace | null {
	const file = `${FOLDER}${name}.json.gz`;
	if (!existsSync(file)) return null;
	const { numAgents = 1, endContent, txns } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as StoredTrace;
	const taken = Array<number>(numAgents).fill(0);
	/** For each transaction, how many steps of each agent it and what it has seen come to. */
	const reach: number[][] = [];
	const steps = txns.map(({ agent = 0, parents, patches }, index): TraceStep => {
		const seen = Array<number>(numAgents).fill(0);
		for (const parent of parents ?? (index > 0 ? [index - 1] : [])) {
			reach[parent]!.forEach((count, other) => (seen[other] = Math.max(seen[other]!, count)));
		}
		if (seen[agent] !== taken[agent]) throw new Error(`${name}: step ${index} does not follow its writer's last one`);
		taken[agent]! += 1;
		reach.push(seen.map((count, other) => (other === agent ? count + 1 : count)));
		return { agent, seen, patches };
	});
	const hasWideCharacters = steps.some(({ patches }) => patches.some(([, , text]) => /[\ud800-\udfff]/.test(text)));
	return { agents: numAgents, steps, endContent, hasWideCharacters };
}

export interface TraceWriters {
	/** Brings `agent` the steps of `from` with these indexes (0-based, in that agent's own count); `end` is excluded. */
	receive(agent: number, from: number, start: number, end: number): void | Promise<void>;
	/** `agent` writes; position and count in Unicode code points. */
	applyEdit(agent: number, position: number, deleted: number, inserted: string): void | Promise<void>;
	/** All patches of the step are applied. */
	endStep?(step: TraceStep, index: number): void | Promise<void>;
}

/** Replays a recording step by step, and waits for each call: the writers may sit behind live connections. */
export async function replayConcurrently(trace: Trace, writers: TraceWriters): Promise<void> {
	const received = Array.from({ length: trace.agents }, () => Array<number>(trace.agents).fill(0));
	for (const [index, step] of trace.steps.entries()) {
		for (const [from, count] of step.seen.entries()) {
			const start = received[step.agent]![from]!;
			if (from === step.agent || count <= start) continue;
			await writers.receive(step.agent, from, start, count);
			received[step.agent]![from] = count;
		}
		for (const [position, deleted, inserted] of step.patches) {
			await writers.applyEdit(step.agent, position, deleted, inserted);
		}
		await writers.endStep?.(step, index);
	}
}

/** One step as a Yjs update. */
export interface TraceUpdate {
	agent: number;
	/** Steps of others it builds on: how many of each agent; a server needs those first. */
	seen: readonly number[];
	update: Uint8Array;
}

/**
 * Turns a recording into Yjs updates: each agent writes in a document of their own, into one paragraph (newlines are
 * characters in it).
 * @param beginning a state that holds the paragraph, which all agents start from (`traceBeginning`)
 * @param clientIds the Yjs client id of each agent
 */
export async function traceUpdates(
	trace: Trace,
	{ slot, beginning, clientIds }: { slot: ProblemSlot; beginning: Uint8Array; clientIds: readonly number[] }
): Promise<TraceUpdate[]> {
	const docs = clientIds.map((clientId) => {
		const doc = new Y.Doc();
		doc.clientID = clientId;
		Y.applyUpdate(doc, beginning);
		return doc;
	});
	const own: Uint8Array[][] = docs.map(() => []);
	const pending: Uint8Array[] = [];
	for (const doc of docs)
		doc.on('update', (update: Uint8Array, origin: unknown) => origin !== RECEIVED && pending.push(update));
	const updates: TraceUpdate[] = [];
	await replayConcurrently(trace, {
		receive(agent, from, start, end) {
			docs[agent]!.transact(() => {
				for (const update of own[from]!.slice(start, end)) Y.applyUpdate(docs[agent]!, update);
			}, RECEIVED);
		},
		applyEdit(agent, position, deleted, inserted) {
			const text = paragraph(docs[agent]!, slot);
			const from = trace.hasWideCharacters ? unitsIn(text, position) : position;
			const to = trace.hasWideCharacters ? unitsIn(text, position + deleted) : position + deleted;
			if (to > from) text.delete(from, to - from);
			if (inserted !== '') text.insert(from, inserted);
		},
		endStep({ agent, seen }) {
			const made = pending.splice(0);
			const update = made.length === 1 ? made[0]! : Y.mergeUpdates(made);
			own[agent]!.push(update);
			updates.push({ agent, seen, update });
		}
	});
	return updates;
}

const RECEIVED = Symbol('received');

/** @returns a document that holds one empty paragraph in the slot, as a Yjs update by the given client id */
export function traceBeginning(slot: ProblemSlot, clientId: number): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	paragraph(doc, slot);
	return Y.encodeStateAsUpdate(doc);
}

function unitsIn(text: Y.XmlText, codePoints: number): number {
	const plain = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');
	return [...plain].slice(0, codePoints).join('').length;
}

/**
 * The recording's own replay, without Yjs: what the text is when the first `count` steps are merged.
 * Works because no two people insert in one place at once, so an insertion is known by what stands left of it.
 * @param counts in rising order
 */
export async function textsAfter(trace: Trace, counts: readonly number[]): Promise<string[]> {
	const views = Array.from({ length: trace.agents }, () => new PlainText());
	const merged = new PlainText();
	const own: Operation[][] = views.map(() => []);
	let inStep: Operation[] = [];
	const texts: string[] = counts.filter((count) => count === 0).map(() => '');
	await replayConcurrently(trace, {
		receive(agent, from, start, end) {
			for (const operation of own[from]!.slice(start, end)) views[agent]!.apply(operation);
		},
		applyEdit(agent, position, deleted, inserted) {
			const operation = views[agent]!.operation(position, deleted, inserted);
			views[agent]!.apply(operation);
			inStep.push(operation);
		},
		endStep({ agent }, index) {
			const operation = { parts: inStep.flatMap(({ parts }) => parts) };
			inStep = [];
			own[agent]!.push(operation);
			merged.apply(operation);
			for (const count of counts) if (count === index + 1) texts.push(merged.toString());
		}
	});
	return texts;
}

interface Letter {
	readonly text: string;
}
interface Operation {
	parts: { left: Letter | null; deleted: Letter[]; inserted: Letter[] }[];
}

/** Letters in order, deleted ones kept as places to stand beside. */
class PlainText {
	readonly #letters: Letter[] = [];
	readonly #deleted = new Set<Letter>();
	/** People write where they wrote, so looking begins here: an index, and how many visible letters stand before it. */
	#index = 0;
	#visible = 0;

	operation(position: number, deleted: number, inserted: string): Operation {
		while (this.#visible > position) this.#back();
		while (this.#visible < position) this.#forward();
		// Deleted letters may stand between the last visible one and here.
		while (this.#index > 0 && this.#deleted.has(this.#letters[this.#index - 1]!)) this.#back();
		const left = this.#letters[this.#index - 1] ?? null;
		const gone: Letter[] = [];
		for (let index = this.#index; gone.length < deleted; index++) {
			const letter = this.#letters[index]!;
			if (!this.#deleted.has(letter)) gone.push(letter);
		}
		return { parts: [{ left, deleted: gone, inserted: [...inserted].map((text) => ({ text })) }] };
	}

	apply({ parts }: Operation): void {
		for (const { left, deleted, inserted } of parts) {
			for (const letter of deleted) {
				this.#moveBefore(letter);
				this.#deleted.add(letter);
			}
			if (inserted.length === 0) continue;
			if (left) {
				this.#moveBefore(left);
				this.#forward();
			} else {
				this.#index = 0;
				this.#visible = 0;
			}
			this.#letters.splice(this.#index, 0, ...inserted);
		}
	}

	toString(): string {
		return this.#letters
			.filter((letter) => !this.#deleted.has(letter))
			.map(({ text }) => text)
			.join('');
	}

	#forward(): void {
		if (!this.#deleted.has(this.#letters[this.#index]!)) this.#visible += 1;
		this.#index += 1;
	}

	#back(): void {
		this.#index -= 1;
		if (!this.#deleted.has(this.#letters[this.#index]!)) this.#visible -= 1;
	}

	#moveBefore(letter: Letter): void {
		let target = -1;
		for (let distance = 0; target === -1 && distance <= this.#letters.length; distance++) {
			if (this.#letters[this.#index - distance] === letter) target = this.#index - distance;
			else if (this.#letters[this.#index + distance] === letter) target = this.#index + distance;
		}
		if (target === -1) throw new Error('A step stands beside a letter that its writer had not seen');
		while (this.#index > target) this.#back();
		while (this.#index < target) this.#forward();
	}
}
