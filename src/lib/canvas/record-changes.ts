/** What differs between two states of a record of the canvas, by the names under which it is stored. Pure. */
import { isSame } from '../document/board-records.ts';
import type { Json } from '../document/board-shape.ts';
import { plainWords, roundedPlace, type CanvasRecord } from './record-mapping.ts';

/** @returns the shape where the board can store it: to an eighth of a point */
export function onGrid<Shape extends CanvasRecord>(shape: Shape): Shape {
	if (shape.typeName !== 'shape') return shape;
	const [x, y] = [roundedPlace(shape.x), roundedPlace(shape.y)];
	return x === shape.x && y === shape.y ? shape : { ...shape, x, y };
}

/** @returns the stored names of what differs between two states of a record; `words` for its text */
export function changedNames(was: CanvasRecord, is: CanvasRecord): string[] {
	if (was === is) return [];
	const names = new Set<string>();
	const compare = (a: object, b: object, nameOf: (key: string) => string) => {
		for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
			if (!isSame((a as Record<string, Json>)[key], (b as Record<string, Json>)[key])) names.add(nameOf(key));
		}
	};
	const { props: propsWere, meta: metaWere, ...topWas } = was;
	const { props, meta, ...top } = is;
	compare(topWas, top, (key) => (key === 'x' || key === 'y' ? 'xy' : key));
	compare(metaWere, meta, (key) => `meta.${key}`);
	compare(propsWere, props, (key) => (key === 'richText' ? 'words' : `props.${key}`));
	names.delete('meta.author');
	if (names.has('words') && sayTheSame(propsWere, props)) names.delete('words');
	return [...names];
}

/** @returns whether two records say the same, by their `props` */
export function sayTheSame(was: object, is: object): boolean {
	return plainWords((was as { richText?: unknown }).richText) === plainWords((is as { richText?: unknown }).richText);
}

/** @param name as it is stored */
export function copyProperty(to: Record<string, unknown>, from: Record<string, unknown>, name: string): void {
	const [group, key] = name === 'words' ? ['props', 'richText'] : name.split('.', 2);
	if (name === 'xy') [to.x, to.y] = [from.x, from.y];
	else if (key === undefined) to[name] = from[name];
	else (to[group as string] as Record<string, unknown>)[key] = (from[group as string] as Record<string, unknown>)[key];
}
