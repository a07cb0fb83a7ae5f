/** One person at a tldraw sync server: writes in a note of their own, as its canvas sends what is written. */
import {
	createTLSchema,
	defaultBindingSchemas,
	defaultShapeSchemas,
	toRichText,
	type TLNoteShape
} from '@tldraw/tlschema';
import { PROSE } from '../prose.ts';
import type { Typist } from './typist.ts';
import { Wire } from './wire.ts';

const PROTOCOL = 7;
const schema = createTLSchema({ shapes: defaultShapeSchemas, bindings: defaultBindingSchemas }).serialize();

interface Options {
	port: number;
	path: string;
	index: number;
	people: number;
	/** How many letters of somebody's note are here. */
	onLetters: (writer: number, letters: number) => void;
	/** How many notes are here. */
	onNotes: (count: number) => void;
	onAcknowledged: (sentAt: number, keystrokes: number) => void;
	onReady: () => void;
	onGone: (reason: string) => void;
}

type Operation = ['put', unknown] | ['patch', Record<string, unknown>] | ['remove'];
type Told =
	| { type: 'connect'; diff: Record<string, Operation> }
	| { type: 'patch'; diff: Record<string, Operation> }
	| { type: 'push_result' }
	| { type: 'data'; data: Told[] }
	| { type: 'incompatibility_error'; reason: string }
	| { type: 'pong' };

export class TldrawPerson implements Typist {
	isReady = false;
	readonly language = null;
	#options: Options;
	#wire: Wire | null = null;
	#clientClock = 0;
	#notes = 0;
	#waiting: { sentAt: number; keystrokes: number }[] = [];

	constructor(options: Options) {
		this.#options = options;
	}

	get receivedBytes(): number {
		return this.#wire?.receivedBytes ?? 0;
	}

	connect(): void {
		const { port, path, index, onGone } = this.#options;
		this.#wire = new Wire(port, `${path}?sessionId=person-${index}`, {
			opened: () =>
				this.#send({
					type: 'connect',
					connectRequestId: `connect-${index}`,
					lastServerClock: -1,
					protocolVersion: PROTOCOL,
					schema
				}),
			received: (frame) => this.#hear(JSON.parse(frame.toString()) as Told),
			closed: (reason) => {
				this.isReady = false;
				onGone(reason);
			}
		});
	}

	leave(): void {
		this.#wire?.close();
	}

	/** Lays out everybody's note. */
	setUp(): void {
		const notes = Array.from({ length: this.#options.people }, (_, writer) => noteOf(writer));
		this.#push(Object.fromEntries(notes.map((note) => [note.id, ['put', note]])), 0);
		this.#countNotes(notes.length);
	}

	type(clock: number): void {
		const { index } = this.#options;
		const richText = toRichText(textOf(index, clock + 1));
		this.#push({ [idOf(index)]: ['patch', { props: ['patch', { richText: ['put', richText] }] }] }, clock + 1);
	}

	movePresence(): void {
		throw new Error('Presence at tldraw sync is not measured');
	}

	#push(diff: Record<string, unknown>, keystrokes: number): void {
		this.#waiting.push({ sentAt: performance.now(), keystrokes });
		this.#send({ type: 'push', clientClock: (this.#clientClock += 1), diff });
	}

	#send(message: unknown): void {
		this.#wire?.sendText(JSON.stringify(message));
	}

	#hear(told: Told): void {
		switch (told.type) {
			case 'connect':
				this.#take(told.diff);
				this.isReady = true;
				this.#options.onReady();
				break;
			case 'data':
				for (const part of told.data) this.#hear(part);
				break;
			case 'patch':
				this.#take(told.diff);
				break;
			case 'push_result': {
				const acknowledged = this.#waiting.shift();
				if (acknowledged) this.#options.onAcknowledged(acknowledged.sentAt, acknowledged.keystrokes);
				break;
			}
			case 'incompatibility_error':
				throw new Error(`tldraw sync refused: ${told.reason}`);
			case 'pong':
		}
	}

	#take(diff: Record<string, Operation>): void {
		let made = 0;
		for (const [id, operation] of Object.entries(diff)) {
			if (!id.startsWith('shape:note-')) continue;
			if (operation[0] === 'put') made += 1;
			if (operation[0] !== 'patch') continue;
			const letters = lettersIn(operation[1]);
			if (letters !== null) this.#options.onLetters(Number(id.slice('shape:note-'.length)), letters);
		}
		if (made > 0) this.#countNotes(made);
	}

	#countNotes(made: number): void {
		this.#notes += made;
		this.#options.onNotes(this.#notes);
	}
}

function idOf(writer: number): TLNoteShape['id'] {
	return `shape:note-${writer}` as TLNoteShape['id'];
}

function textOf(writer: number, letters: number): string {
	const start = (writer * 97) % (PROSE.length / 2);
	// A line break would begin a paragraph, and the count of letters would be in two places.
	return PROSE.slice(start, start + letters).replaceAll('\n', ' ');
}

/** @returns how many letters a change of a note's props brings it to; null when it is of something else */
function lettersIn(change: Record<string, unknown>): number | null {
	const [, props] = (change.props ?? []) as [string?, { richText?: [string, ReturnType<typeof toRichText>] }?];
	const content = props?.richText?.[1].content as { content?: { text: string }[] }[] | undefined;
	return content ? (content[0]?.content?.[0]?.text.length ?? 0) : null;
}

function noteOf(writer: number): TLNoteShape {
	return {
		id: idOf(writer),
		typeName: 'shape',
		type: 'note',
		x: (writer % 20) * 224,
		y: Math.floor(writer / 20) * 224,
		rotation: 0,
		index: 'a1' as TLNoteShape['index'],
		parentId: 'page:page' as TLNoteShape['parentId'],
		isLocked: false,
		opacity: 1,
		meta: {},
		props: {
			color: 'yellow',
			labelColor: 'black',
			size: 'm',
			font: 'draw',
			fontSizeAdjustment: 1,
			align: 'middle',
			verticalAlign: 'middle',
			growY: 0,
			url: '',
			scale: 1,
			richText: toRichText('')
		}
	};
}
