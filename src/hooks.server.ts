/** What happens around every request: the application handed in, the origin checked, language and theme set, errors told. */
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { application } from '$lib/server/application';
import { discardRest } from '$lib/server/http/body';
import { compressed } from '$lib/server/http/compression';
import { isCrossSite } from '$lib/server/http/cross-site';
import { requestLanguage } from '$lib/server/http/language';
import { logError } from '$lib/server/http/error-log';
import { asProblem, Problem, problemResponse } from '$lib/server/http/problem';
import { PROBLEMS } from '$lib/server/http/problem-words';
import { secure } from '$lib/server/http/security-headers';
import { chosenTheme } from '$lib/server/http/theme';

/** Paths whose answers programs read. */
const DATA_PATHS = /^\/(api|healthz|readyz|metrics)(\/|$)/;

/** What nearly all words are set in, and at the table the hints of empty fields: coming after the words, it would move them. */
const TYPEFACE = /-latin-wght-normal\./;
const TYPEFACES_AT_TABLE = /-latin-wght-(normal|italic)\./;

/** What browsers on phones say of themselves. */
const PHONE = /\bMobi/i;

/** The log levels at which errors are not told. */
const QUIET: readonly string[] = ['fatal', 'silent'];

type Resolve = Parameters<Handle>[0]['resolve'];

export const handle: Handle = async ({ event, resolve }) => {
	const { request } = event;
	event.locals.application = application();
	const isData = DATA_PATHS.test(event.url.pathname);
	const response = isData ? await answerData(event, resolve) : await answerPage(event, resolve);
	secure(response.headers, { isData });
	discardRest(request);
	return compressed(response, request.headers.get('accept-encoding'));
};

async function answerData(event: RequestEvent, resolve: Resolve): Promise<Response> {
	const language = requestLanguage(event);
	if (event.route.id === null) return problemResponse(new Problem('not-found'), language);
	if (isCrossSite(event)) return problemResponse(new Problem('cross-site'), language);
	const response = await resolve(event);
	if (event.locals.problem) return problemResponse(event.locals.problem, language);
	if (response.status === 405) {
		return problemResponse(new Problem('method-not-allowed', { allow: response.headers.get('allow') ?? '' }), language);
	}
	if (response.status === 404) return problemResponse(new Problem('not-found'), language);
	return response;
}

async function answerPage(event: RequestEvent, resolve: Resolve): Promise<Response> {
	if (isCrossSite(event)) {
		return new Response(PROBLEMS['cross-site'][requestLanguage(event)], { status: PROBLEMS['cross-site'].status });
	}
	const response = await paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		const theme = chosenTheme(event.cookies);
		const typefaces = event.route.id === '/w/[id]' ? TYPEFACES_AT_TABLE : TYPEFACE;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%theme%', theme),
			preload: ({ type, path }) => (type === 'font' ? typefaces.test(path) : type !== 'asset')
		});
	});
	askForPictureFirst(event, response.headers);
	return response;
}

/**
 * The page's scripts, many and large, are asked for by the head of the answer: a picture in its text would wait for them.
 * Phones, which open with another sheet, are not told of it.
 */
function askForPictureFirst({ locals, request }: RequestEvent, headers: Headers): void {
	const { firstPicture } = locals;
	if (firstPicture === undefined || PHONE.test(request.headers.get('user-agent') ?? '')) return;
	const first = `<${firstPicture}>; rel="preload"; as="image"; fetchpriority="high"; nopush`;
	headers.set('link', [first, headers.get('link')].filter(Boolean).join(', '));
}

/** Logs what was not expected, without anything a person wrote, and tells the client no more than its number. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	// What SvelteKit itself refuses is the client's mistake, and nothing to log.
	if (status < 500) return { message, kind: status === 404 ? 'not-found' : undefined };
	const errorId = crypto.randomUUID();
	const problem = asProblem(error, errorId);
	event.locals.problem = problem;
	if (problem.details.errorId !== undefined && !QUIET.includes(event.locals.application.settings.logLevel)) {
		logError(error, { errorId, route: event.route.id, method: event.request.method });
	}
	return {
		message: PROBLEMS[problem.kind][requestLanguage(event)],
		kind: problem.kind,
		errorId: problem.details.errorId
	};
};
