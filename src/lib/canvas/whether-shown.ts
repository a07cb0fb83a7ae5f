/** Whether the page shows the canvas: in a narrow window the list stands in its place. */
import { atom, type Signal } from 'tldraw';

/**
 * @param onShown called in the very frame in which it is shown again
 * @returns whether the element is shown, and what ends that this is followed
 */
export function followWhetherShown(
	element: HTMLElement,
	onShown: () => void
): { isShown: Signal<boolean>; end: () => void } {
	const isShown = atom('canvas is shown', element.clientWidth > 0);
	const observer = new ResizeObserver(() => {
		const wasShown = isShown.get();
		isShown.set(element.clientWidth > 0);
		if (isShown.get() && !wasShown) onShown();
	});
	observer.observe(element);
	return { isShown, end: () => observer.disconnect() };
}
