import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('the settings', () => {
	it('have defaults that work', () => {
		expect(readSettings({})).toEqual({
			host: '0.0.0.0',
			port: 3000,
			dataDir: path.resolve('data'),
			origin: undefined,
			logLevel: 'info',
			dataLimitMb: undefined
		});
	});

	it('are taken from the environment, and empty ones count as unset', () => {
		const settings = readSettings({
			HOST: '127.0.0.1',
			PORT: '0',
			DATA_DIR: '/srv/rundbord',
			ORIGIN: 'https://rundbord.example.dk/',
			LOG_LEVEL: 'silent',
			DATA_LIMIT_MB: '20',
			DATABASE_URL: '',
			REDIS_URL: ''
		});
		expect(settings).toEqual({
			host: '127.0.0.1',
			port: 0,
			dataDir: '/srv/rundbord',
			origin: 'https://rundbord.example.dk',
			logLevel: 'silent',
			dataLimitMb: 20
		});
	});

	it.each([
		['PORT', 'http'],
		['PORT', '-1'],
		['PORT', '65536'],
		['PORT', '80.5'],
		['ORIGIN', 'rundbord.example.dk'],
		['ORIGIN', 'ftp://rundbord.example.dk'],
		['DATABASE_URL', 'postgres://localhost/rundbord'],
		['REDIS_URL', 'redis://localhost'],
		['LOG_LEVEL', 'chatty'],
		['DATA_LIMIT_MB', '0'],
		['DATA_LIMIT_MB', 'lots']
	])('[RUN1] refuse %s=%s with one sentence that names it', (name, value) => {
		expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} (must|is) [^\\n]+\\.$`));
	});

	it('[RUN1] name every wrong variable at once', () => {
		expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'y', DATA_LIMIT_MB: 'z' })).toThrow(
			/^PORT .+\.\nLOG_LEVEL .+\.\nDATA_LIMIT_MB .+\.$/
		);
	});
});
