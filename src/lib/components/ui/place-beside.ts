export type Side = 'top' | 'right' | 'bottom' | 'left';

const GAP_PX = 6;
const EDGE_PX = 8;
const OPPOSITE: Record<Side, Side> = { top: 'bottom', right: 'left', bottom: 'top', left: 'right' };

interface Box {
	width: number;
	height: number;
}

function beside(anchor: DOMRect, { width, height }: Box, side: Side): { left: number; top: number } {
	const middle = anchor.left + (anchor.width - width) / 2;
	const centre = anchor.top + (anchor.height - height) / 2;
	switch (side) {
		case 'top':
			return { left: middle, top: anchor.top - height - GAP_PX };
		case 'bottom':
			return { left: middle, top: anchor.bottom + GAP_PX };
		case 'left':
			return { left: anchor.left - width - GAP_PX, top: centre };
		case 'right':
			return { left: anchor.right + GAP_PX, top: centre };
	}
}

/** @returns where a box stands beside something: on the side wished for, on the other where it has no room, and in the window */
export function placeBeside(anchor: DOMRect, box: Box, side: Side): { left: number; top: number } {
	const most = { left: innerWidth - EDGE_PX - box.width, top: innerHeight - EDGE_PX - box.height };
	const wished = beside(anchor, box, side);
	const other = beside(anchor, box, OPPOSITE[side]);
	const axis = side === 'top' || side === 'bottom' ? 'top' : 'left';
	const hasRoom = (place: typeof wished) => place[axis] >= EDGE_PX && place[axis] <= most[axis];
	const { left, top } = !hasRoom(wished) && hasRoom(other) ? other : wished;
	return {
		left: Math.max(EDGE_PX, Math.min(left, most.left)),
		top: Math.max(EDGE_PX, Math.min(top, most.top))
	};
}
