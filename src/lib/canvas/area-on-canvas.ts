/**
 * Areas on the canvas, as tldraw has them, but for what one without a name is called, where tldraw has an English word, and
 * but for its measuring names on a page that does not show them, which it cannot.
 */
import { createElement, type CSSProperties } from 'react';
import {
	FrameShapeUtil,
	Group2d,
	Rectangle2d,
	type Signal,
	type TLFrameShape,
	type TLShapeUtilConstructor
} from 'tldraw';

/**
 * @param unnamed what stands over an area without a name, in the page's language
 * @param isShown whether the canvas is shown
 */
export function areaUtilFor(unnamed: string, isShown: Signal<boolean>): TLShapeUtilConstructor<TLFrameShape> {
	const style = { display: 'contents', '--unnamed': JSON.stringify(unnamed) } as CSSProperties;
	/** The same shape each time: how wide a name is, is known by it. */
	const named = new WeakMap<TLFrameShape, TLFrameShape>();
	function withName(area: TLFrameShape): TLFrameShape {
		if (!isUnnamed(area)) return area;
		const known = named.get(area) ?? { ...area, props: { ...area.props, name: unnamed } };
		named.set(area, known);
		return known;
	}
	return class AreaUtil extends FrameShapeUtil {
		override getGeometry(area: TLFrameShape) {
			// Told a moment after it is hidden, when nothing can be measured any more; and once it is shown again, that it is then.
			const canMeasure = isShown.get() && this.editor.getContainer().clientWidth > 0;
			return canMeasure ? super.getGeometry(withName(area)) : unmeasured(area);
		}

		/** What stands there is left to the style sheet: tldraw takes the name it is given for one that somebody wrote. */
		override component(area: TLFrameShape) {
			const className = isUnnamed(area) ? 'board-area unnamed' : 'board-area';
			return createElement('div', { className, style }, super.component(area));
		}

		override toSvg(...[area, context]: Parameters<FrameShapeUtil['toSvg']>) {
			return super.toSvg(withName(area), context);
		}
	};
}

/** @returns where an area lies, without the name over it */
function unmeasured({ props: { w: width, h: height } }: TLFrameShape): Group2d {
	return new Group2d({ children: [new Rectangle2d({ width, height, isFilled: false })] });
}

function isUnnamed({ props }: TLFrameShape): boolean {
	return props.name.trim() === '';
}
