/**
 * Puts text on the clipboard. On plain http in a local network browsers hide `navigator.clipboard`;
 * then the text is selected in a passing field and copied the old way.
 * @param near where the passing field stands: inside the open dialog, which else would take the focus back
 * @returns whether it was copied
 */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
	if (navigator.clipboard) {
		try {
			await navigator.clipboard.writeText(text);
			return true;
		} catch {
			// Not allowed here: the old way needs no permission.
		}
	}
	const field = document.createElement('textarea');
	field.value = text;
	field.readOnly = true;
	field.className = 'visually-hidden';
	const focused = document.activeElement;
	near.append(field);
	field.select();
	try {
		// eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way where the clipboard is hidden
		return document.execCommand('copy');
	} finally {
		field.remove();
		if (focused instanceof HTMLElement) focused.focus();
	}
}
