/** Following somebody's pointer, by choice: the view goes along when they leave it, until one moves it oneself. */
import { react, type Editor } from 'tldraw';
import type { Cursors } from '../connection/cursors.ts';

interface Options {
	editor: Editor;
	cursors: Cursors;
	hasCalmMotion: boolean;
	/** Whoever follows has moved the view: they go their own way now. */
	onLeave: () => void;
}

export interface Following {
	/** @param participantId null for nobody */
	follow: (participantId: string | null) => void;
	end: () => void;
}

/** How much of the view's width and height is edge: who points there is about to leave it. */
const EDGE = 0.1;
const MOTION_MS = 150;

export function followPointers({ editor, cursors, hasCalmMotion, onLeave }: Options): Following {
	let followed: string | null = null;
	const container = editor.getContainer();

	function goAlong(): void {
		const point = followed === null ? undefined : cursors.pointers.get(followed);
		if (!point) return;
		const { x, y, w, h } = editor.getViewportPageBounds();
		const isInView =
			point.x >= x + w * EDGE &&
			point.x <= x + w * (1 - EDGE) &&
			point.y >= y + h * EDGE &&
			point.y <= y + h * (1 - EDGE);
		if (!isInView) editor.centerOnPoint(point, { animation: { duration: hasCalmMotion ? 0 : MOTION_MS } });
	}

	function leave(): void {
		if (followed === null) return;
		followed = null;
		onLeave();
	}

	const lookForPanning = ({ name }: { name: string }) => {
		if (name === 'pointer_move' && editor.inputs.isPanning) leave();
	};
	container.addEventListener('wheel', leave, { passive: true });
	editor.on('event', lookForPanning);
	const ends = [
		cursors.onChange(goAlong),
		react('panning by hand', () => {
			if (editor.isIn('hand.dragging')) leave();
		})
	];
	return {
		follow(participantId) {
			followed = participantId;
			goAlong();
		},
		end() {
			for (const end of ends) end();
			container.removeEventListener('wheel', leave);
			editor.off('event', lookForPanning);
		}
	};
}
