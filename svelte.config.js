import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { plainIcons } from './icons.config.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: [plainIcons(), vitePreprocess()],
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		// The style sheets of a page come with it: on a slow line each file costs a journey, and nothing is painted without them.
		inlineStyleThreshold: 28_000,
		adapter: adapter({ out: 'build', precompress: true }),
		// The origin is checked in src/hooks.server.ts, which knows whether a cookie or a bearer token was used.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				// Style attributes (positions, colours of parties) are set inline; scripts never are.
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config: (config) => {
				config.include.push('../server/**/*.ts', '../tests/**/*.ts', '../*.ts', '../*.js');
			}
		}
	}
};
