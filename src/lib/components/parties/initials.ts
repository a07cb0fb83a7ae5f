/** @returns one or two capitals to stand for a name: of the first and the last word; '?' for an empty name */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/).filter(Boolean);
	const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
	const letters = chosen.map((word) => firstCharacter(word ?? '')).join('');
	return letters.toLocaleUpperCase('da') || '?';
}

/** A letter that stands alone. To ask the browser where characters end takes it long the first time. */
const PLAIN_LETTER = /^\p{Script=Latin}(?![\p{M}\p{Cf}])/u;

/** The first character as a person sees it, not half an emoji. */
function firstCharacter(word: string): string {
	const plain = PLAIN_LETTER.exec(word)?.[0];
	if (plain !== undefined) return plain;
	const [first] = new Intl.Segmenter('da', { granularity: 'grapheme' }).segment(word);
	return first?.segment ?? '';
}
