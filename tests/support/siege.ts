/**
 * Blows against a running server: frames no honest client sends, made from a seed. A blow is plain data, so that those of a
 * failing run can be kept as a file and dealt again.
 */
import * as encoding from 'lib0/encoding';
import { CURSORS } from '../../src/lib/document/cursor-frames.ts';
import { craftUpdate, typeItem, type CraftedStruct } from './crafted-updates.ts';
import { Hostility, mutated, type KnownClocks, type Random } from './hostile.ts';
import { MESSAGE, STEP } from './raw-socket.ts';

/** What a frame begins with: the document's own name, another's, or nothing at all. */
export type Address = 'own' | 'record' | 'canvas' | 'nowhere' | 'none';

export interface Blow {
	/** Which of the hostile lines deals it. */
	line: number;
	address: Address;
	/** Bytes in base64, or the text of a text frame. */
	content: { base64: string } | { text: string };
}

const WEIGHTS = {
	update: 40,
	reordered: 14,
	return: 8,
	mutated: 8,
	truncated: 6,
	presence: 6,
	heavy: 5,
	question: 3,
	pointer: 3,
	wrongType: 3,
	hugeLength: 2,
	noise: 2
};
type Kind = keyof typeof WEIGHTS;
const KINDS = (Object.keys(WEIGHTS) as Kind[]).flatMap((kind) => new Array<Kind>(WEIGHTS[kind]).fill(kind));

/** The first of the client ids of the first blows. */
const WARM_UP = 901;

const PRESENCES = [
	'{}',
	'null',
	'{"user":{"participantId":"alice","name":"Alice"}}',
	'{"cursor":{"anchor":{"type":null}}}',
	'{"__proto__":{"user":1}}',
	'{"a":',
	'[1]',
	`{"big":"${'x'.repeat(3_000)}"}`,
	'{"hidden":true}'
];

export class Siege {
	#random: Random;
	/** Each person's own ways. */
	#people: { hostility: Hostility; own: number[] }[];
	/** Honest edits that have not been sent: they go out in any order, some of them twice, some of them never. */
	#honest: () => Uint8Array[];
	/** Messages dealt before, to be broken. */
	#dealt: Uint8Array[] = [];

	/**
	 * @param own client ids that are the hostile ones' to use, for each of them
	 * @param honest edits as an honest client makes them, in order; asked again and again
	 */
	constructor(random: Random, { own, honest }: { own: number[][]; honest: () => Uint8Array[] }) {
		this.#random = random;
		this.#people = own.map((clients) => ({ hostility: new Hostility(random, clients), own: clients }));
		this.#honest = honest;
	}

	/** Remembers an update that went over the wire. */
	remember(update: Uint8Array): void {
		for (const { hostility } of this.#people) hostility.remember(update);
	}

	/**
	 * @param known whose clocks go how far in the document
	 * @param lines how many there are; each person has the same number of them, one person's after another's
	 */
	next(known: KnownClocks, lines: number): Blow {
		const line = this.#random(lines);
		if (this.#random(60) === 0) return { line, address: 'none', content: { text: 'Ensomhed' } };
		const person = this.#people[Math.floor((line * this.#people.length) / lines)] ?? this.#people[0];
		if (!person) throw new Error('Nobody is hostile');
		const message = this.#message(this.#pick(KINDS), { known, ...person });
		this.#dealt[this.#random(200)] = message;
		return { line, address: this.#address(), content: { base64: base64(message) } };
	}

	/** @returns a few blows that make as much work as the limits allow */
	heaviest(): Blow[] {
		return Array.from({ length: 6 }, (_, index) => ({
			line: 0,
			address: 'own',
			content: { base64: base64(sync(STEP.update, this.#heavy(WARM_UP + index, new Map()))) }
		}));
	}

	#message(
		kind: Kind,
		{ known, hostility, own }: { known: KnownClocks; hostility: Hostility; own: number[] }
	): Uint8Array {
		switch (kind) {
			case 'update':
				return sync(STEP.update, hostility.next(known));
			case 'reordered': {
				const honest = this.#honest();
				return sync(STEP.update, honest[this.#random(honest.length)] ?? Uint8Array.of(0, 0));
			}
			case 'return':
				return sync(STEP.two, hostility.next(known));
			case 'mutated':
				return mutated(this.#earlier(), this.#random);
			case 'truncated':
				return this.#earlier().slice(0, this.#random(40));
			case 'presence':
				return this.#presence([...known.keys(), ...own, 0, 2 ** 31]);
			case 'heavy':
				return sync(this.#pick([STEP.update, STEP.two]), this.#heavy(this.#pick(own), known));
			case 'question':
				return sync(STEP.one, this.#pick([Uint8Array.of(0), Uint8Array.of(1, 5, 200, 255, 255, 3), this.#bytes(12)]));
			case 'pointer':
				return Uint8Array.of(CURSORS, this.#random(4), ...this.#bytes(9));
			case 'wrongType':
				return Uint8Array.from([this.#random(256), ...this.#earlier().subarray(1)]);
			case 'hugeLength':
				return Uint8Array.of(MESSAGE.sync, STEP.update, 255, 255, 255, 255, this.#random(128), 0, 0);
			case 'noise':
				return this.#bytes(this.#pick([0, 1, 30, 3_000]));
		}
	}

	/** As much work in one frame as the limits allow, or a little more. */
	#heavy(client: number, known: KnownClocks): Uint8Array {
		const clock = known.get(client) ?? 0;
		const count = this.#pick([150, 500, 1_990, 2_001, 9_000]);
		const struct: () => CraftedStruct = this.#pick<() => CraftedStruct>([
			() => typeItem('map', { parent: 'plan', key: 'a1' }),
			() => typeItem('map', { parent: 'plan', key: `h${this.#random(5_000)}` }),
			() => ({ parent: 'problem:known', content: { kind: 'type', type: 'element', name: 'paragraph' } }),
			() => ({ gc: 1 })
		]);
		const structs = Array.from({ length: count }, struct);
		const ranges = Array.from({ length: this.#pick([0, 500]) }, (_, index) => [index * 2, 1] as const);
		return craftUpdate([{ client, clock, structs }], ranges.length > 0 ? [{ client, ranges }] : []);
	}

	#presence(clients: number[]): Uint8Array {
		const states = Array.from({ length: 1 + this.#random(this.#random(9) ? 3 : 1_200) }, () => ({
			client: this.#pick(clients),
			clock: this.#random(5),
			json: this.#pick(PRESENCES)
		}));
		return encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, MESSAGE.awareness);
			encoding.writeVarUint8Array(
				encoder,
				encoding.encode((inner) => {
					encoding.writeVarUint(inner, states.length);
					for (const { client, clock, json } of states) {
						encoding.writeVarUint(inner, client);
						encoding.writeVarUint(inner, clock);
						encoding.writeVarString(inner, json);
					}
				})
			);
		});
	}

	#earlier(): Uint8Array {
		return this.#dealt[this.#random(this.#dealt.length)] ?? Uint8Array.of(0, 2, 2, 0, 0);
	}

	#address(): Address {
		return this.#random(25) === 0 ? this.#pick(['record', 'canvas', 'nowhere', 'none']) : 'own';
	}

	#bytes(length: number): Uint8Array {
		return Uint8Array.from({ length }, () => this.#random(256));
	}

	#pick<Choice>(choices: readonly Choice[]): Choice {
		return choices[this.#random(choices.length)] as Choice;
	}
}

function base64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('base64');
}

function sync(step: number, update: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, update);
	});
}
