/**
 * What a property of a board's record may hold, in the canvas's own words: its validators are asked, each for one
 * property, because one property is what an edit brings. They need no browser. Loaded when the first board is.
 */
import { hasKindOf } from '../../../src/lib/document/board-records.ts';
import {
	BINDING_DEFAULTS,
	defaultsOf,
	MAX_STRING_LENGTH,
	MAX_WORDS_LENGTH,
	SHAPE_DEFAULTS,
	TYPE_DEFAULTS,
	type Json
} from '../../../src/lib/document/board-shape.ts';

/** Whether a value may stand under a property of the record with an id. */
export type BoardValues = (record: { id: string }, name: string, value: unknown) => boolean;

type Check = (value: unknown) => boolean;

/** Numbers of one drawing's strokes: the canvas itself begins a new drawing after 600 points. */
const MAX_STROKE_NUMBERS = 8_000;

interface Validator {
	validate: (value: unknown) => unknown;
}

let loading: Promise<BoardValues> | null = null;

/** Loads the canvas's validators, once in a process. */
export function loadBoardValues(): Promise<BoardValues> {
	loading ??= makeBoardValues();
	return loading;
}

async function makeBoardValues(): Promise<BoardValues> {
	const canvas = await import('@tldraw/tlschema');
	const { note, text, geo, arrow, draw, frame } = canvas.defaultShapeSchemas;
	const ofTypes: Record<keyof typeof TYPE_DEFAULTS, object> = {
		note: note.props ?? {},
		text: text.props ?? {},
		geo: geo.props ?? {},
		arrow: arrow.props ?? {},
		draw: draw.props ?? {},
		frame: frame.props ?? {},
		// Ours, and as large as any area may be.
		card: frame.props ?? {}
	};
	const shapes: Record<string, Check[]> = {};
	for (const [type, defaults] of Object.entries(TYPE_DEFAULTS)) {
		const validators = ofTypes[type as keyof typeof TYPE_DEFAULTS] as Record<string, Validator>;
		for (const [name, like] of Object.entries<Json>(defaults)) add(shapes, name, checkOf(name, like, validators));
	}
	const base = canvas.createShapeValidator('note').config as unknown as Record<string, Validator>;
	for (const [name, like] of Object.entries<Json>(SHAPE_DEFAULTS)) add(shapes, name, checkOf(name, like, base));
	const bindings: Record<string, Check[]> = {};
	const ofBinding = {
		...(canvas.createBindingValidator('arrow').config as unknown as Record<string, Validator>),
		...(canvas.arrowBindingProps as unknown as Record<string, Validator>)
	};
	for (const [name, like] of Object.entries<Json>(BINDING_DEFAULTS))
		add(bindings, name, checkOf(name, like, ofBinding));
	return ({ id }, name, value) => {
		if (name === 'type') return defaultsOf(id, value) !== null;
		const checks = id.startsWith('binding:') ? bindings : shapes;
		return Object.hasOwn(checks, name) && (checks[name] ?? []).some((check) => check(value));
	};
}

function add(checks: Record<string, Check[]>, name: string, check: Check): void {
	(checks[name] ??= []).push(check);
}

function checkOf(name: string, like: Json, validators: Record<string, Validator>): Check {
	// What is stored in our own form has no validator of the canvas's: a place, a stroke, and what only we know of.
	const validator = name === 'props.segments' ? undefined : validators[name.replace(/^props\./, '')];
	return (value) =>
		hasKindOf(like, value) && isShort(name, value) && (validator === undefined || isValid(validator, value));
}

function isShort(name: string, value: Json): boolean {
	if (typeof value === 'string') return value.length <= (name === 'props.text' ? MAX_WORDS_LENGTH : MAX_STRING_LENGTH);
	return !Array.isArray(value) || value.flat(2).length <= MAX_STROKE_NUMBERS;
}

function isValid(validator: Validator, value: unknown): boolean {
	try {
		validator.validate(value);
		return true;
	} catch {
		return false;
	}
}
