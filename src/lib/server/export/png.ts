/** Pictures as PNG, drawn from SVG with our own typeface and nothing else of the machine's. */
import { Resvg } from '@resvg/resvg-js';
import { FONT_FILES } from './fonts.ts';

/** Wide enough for print on A4 at 200 dots an inch. */
const WIDTH_PX = 1_600;

/** @param svg of our own making: it may hold no address to fetch */
export function pngOf(svg: string): Uint8Array {
	const drawn = new Resvg(svg, {
		fitTo: { mode: 'width', value: WIDTH_PX },
		background: '#ffffff',
		font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: 'Atkinson Hyperlegible Next' }
	});
	return drawn.render().asPng();
}
