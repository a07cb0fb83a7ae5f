import type { Cookies } from '@sveltejs/kit';
import type { Language } from '../application.ts';

/** The cookie in which a browser keeps the language its person chose; the same name as in vite.config.ts. */
const LANGUAGE_COOKIE = 'rundbord_language';

/** @returns the language to answer in: the person's choice, else what the client asks for, else Danish */
export function requestLanguage({ cookies, request }: { cookies: Cookies; request: Request }): Language {
	const chosen = cookies.get(LANGUAGE_COOKIE);
	if (chosen === 'da' || chosen === 'en') return chosen;
	return acceptedLanguage(request.headers.get('accept-language') ?? '');
}

/**
 * @param header an Accept-Language header, as in `en-GB,en;q=0.9,da;q=0.5`
 * @returns English when it stands before Danish, else Danish
 */
export function acceptedLanguage(header: string): Language {
	const weight = { da: 0, en: 0 };
	for (const range of header.split(',')) {
		const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
		const language = tag.split('-')[0];
		if (language !== 'da' && language !== 'en') continue;
		const quality = parameters.find((parameter) => parameter.startsWith('q='));
		const value = quality === undefined ? 1 : Number(quality.slice(2));
		if (value > weight[language]) weight[language] = value;
	}
	return weight.en > weight.da ? 'en' : 'da';
}
