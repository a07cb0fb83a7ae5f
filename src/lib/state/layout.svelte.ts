/** How a person has laid the sheets out, remembered in this browser. */

/** The sheets from left to right. */
export const SHEETS = ['problem', 'board', 'plan'] as const;
export type Sheet = (typeof SHEETS)[number];

/** Screens with room for all sheets side by side. The style sheets say the same. */
export const WIDE = '(min-width: 60rem)';

/** How the board is shown: drawn, or as a list. */
export type BoardView = 'canvas' | 'list';

export interface LayoutChoice {
	/** How wide each sheet is when it is open, as parts of all that are. */
	widths: Readonly<Record<Sheet, number>>;
	folded: readonly Sheet[];
	maximised: Sheet | null;
	/** Null until the person has chosen: then a narrow screen shows the list. */
	boardView: BoardView | null;
}

const STORED_KEY = 'rundbord:layout';
const PRESET: LayoutChoice = {
	widths: { problem: 1, board: 1.4, plan: 1 },
	folded: [],
	maximised: null,
	boardView: null
};
/** Of two sheets beside each other, neither gets so narrow that it cannot be read. */
export const SHARE_LIMITS = { least: 0.28, most: 0.72 } as const;

export class LayoutController {
	choice = $state.raw<LayoutChoice>(PRESET);
	/** The sheet a narrow screen shows. */
	current = $state<Sheet>('problem');
	/** The sheets that are open, from left to right. */
	readonly open = $derived(openSheets(this.choice));
	/** How a wide screen shows the board. */
	readonly boardView = $derived(this.choice.boardView ?? 'canvas');

	/** Takes up what was chosen last time. Call in a browser only. */
	restore(): void {
		this.choice = storedLayout();
	}

	/** @returns how much of the width of two sheets the left one takes, 0 to 1 */
	shareOf(left: Sheet, right: Sheet): number {
		const { widths } = this.choice;
		return widths[left] / (widths[left] + widths[right]);
	}

	/** Shares the width of two sheets anew; the others keep theirs. */
	setShare(left: Sheet, right: Sheet, share: number): void {
		const { widths } = this.choice;
		const both = widths[left] + widths[right];
		const kept = Math.min(SHARE_LIMITS.most, Math.max(SHARE_LIMITS.least, share));
		this.choose({ widths: { ...widths, [left]: both * kept, [right]: both * (1 - kept) } });
	}

	resetWidths(): void {
		this.choose({ widths: PRESET.widths });
	}

	toggleFolded(sheet: Sheet): void {
		const { folded } = this.choice;
		// One sheet stays open, or there would be nothing to look at.
		const next = folded.includes(sheet)
			? folded.filter((other) => other !== sheet)
			: [...folded.slice(folded.length >= SHEETS.length - 1 ? 1 : 0), sheet];
		this.choose({ folded: next, maximised: null });
	}

	toggleMaximised(sheet: Sheet): void {
		this.choose({ maximised: this.choice.maximised === sheet ? null : sheet });
	}

	showBoardAs(boardView: BoardView): void {
		this.choose({ boardView });
	}

	/** Brings a sheet into view, however the sheets are laid out. */
	bringUp(sheet: Sheet): void {
		this.current = sheet;
		const { folded, maximised } = this.choice;
		if (maximised !== null && maximised !== sheet) this.choose({ maximised: null });
		if (folded.includes(sheet)) this.choose({ folded: folded.filter((other) => other !== sheet) });
	}

	private choose(choice: Partial<LayoutChoice>): void {
		this.choice = { ...this.choice, ...choice };
		localStorage.setItem(STORED_KEY, JSON.stringify(this.choice));
	}
}

/** @returns whether the table opens with the drawn board, as this browser is now. Call in a browser only. */
export function opensDrawn(): boolean {
	const choice = storedLayout();
	return matchMedia(WIDE).matches && openSheets(choice).includes('board') && choice.boardView !== 'list';
}

function storedLayout(): LayoutChoice {
	return readLayout(localStorage.getItem(STORED_KEY));
}

function openSheets({ maximised, folded }: LayoutChoice): Sheet[] {
	return SHEETS.filter((sheet) => (maximised === null ? !folded.includes(sheet) : maximised === sheet));
}

/** @param stored what this browser remembers; anything that is no layout gives the usual one */
export function readLayout(stored: string | null): LayoutChoice {
	try {
		const value = JSON.parse(stored ?? '{}') as Partial<LayoutChoice> | null;
		const folded = Array.isArray(value?.folded) ? SHEETS.filter((sheet) => value.folded?.includes(sheet)) : [];
		return {
			widths: readWidths(value?.widths),
			folded: folded.length < SHEETS.length ? folded : [],
			maximised: SHEETS.find((sheet) => sheet === value?.maximised) ?? null,
			boardView: value?.boardView === 'canvas' || value?.boardView === 'list' ? value.boardView : null
		};
	} catch {
		return PRESET;
	}
}

function readWidths(stored: unknown): LayoutChoice['widths'] {
	if (typeof stored !== 'object' || stored === null) return PRESET.widths;
	const widths = stored as Partial<Record<Sheet, unknown>>;
	const isWidth = (width: unknown): width is number => typeof width === 'number' && width > 0.2 && width < 5;
	return SHEETS.every((sheet) => isWidth(widths[sheet])) ? (stored as LayoutChoice['widths']) : PRESET.widths;
}
