/** The theme a person chose on this device. The server reads the cookie and puts the theme on <html> (server/http/theme.ts). */

export type Theme = 'auto' | 'light' | 'dark';

const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/** Shows the theme at once and remembers it; `auto` forgets the choice. */
export function chooseTheme(theme: Theme): void {
	document.documentElement.dataset.theme = theme;
	const maxAge = theme === 'auto' ? 0 : MAX_AGE_SECONDS;
	document.cookie = `rundbord_theme=${theme}; path=/; max-age=${maxAge}; samesite=lax`;
}
