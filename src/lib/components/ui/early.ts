/** What people did before the page's script ran, as src/app.html kept it: on a slow phone they press before anything listens. */

/** What is chosen in one move. What is typed is kept where it is typed. */
const CHOICE = 'select, [type=radio], [type=checkbox], [type=range], [type=file]';

/**
 * Takes over from src/app.html. To be called before the page is brought to life, which puts choices back to what the server
 * knew.
 * @returns does it all again, once something listens: what was chosen, then what was last pressed or sent
 */
export function whatWasDoneEarly(): () => void {
	const { early } = window;
	const choices = [...(early?.chosen ?? [])].filter((field) => field.matches(CHOICE)).map(chosen);
	return () => {
		const { keepEarly } = window;
		if (!early || !keepEarly) return;
		for (const type of ['click', 'submit', 'change']) document.removeEventListener(type, keepEarly);
		window.early = null;
		for (const choose of choices) choose();
		const { pressed } = early;
		pressed?.removeAttribute('data-waiting');
		if (!pressed?.isConnected) return;
		if (pressed instanceof HTMLFormElement) pressed.requestSubmit();
		else pressed.click();
	};
}

/** @returns chooses what is chosen in a field now */
function chosen(field: HTMLInputElement | HTMLSelectElement): () => void {
	const { type, value } = field;
	const isChecked = field instanceof HTMLInputElement && field.checked;
	return () => {
		// Of a group only the last one chosen is still so.
		if (!field.isConnected || (type === 'radio' && !isChecked)) return;
		// Files stay where they are, and nobody else may name them.
		if (type !== 'file') field.value = value;
		if (field instanceof HTMLInputElement) field.checked = isChecked;
		field.dispatchEvent(new Event('change', { bubbles: true }));
	};
}
