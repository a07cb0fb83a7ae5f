const CODE_LENGTH = 8;
const GROUP = 4;

/** @returns what was typed as a code is shown: capitals in two groups, with spaces, dashes and what is too much left out */
export function formatCode(typed: string): string {
	const characters = bareCode(typed);
	return characters.length > GROUP ? `${characters.slice(0, GROUP)}-${characters.slice(GROUP)}` : characters;
}

export function isWholeCode(typed: string): boolean {
	return bareCode(typed).length === CODE_LENGTH;
}

function bareCode(typed: string): string {
	return [...typed.normalize('NFKC').toUpperCase()]
		.filter((character) => /[\p{L}\p{N}]/u.test(character))
		.slice(0, CODE_LENGTH)
		.join('');
}
