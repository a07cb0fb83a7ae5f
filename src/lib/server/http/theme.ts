/** The light or dark theme a person chose. src/hooks.server.ts puts it on <html> before the page is drawn, so that nothing flashes. */
import type { Cookies } from '@sveltejs/kit';

/** The cookie in which a browser keeps it; written by components/ui/theme.ts. */
const THEME_COOKIE = 'rundbord_theme';

export type Theme = 'auto' | 'light' | 'dark';

/** @returns the chosen theme; `auto`, as the device is set, when none was chosen */
export function chosenTheme(cookies: Pick<Cookies, 'get'>): Theme {
	const chosen = cookies.get(THEME_COOKIE);
	return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}
