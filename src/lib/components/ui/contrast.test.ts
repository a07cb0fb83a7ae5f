import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../app.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';
type Oklch = [lightness: number, chroma: number, hue: number];

/** The colours of one theme, by name, read out of the style sheet. */
function colours(theme: Theme): Map<string, Oklch> {
	const declaration = /--([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/g;
	return new Map(
		[...css.matchAll(declaration)].map(([, name, light, dark]) => [
			name as string,
			(theme === 'light' ? light : dark)?.split(' ').map(Number) as Oklch
		])
	);
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, clipped to sRGB as screens do. */
function luminance([lightness, chroma, hue]: Oklch): number {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const clip = (channel: number) => Math.min(1, Math.max(0, channel));
	const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
	const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
	const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

const papers = ['paper', 'paper-raised', 'paper-sunken'];
const meanings = ['accent', 'holds', 'renegotiated', 'stuck'];
const parties = Array.from({ length: 8 }, (_, index) => `party-${index}`);

/** Text on a ground: at least 4.5:1 (WCAG 1.4.3). */
const readable: [string, string][] = [
	...['ink', 'ink-soft', ...meanings, 'accent-deep', ...parties].flatMap((text) =>
		papers.map((paper): [string, string] => [text, paper])
	),
	...meanings.flatMap((meaning): [string, string][] => [
		[meaning, `${meaning}-soft`],
		['ink', `${meaning}-soft`],
		['ink-soft', `${meaning}-soft`]
	]),
	['accent-ink', 'accent'],
	['accent-ink', 'accent-deep'],
	['paper-raised', 'stuck'],
	...parties.map((party): [string, string] => ['paper-raised', party])
];

/** Edges and marks that must be seen: at least 3:1 (WCAG 1.4.11). */
const visible: [string, string][] = ['rule-strong', 'focus'].flatMap((edge) =>
	papers.map((paper): [string, string] => [edge, paper])
);

describe.each<Theme>(['light', 'dark'])('the %s theme', (theme) => {
	const of = colours(theme);
	const between = ([one, other]: [string, string]) => contrast(of.get(one) as Oklch, of.get(other) as Oklch);

	it('keeps text readable on every ground it stands on', () => {
		const poor = readable
			.filter((pair) => !(between(pair) >= 4.5))
			.map((pair) => `${pair.join(' on ')}: ${between(pair).toFixed(2)}`);
		expect(poor).toEqual([]);
	});

	it('keeps edges and the focus ring visible', () => {
		const poor = visible
			.filter((pair) => !(between(pair) >= 3))
			.map((pair) => `${pair.join(' on ')}: ${between(pair).toFixed(2)}`);
		expect(poor).toEqual([]);
	});
});
