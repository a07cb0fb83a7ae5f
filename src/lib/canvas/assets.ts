/** Everything the canvas draws with comes from us: its icons and words, and our own typeface for all its fonts. */
import typeface from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';

const ours = getAssetUrlsByImport();

/** @returns where the canvas finds its fonts, icons and words; none of it on another host */
export function assetUrls(): ReturnType<typeof getAssetUrlsByImport> {
	return {
		...ours,
		// No other host's pages come onto the board. What is left out here would be asked for at tldraw's.
		embedIcons: Object.fromEntries(
			Object.keys(ours.embedIcons).map((host) => [host, ours.icons.link])
		) as typeof ours.embedIcons,
		fonts: Object.fromEntries(Object.keys(ours.fonts).map((font) => [font, typeface])) as typeof ours.fonts
	};
}
