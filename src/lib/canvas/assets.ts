/** Everything the canvas draws with comes from us: its icons and words, and our own typeface for all its fonts. */
import typeface from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite';
import { setDefaultEditorAssetUrls, setDefaultUiAssetUrls } from 'tldraw';

type AssetUrls = ReturnType<typeof getAssetUrlsByImport>;

declare module 'tldraw' {
	// In the release we are pinned to, but not in its types.
	export function setDefaultEditorAssetUrls(urls: Pick<AssetUrls, 'fonts'>): void;
	export function setDefaultUiAssetUrls(urls: AssetUrls): void;
}

/** Tells the canvas where it finds its fonts, icons and words; none of it on another host. Call before the first is made. */
export function setOwnAssets(): void {
	const { fonts, icons, ...others } = getAssetUrlsByImport();
	const own = Object.fromEntries(Object.keys(fonts).map((font) => [font, typeface])) as typeof fonts;
	setDefaultEditorAssetUrls({ fonts: own });
	setDefaultUiAssetUrls({
		...others,
		fonts: own,
		// All icons are in one file. Found, but not listed: what is listed, the canvas would have drawn one by one at its start,
		// though it draws none of it then.
		icons: Object.create(icons) as typeof icons,
		// No other host's pages come onto the board.
		embedIcons: {} as typeof others.embedIcons
	});
}
