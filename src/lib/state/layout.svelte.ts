/** How a person has laid the sheets out, remembered in this browser. */

export type Sheet = 'problem' | 'plan';

export interface LayoutChoice {
	/** How much of the width the problem sheet takes when both are open, 0 to 1. */
	share: number;
	folded: Sheet | null;
	maximised: Sheet | null;
}

const STORED_KEY = 'rundbord:layout';
const PRESET: LayoutChoice = { share: 0.48, folded: null, maximised: null };
/** Neither sheet gets so narrow that it cannot be read. */
export const SHARE_LIMITS = { least: 0.28, most: 0.72 } as const;

export class LayoutController {
	choice = $state.raw<LayoutChoice>(PRESET);
	/** The sheet a narrow screen shows. */
	current = $state<Sheet>('problem');

	/** Takes up what was chosen last time. Call in a browser only. */
	restore(): void {
		this.choice = readLayout(localStorage.getItem(STORED_KEY));
	}

	setShare(share: number): void {
		this.choose({ share: clampShare(share) });
	}

	resetShare(): void {
		this.choose({ share: PRESET.share });
	}

	toggleFolded(sheet: Sheet): void {
		this.choose({ folded: this.choice.folded === sheet ? null : sheet, maximised: null });
	}

	toggleMaximised(sheet: Sheet): void {
		this.choose({ maximised: this.choice.maximised === sheet ? null : sheet, folded: null });
	}

	private choose(choice: Partial<LayoutChoice>): void {
		this.choice = { ...this.choice, ...choice };
		localStorage.setItem(STORED_KEY, JSON.stringify(this.choice));
	}
}

/** @param stored what this browser remembers; anything that is no layout gives the usual one */
export function readLayout(stored: string | null): LayoutChoice {
	try {
		const value = JSON.parse(stored ?? '{}') as Partial<LayoutChoice> | null;
		const sheet = (candidate: unknown): Sheet | null =>
			candidate === 'problem' || candidate === 'plan' ? candidate : null;
		return {
			share: typeof value?.share === 'number' ? clampShare(value.share) : PRESET.share,
			folded: sheet(value?.folded),
			maximised: sheet(value?.maximised)
		};
	} catch {
		return PRESET;
	}
}

function clampShare(share: number): number {
	return Math.min(SHARE_LIMITS.most, Math.max(SHARE_LIMITS.least, share));
}
