/** Cards on the canvas: a part of the problem, or the plan, as it reads now. What stands on a card is never on the board. */
import { createElement, type ReactElement } from 'react';
import {
	HTMLContainer,
	Rectangle2d,
	resizeBox,
	ShapeUtil,
	T,
	useValue,
	type Signal,
	type TLBaseShape,
	type TLResizeInfo,
	type TLShapePartial
} from 'tldraw';
import { cardPart, type CardPart } from '../document/board-cards.ts';
import { TYPE_DEFAULTS } from '../document/board-shape.ts';
import type { CardWords, Surroundings } from './surroundings.ts';

type CardShape = TLBaseShape<'card', { w: number; h: number }>;

const LEAST = { width: 160, height: 96 };

interface Options {
	surroundings: Signal<Surroundings>;
	/** Somebody wants to go where it is written. */
	onOpen: (part: CardPart) => void;
}

/** @returns the canvas's knowledge of cards, to be given to one canvas */
export function cardUtilFor({ surroundings, onOpen }: Options) {
	return class CardShapeUtil extends ShapeUtil<CardShape> {
		static override type = 'card' as const;
		static override props = { w: T.nonZeroNumber, h: T.nonZeroNumber };

		override getDefaultProps(): CardShape['props'] {
			return { w: TYPE_DEFAULTS.card['props.w'], h: TYPE_DEFAULTS.card['props.h'] };
		}

		override getGeometry({ props }: CardShape): Rectangle2d {
			return new Rectangle2d({ width: props.w, height: props.h, isFilled: true });
		}

		/** Said when it is chosen. */
		override getAriaDescriptor({ id }: CardShape): string | undefined {
			return wordsOf(id, surroundings.get())?.title;
		}

		override hideRotateHandle(): boolean {
			return true;
		}

		override onResize(shape: CardShape, info: TLResizeInfo<CardShape>) {
			return resizeBox(shape, info, { minWidth: LEAST.width, minHeight: LEAST.height });
		}

		/** @returns a change, of nothing: where there is none, the canvas would begin a text under the pointer */
		override onDoubleClick({ id, type }: CardShape): TLShapePartial<CardShape> {
			const part = cardPart(id);
			if (part !== null) onOpen(part);
			return { id, type };
		}

		override component({ id }: CardShape): ReactElement {
			return createElement(HTMLContainer, null, createElement(Card, { id, surroundings }));
		}

		override indicator({ props }: CardShape): ReactElement {
			return createElement('rect', { width: props.w, height: props.h, rx: 6 });
		}
	};
}

/** @returns what stands on a card; undefined before the page has told */
function wordsOf(id: string, { cards }: Surroundings): CardWords | undefined {
	const part = cardPart(id);
	return part === null ? undefined : cards.get(part);
}

function Card({ id, surroundings }: { id: string; surroundings: Signal<Surroundings> }): ReactElement | null {
	const words = wordsOf(id, useValue(surroundings));
	if (!words) return null;
	const { title, state, lines, empty } = words;
	return createElement(
		'div',
		{ className: 'board-card', 'data-state': state?.kind, 'data-card': cardPart(id) },
		createElement('strong', null, title),
		state ? createElement('small', null, state.words) : null,
		lines.length > 0
			? lines.map((line, index) => createElement('p', { key: index }, line))
			: createElement('p', { className: 'board-card-empty' }, empty)
	);
}
