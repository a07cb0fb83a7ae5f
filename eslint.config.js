/** What lint keeps: types used safely, files small, layers apart, tests that can fail. */
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import vitest from '@vitest/eslint-plugin';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import path from 'node:path';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const root = import.meta.dirname;
const tests = ['**/*.test.ts', 'tests/**/*.ts'];
const pure = ['workshop', 'document', 'history', 'summary'].map((layer) => `src/lib/${layer}/**/*.ts`);

/**
 * One folder and what it may import of ours. A type is an import too: layers are about knowing, not about bytes.
 * `may` lists folders and files; everything else of ours is refused with `instead`, which says where to go.
 * @type {({ layer: string; instead: string } & ({ may: string[]; mayNot?: never } | { mayNot: string[]; may?: never }))[]}
 */
const layers = [
	{
		layer: 'src/lib/workshop',
		may: ['src/lib/workshop'],
		instead: 'The rules are pure: pass what they need to know as plain values (state, command, now).'
	},
	{
		layer: 'src/lib/document',
		may: ['src/lib/document'],
		instead: 'The documents know only Yjs: put what reads or writes them here, and what decides about them elsewhere.'
	},
	{
		layer: 'src/lib/history',
		may: ['src/lib/history', 'src/lib/workshop', 'src/lib/document'],
		instead: 'History is pure: it takes plain records. Let src/lib/server or a route hand them in.'
	},
	{
		layer: 'src/lib/summary',
		may: ['src/lib/summary', 'src/lib/history', 'src/lib/workshop', 'src/lib/document'],
		instead: 'The summary is pure: let the route or src/lib/server hand in what it is made from.'
	},
	...['connection', 'state', 'canvas'].map((name) => ({
		layer: `src/lib/${name}`,
		mayNot: ['src/lib/server', 'server', 'src/lib/components', 'src/routes', 'tests'],
		instead:
			'The browser reaches the server through the API and /collab, and a component takes a controller: ' +
			'move what both need to src/lib/document, history, summary or workshop.'
	})),
	{
		layer: 'src/lib/components/ui',
		may: ['src/lib/components/ui', 'src/lib/paraglide', 'src/app.css'],
		instead:
			'components/ui knows no domain: take it as a property or a snippet, or make a component in a domain folder.'
	},
	{
		layer: 'src/lib/components',
		mayNot: ['src/lib/server', 'server', 'src/routes', 'tests'],
		instead: 'A component takes a controller from src/lib/state, or data from the load function of its route.'
	},
	{
		layer: 'src/lib/server',
		mayNot: ['src/lib/components', 'src/lib/state', 'src/lib/connection', 'src/lib/canvas', 'src/routes', 'tests'],
		instead:
			'The server never needs the browser: move what both need to src/lib/document, history, summary or workshop.'
	},
	{
		layer: 'server',
		mayNot: ['src/lib/components', 'src/lib/state', 'src/lib/connection', 'src/lib/canvas', 'src/routes', 'tests'],
		instead: 'The process passes handles in through src/lib/server/application.ts; pages stay in the SvelteKit bundle.'
	},
	...['src/routes', 'src/hooks.server.ts', 'src/hooks.client.ts'].map((layer) => ({
		layer,
		mayNot: ['server', 'tests'],
		instead:
			'A page or an API route asks locals.application (src/lib/server/application.ts) for what the process holds.'
	}))
];

const zones = layers.map(({ layer, may, mayNot, instead }) => ({
	target: path.join(root, layer),
	from: may
		? [path.join(root, 'src'), path.join(root, 'server'), path.join(root, 'tests')]
		: mayNot.map((folder) => path.join(root, folder)),
	...(may ? { except: may.map((folder) => path.relative(path.join(root, 'src'), path.join(root, folder))) } : {}),
	message: instead
}));

/**
 * Packages that a pure layer may use, as a lookahead; relative imports are the layers' business.
 * @param {string[]} allowed
 */
const packages = (...allowed) => [
	{
		regex: `^(?!\\.|(?:${['yjs', ...allowed].join('|')})(?:$|/))`,
		message: `A pure layer imports no such package; it may use: ${['yjs', ...allowed].join(', ')}. Hand results in instead.`
	}
];

const sleep = 'A test does not sleep: wait for what should be seen or for the event itself, or pass the clock in.';
const sleeps = [
	{ selector: "CallExpression[callee.property.name='waitForTimeout']", message: sleep },
	{ selector: 'CallExpression[callee.name=/^(setTimeout|setInterval)$/]', message: sleep },
	{ selector: "ImportDeclaration[source.value='node:timers/promises']", message: sleep }
];

const clock = [
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: 'A pure layer has no clock: take the time as a parameter.'
	}
];

const oldPhones = [
	{
		selector: 'CallExpression[callee.property.name=/^(toSorted|toReversed|toSpliced)$/]',
		message: 'Phones of 2022 do not have it: sort or reverse a copy of the list.'
	}
];

/** For what Node runs as it is. */
const ownPaths = [
	{
		selector: String.raw`:matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^\.(?!.*\.(ts|js|json)$)/]`,
		message: 'Name the file with its ending (.ts): Node runs it as it is.'
	},
	{
		selector: String.raw`ImportDeclaration[source.value=/^\$lib\b/]`,
		message: 'Use a relative path: Node runs this file without SvelteKit, which alone knows $lib.'
	}
];

export default defineConfig(
	{ ignores: ['build/', '.svelte-kit/', 'src/lib/paraglide/', 'data/', 'test-results/', 'drizzle/'] },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		plugins: { 'import-x': importX },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: root,
				extraFileExtensions: ['.svelte'],
				// Of the scripts in components: also where a component is only looked at for cycles.
				parser: ts.parser
			}
		},
		settings: {
			'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], 'svelte-eslint-parser': ['.svelte'] },
			'import-x/resolver-next': [
				createNodeResolver({
					extensions: ['.ts', '.svelte.ts', '.js', '.svelte', '.json'],
					alias: { $lib: [path.join(root, 'src/lib')] }
				})
			]
		},
		rules: {
			'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
			'no-console': 'error',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'import-x/no-cycle': ['error', { ignoreExternal: true }],
			'import-x/no-self-import': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ requireDefaultForNonUnion: true, considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// Spreading a string gives its code points, and that is what we count in.
			'@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// The types of yjs leave its toString out.
			'@typescript-eslint/no-base-to-string': [
				'error',
				{ ignoredTypeNames: ['YText', 'YXmlText', 'YXmlElement', 'YXmlFragment', 'AbstractType'] }
			],
			// Data from outside is looked at even where its type says it must be so.
			'@typescript-eslint/no-unnecessary-condition': 'off',
			'@typescript-eslint/no-confusing-void-expression': [
				'error',
				{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
			],
			// We are always served at the root of our own address, so a path is its own address.
			'svelte/no-navigation-without-resolve': 'off',
			// A promise of a port may be kept without waiting.
			'@typescript-eslint/require-await': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { svelteConfig } }
	},
	{
		// Lint cannot see the types of a component's props from another's markup; svelte-check can, and does.
		files: ['**/*.svelte'],
		rules: Object.fromEntries(
			['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
				`@typescript-eslint/no-unsafe-${use}`,
				'off'
			])
		)
	},
	{
		files: ['src/**', 'server/**'],
		ignores: tests,
		rules: { 'import-x/no-restricted-paths': ['error', { basePath: root, zones }] }
	},
	{
		files: pure,
		ignores: tests,
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: packages('lib0', 'fractional-indexing', 'diff', 'markdown-it', 'ical-generator') }
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'A pure layer has no clock: take the time as a parameter.' },
				{ object: 'Math', property: 'random', message: 'A pure layer has no randomness: take the id as a parameter.' }
			],
			'no-restricted-syntax': ['error', ...clock, ...ownPaths, ...oldPhones],
			'no-restricted-globals': ['error', 'process', 'window', 'document', 'fetch', 'crypto', 'localStorage']
		}
	},
	{
		files: ['lib/canvas', 'lib/components', 'lib/connection', 'lib/state', 'routes'].map(
			(folder) => `src/${folder}/**`
		),
		ignores: tests,
		rules: { 'no-restricted-syntax': ['error', ...oldPhones] }
	},
	{
		files: ['server/**/*.ts', 'src/lib/server/**/*.ts', 'tests/**/*.ts'],
		// What only SvelteKit loads, and what only Playwright loads.
		ignores: ['src/lib/server/http/**', 'tests/e2e/**'],
		rules: { 'no-restricted-syntax': ['error', ...ownPaths] }
	},
	{
		files: ['server/start.ts', 'server/main.ts', 'server/serve.ts', 'tests/support/**', 'tests/bench/**'],
		rules: { 'no-console': 'off' }
	},
	{
		files: tests,
		plugins: { vitest },
		rules: {
			'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert', 'assert*'] }],
			'vitest/no-focused-tests': 'error',
			'vitest/no-disabled-tests': 'error',
			'vitest/no-identical-title': 'error',
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off'
		}
	},
	{
		files: ['**/*.test.ts', '**/*.spec.ts', '**/*.contract.ts'],
		rules: { 'no-restricted-syntax': ['error', ...sleeps] }
	},
	{ files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] }
);
