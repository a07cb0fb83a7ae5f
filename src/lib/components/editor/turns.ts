/** Editors open one at a time: the first can be written in while the others are still to come, and the page answers in between. */

/** @returns what gives up the turn, where it has not come yet */
export type TakeTurn = (act: () => void) => () => void;

/**
 * @param later runs something once the page has answered
 * @returns what acts at once where nobody has had a turn since the page last answered, and else when its turn comes
 */
export function turns(later: (run: () => void) => void): TakeTurn {
	const waiting: (() => void)[] = [];
	let isTaken = false;

	function next(): void {
		const act = waiting.shift();
		isTaken = act !== undefined;
		if (!act) return;
		later(next);
		act();
	}

	return (act) => {
		if (isTaken) waiting.push(act);
		else {
			isTaken = true;
			later(next);
			act();
		}
		return () => {
			const place = waiting.indexOf(act);
			if (place >= 0) waiting.splice(place, 1);
		};
	};
}

export const openInTurn = turns((run) => setTimeout(run));
