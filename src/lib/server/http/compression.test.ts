import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compression.ts';

const PICTURE = `<svg>${'<rect/>'.repeat(1_000)}</svg>`;
const answer = (body: string, type: string) =>
	new Response(body, {
		headers: { 'content-type': type, 'content-length': String(body.length), etag: '"abc"' }
	});

test('a large answer goes out compressed to those who take that', async () => {
	const response = compressed(answer(PICTURE, 'image/svg+xml; charset=utf-8'), 'br, gzip;q=0.8');
	const bytes = Buffer.from(await response.arrayBuffer());
	expect(Object.fromEntries(response.headers)).toEqual({
		'content-encoding': 'gzip',
		'content-type': 'image/svg+xml; charset=utf-8',
		etag: 'W/"abc"',
		vary: 'accept-encoding'
	});
	expect(bytes.length).toBeLessThan(PICTURE.length / 10);
	expect(gunzipSync(bytes).toString()).toBe(PICTURE);
});

test.each([
	['to those who do not take it', PICTURE, 'image/svg+xml', 'br'],
	['to those who refuse it', PICTURE, 'image/svg+xml', 'gzip;q=0, br'],
	['to those who say nothing', PICTURE, 'image/svg+xml', null],
	['when it is small', '{}', 'application/json', 'gzip'],
	['when it is a file that is compressed already', PICTURE, 'application/pdf', 'gzip']
])('an answer goes out as it is %s', async (_, body, type, accepted) => {
	const response = compressed(answer(body, type), accepted);
	expect(response.headers.get('content-encoding')).toBeNull();
	expect(await response.text()).toBe(body);
});
