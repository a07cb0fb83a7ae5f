/** The typeface of what is taken away: Atkinson Hyperlegible Next, from its package, as files that can be embedded. */
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const PACKAGE = '@expo-google-fonts/atkinson-hyperlegible-next';

/** Paths to the faces used: regular, italic, semibold and bold. */
export const FONT_FILES: readonly string[] = [
	'400Regular',
	'400Regular_Italic',
	'600SemiBold',
	'700Bold',
	'700Bold_Italic'
].map((face) => resolve(`${PACKAGE}/${face}/AtkinsonHyperlegibleNext_${face}.ttf`));
