import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { chunkGroups, madeReadyWhole } from './chunks.config.ts';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/i18n/project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'baseLocale'],
			cookieName: 'rundbord_language',
			emitTsDeclarations: true
		}),
		sveltekit(),
		madeReadyWhole()
	],
	build: {
		target: 'es2020',
		// The canvas asks for its words by address, and our policy lets no page ask a data: address for anything.
		assetsInlineLimit: (file) => (file.includes('@tldraw') ? false : undefined)
	},
	environments: {
		client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunkGroups() } } } } }
	},
	// Its files are asked for by their addresses, which Vite's bundling of packages during development cannot do: it ends the server.
	optimizeDeps: { exclude: ['@tldraw/assets'] },
	// Two copies of yjs in one page would not recognise each other's types.
	resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] }
});
