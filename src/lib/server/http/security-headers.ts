/** Sent with every answer. The pages' own Content-Security-Policy is in svelte.config.js. */
const EVERYWHERE = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'permissions-policy':
		'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** What the API gives is data; opened in a browser, an exported page may be styled and do nothing else. */
const DATA = {
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'cache-control': 'no-store'
};

/** Pages show who is in a workshop: no shared cache keeps them, and a browser asks again. */
const PAGE = { 'cache-control': 'private, no-cache' };

/** Adds to the answer's headers what keeps browsers from misusing it; what a route has set itself stays. */
export function secure(headers: Headers, { isData }: { isData: boolean }): void {
	for (const [name, value] of Object.entries({ ...EVERYWHERE, ...(isData ? DATA : PAGE) })) {
		if (!headers.has(name)) headers.set(name, value);
	}
}
