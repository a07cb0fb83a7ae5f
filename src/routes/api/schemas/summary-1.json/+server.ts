import { SUMMARY_SCHEMA } from '$lib/summary/schema';
import { SUMMARY_VERSION } from '$lib/summary/types';
import type { RequestHandler } from './$types';

const SCHEMA = JSON.stringify({
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	title: `Rundbord: summary.json, version ${SUMMARY_VERSION}`,
	...SUMMARY_SCHEMA
});

/** The published shape of `summary.json`. */
export const GET: RequestHandler = () =>
	new Response(SCHEMA, { headers: { 'content-type': 'application/schema+json' } });
