/** Random hostility, repeatable from a seed: updates that are broken, and updates that are well made and wrong. */
import * as Y from 'yjs';
import { PROBLEM_SLOTS, slotFragmentName } from '../../src/lib/document/shape.ts';
import {
	craftUpdate,
	type Content,
	type CraftedClient,
	type CraftedItem,
	type CraftedStruct,
	type Id
} from './crafted-updates.ts';

export type Random = (below: number) => number;

/** What the hostile one knows of the document: whose clocks go how far. */
export type KnownClocks = ReadonlyMap<number, number>;

const KINDS = ['mutate', 'splice', 'craft', 'delete', 'replay', 'merge'] as const;

export class Hostility {
	#random: Random;
	/** Updates seen or made before, to be replayed and broken. */
	#corpus: Uint8Array[] = [];
	/** Client ids of one's own; the clocks are those that an honest client would use next. */
	#own: number[];

	constructor(random: Random, own: number[]) {
		this.#random = random;
		this.#own = own;
	}

	/** Remembers an update that went over the wire; the oldest are forgotten. */
	remember(update: Uint8Array): void {
		this.#corpus.push(update);
		if (this.#corpus.length > 400) this.#corpus.splice(this.#random(200), 50);
	}

	next(known: KnownClocks): Uint8Array {
		switch (this.#pick(KINDS)) {
			case 'mutate':
				return mutated(this.#seen(), this.#random);
			case 'splice':
				return this.#splice(this.#seen(), this.#seen());
			case 'craft':
				return this.#craft(known);
			case 'delete':
				return craftUpdate([], this.#deletions(known));
			case 'replay':
				return this.#seen();
			case 'merge':
				return this.#merge();
		}
	}

	#seen(): Uint8Array {
		return this.#corpus[this.#random(Math.max(1, this.#corpus.length))] ?? Uint8Array.of(0, 0);
	}

	#splice(head: Uint8Array, tail: Uint8Array): Uint8Array {
		const cut = this.#random(head.length + 1);
		return Uint8Array.from([...head.subarray(0, cut), ...tail.subarray(this.#random(tail.length + 1))]);
	}

	#merge(): Uint8Array {
		try {
			return Y.mergeUpdates(Array.from({ length: 2 + this.#random(4) }, () => this.#seen()));
		} catch {
			return this.#seen();
		}
	}

	#craft(known: KnownClocks): Uint8Array {
		const clients: CraftedClient[] = [];
		for (let count = 1 + this.#random(3); count > 0; count -= 1) {
			const client = this.#isRare() ? this.#anyClient(known) : this.#pick(this.#own);
			const next = known.get(client) ?? 0;
			const clock = this.#isRare() ? Math.max(0, next + this.#random(9) - 4) : next;
			const structs = Array.from({ length: 1 + this.#random(this.#isRare() ? 400 : 6) }, () => this.#struct(known));
			clients.push({ client, clock, structs, ...(this.#isRare() ? { count: this.#size() } : {}) });
		}
		return craftUpdate(clients, this.#random(3) === 0 ? this.#deletions(known) : []);
	}

	#struct(known: KnownClocks): CraftedStruct {
		if (this.#isRare()) return this.#random(2) ? { gc: this.#size() } : { skip: this.#size() };
		const item: CraftedItem = { content: this.#content() };
		const place = this.#random(4);
		if (place < 2) {
			item.parent = this.#random(2) ? this.#rootName() : this.#id(known);
			if (this.#random(2)) item.key = this.#key();
		}
		if (place % 2) item.origin = this.#id(known);
		if (place > 1) item.rightOrigin = this.#id(known);
		return item;
	}

	#content(): Content {
		switch (this.#random(12)) {
			case 0:
				return { kind: 'deleted', length: 1 + this.#random(5) };
			case 1:
				return { kind: 'json', values: [this.#value(), this.#value()] };
			case 2:
				return { kind: 'binary', bytes: new Uint8Array(this.#random(9)) };
			case 3:
				return { kind: 'embed', value: this.#value() };
			case 4:
				return { kind: 'format', key: this.#pick(['bold', 'italic', 'link', '__proto__']), value: this.#value() };
			case 5:
				return { kind: 'subdocument', guid: 'x' };
			case 6:
				return {
					kind: 'raw',
					ref: this.#random(16),
					bytes: Array.from({ length: this.#random(9) }, () => this.#random(256))
				};
			case 7:
			case 8:
				return {
					kind: 'type',
					type: this.#pick(['array', 'map', 'text', 'element', 'fragment', 'hook', 'xmlText']),
					name: this.#elementName()
				};
			case 9:
				return { kind: 'any', values: [this.#value()] };
			default:
				return { kind: 'string', text: this.#pick(['x', 'Ensomhed', '🌱', '\u0000', 'a\nb']) };
		}
	}

	#deletions(known: KnownClocks): { client: number; ranges: (readonly [number, number])[] }[] {
		const client = this.#anyClient(known);
		const end = known.get(client) ?? 1;
		const ranges = Array.from({ length: 1 + this.#random(this.#isRare() ? 60 : 3) }, () => {
			const clock = this.#random(end + 1);
			return [clock, this.#isRare() ? this.#size() : 1 + this.#random(3)] as const;
		});
		return [{ client, ranges }];
	}

	#id(known: KnownClocks): Id {
		const client = this.#random(3) ? this.#pick(this.#own) : this.#anyClient(known);
		return [client, this.#random((known.get(client) ?? 0) + 5)];
	}

	#anyClient(known: KnownClocks): number {
		if (this.#isRare()) return this.#pick([0, 1, 2 ** 31, 2 ** 53 - 1]);
		return this.#pick([...known.keys(), ...this.#own]);
	}

	#rootName(): string {
		return this.#pick([...PROBLEM_SLOTS.map(slotFragmentName), 'plan', 'plan', 'facts', 'records', '', '__proto__']);
	}

	#elementName(): string {
		return this.#pick([
			'paragraph',
			'paragraph',
			'bulletList',
			'orderedList',
			'listItem',
			'hardBreak',
			'script',
			'constructor'
		]);
	}

	#key(): string {
		return this.#pick(['a1', 'a2', 'title', 'detail', 'due', 'contributors', 'order', '__proto__', 'k'.repeat(300)]);
	}

	#value(): unknown {
		return this.#pick([
			1,
			'x',
			null,
			true,
			1.5,
			['Bob'],
			{ a: { b: [] } },
			'',
			[[[[]]]],
			JSON.parse('{"__proto__":1}')
		]);
	}

	#size(): number {
		return this.#pick([0, 1, 2, 127, 128, 2 ** 14, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1]);
	}

	#isRare(): boolean {
		return this.#random(12) === 0;
	}

	#pick<Choice>(choices: readonly Choice[]): Choice {
		return choices[this.#random(choices.length)] as Choice;
	}
}

/** @returns the bytes with a few of them flipped, cut away, doubled or put in */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
	const changed = [...bytes];
	for (let count = 1 + random(3); count > 0; count -= 1) {
		const at = random(changed.length + 1);
		switch (random(6)) {
			case 0:
				changed[at] = (changed[at] ?? 0) ^ (1 << random(8));
				break;
			case 1:
				changed[at] = random(256);
				break;
			case 2:
				changed.length = at;
				break;
			case 3:
				changed.splice(at, 0, ...changed.slice(at, at + random(20)));
				break;
			case 4:
				changed.splice(at, 1 + random(4));
				break;
			default:
				changed.splice(at, 0, 0xff, 0xff, 0xff, 0xff, 0x0f);
		}
	}
	return Uint8Array.from(changed);
}
