import { chosenTheme } from '$lib/server/http/theme';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ cookies }) => ({ theme: chosenTheme(cookies) });
