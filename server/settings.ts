/** The settings: environment variables, read and validated once, each with a default that works. */
import * as v from 'valibot';
import path from 'node:path';

const port = v.pipe(
	v.string(),
	v.regex(/^\d+$/, 'must be a whole number'),
	v.transform(Number),
	v.maxValue(65_535, 'must be between 0 and 65535')
);

const size = v.pipe(
	v.string(),
	v.regex(/^\d+$/, 'must be a whole number of megabytes'),
	v.transform(Number),
	v.minValue(1, 'must be at least 1 megabyte')
);

const origin = v.pipe(
	v.string(),
	v.url('must be an address such as https://rundbord.example.dk'),
	v.check((value) => /^https?:$/.test(new URL(value).protocol), 'must begin with http:// or https://'),
	v.transform((value) => new URL(value).origin)
);

/** What stands here is refused with a sentence, not ignored: the store and the sync for it are not built yet. */
const notBuilt = (what: string) =>
	v.pipe(
		v.string(),
		v.check(() => false, `is set, but ${what}; leave it unset`)
	);

const schema = v.object({
	HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must be an address to listen on')), '0.0.0.0'),
	PORT: v.optional(port, '3000'),
	DATA_DIR: v.optional(
		v.pipe(
			v.string(),
			v.nonEmpty('must be a folder'),
			v.transform((dir) => path.resolve(dir))
		),
		'./data'
	),
	ORIGIN: v.optional(origin),
	DATABASE_URL: v.optional(notBuilt('this version stores in SQLite only')),
	REDIS_URL: v.optional(notBuilt('this version runs as one process only')),
	LOG_LEVEL: v.optional(
		v.picklist(
			['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
			'must be fatal, error, warn, info, debug or silent'
		),
		'info'
	),
	DATA_LIMIT_MB: v.optional(size)
});

export interface Settings {
	host: string;
	/** 0 lets the system choose. */
	port: number;
	dataDir: string;
	/** The public address when behind a proxy, as in `https://rundbord.example.dk`; unset: as the browser sees us. */
	origin: string | undefined;
	logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
	/** The most the database may fill, in megabytes; unset: what the disk has. */
	dataLimitMb: number | undefined;
}

/**
 * @param environment as in `process.env`; empty values count as unset
 * @throws an Error whose message names each wrong variable in a sentence
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
	);
	const result = v.safeParse(schema, given, { abortPipeEarly: true });
	if (!result.success) {
		throw new Error(result.issues.map((issue) => `${String(issue.path?.[0]?.key)} ${issue.message}.`).join('\n'));
	}
	const { HOST, PORT, DATA_DIR, ORIGIN, LOG_LEVEL, DATA_LIMIT_MB } = result.output;
	return { host: HOST, port: PORT, dataDir: DATA_DIR, origin: ORIGIN, logLevel: LOG_LEVEL, dataLimitMb: DATA_LIMIT_MB };
}
