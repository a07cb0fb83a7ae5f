/** That the lint rules really bite: each wrong line is refused, with words that say where to go. */
import { ESLint } from 'eslint';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });

/** Lints a text as if it stood in a file of the project. @returns `rule: message` of each complaint */
async function complaints(file: string, text: string): Promise<string[]> {
	const [result] = await eslint.lintText(text, { filePath: path.join(root, file) });
	return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
}

const wrong = [
	{
		title: 'history that knows the server',
		file: 'src/lib/history/replay.ts',
		text: "import type { Revision } from '../server/store/port.ts';\nexport const seq = (revision: Revision) => revision.seq;\n",
		says: /no-restricted-paths: .*History is pure/
	},
	{
		title: 'documents that know history',
		file: 'src/lib/document/read.ts',
		text: "import type { Change } from '../history/types.ts';\nexport const before = (change: Change) => change.before;\n",
		says: /no-restricted-paths: .*The documents know only Yjs/
	},
	{
		title: 'a server that knows a page',
		file: 'server/settings.ts',
		text: "import page from '../src/routes/+page.svelte';\nexport const shown: unknown = page;\n",
		says: /no-restricted-paths: .*pages stay in the SvelteKit bundle/
	},
	{
		title: 'a route that reaches into the process',
		file: 'src/hooks.server.ts',
		text: "import { readSettings } from '../server/settings.ts';\nexport const settings = readSettings({});\n",
		says: /no-restricted-paths: .*locals\.application/
	},
	{
		title: 'a pure layer that reads a file',
		file: 'src/lib/history/replay.ts',
		text: "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('log', 'utf8');\n",
		says: /no-restricted-imports: .*A pure layer imports no such package/
	},
	{
		title: 'a pure layer with a clock',
		file: 'src/lib/history/replay.ts',
		text: 'export const at = Date.now();\nexport const date = new Date();\n',
		says: /no-restricted-properties: .*no clock[^]*no-restricted-syntax: .*no clock/
	},
	{
		title: 'an import that Node cannot run',
		file: 'src/lib/document/write.ts',
		text: "import { readPlan } from './read';\nexport const plan = readPlan;\n",
		says: /no-restricted-syntax: Name the file with its ending/
	},
	{
		title: 'a cycle',
		file: 'src/lib/document/read.ts',
		text: "import { addAction } from './write.ts';\nexport const readPlan = () => addAction;\n",
		says: /no-cycle: Dependency cycle detected/
	},
	{
		title: 'a promise nobody waits for',
		file: 'src/lib/document/write.ts',
		text: 'export function send(store: () => Promise<void>): void {\n\tstore();\n}\n',
		says: /no-floating-promises/
	},
	{
		title: 'a promise where none is looked at',
		file: 'src/lib/document/write.ts',
		text: 'export function send(store: () => Promise<void>): void {\n\t[1].forEach(async () => {\n\t\tawait store();\n\t});\n}\n',
		says: /no-misused-promises/
	},
	{
		title: 'a switch that forgets a case',
		file: 'src/lib/document/write.ts',
		text: "export function word(kind: 'one' | 'two'): string {\n\tswitch (kind) {\n\t\tcase 'one':\n\t\t\treturn 'en';\n\t}\n\treturn '';\n}\n",
		says: /switch-exhaustiveness-check/
	},
	{
		title: 'a file of 401 lines',
		file: 'src/lib/document/write.ts',
		text: `${'\n'.repeat(400)}export const last = 401;\n`,
		says: /max-lines/
	},
	{
		title: 'a console in the server core',
		file: 'src/lib/server/tokens.ts',
		text: "console.log('here');\n",
		says: /no-console/
	},
	{
		title: 'a test that asserts nothing',
		file: 'tests/documents/lint.test.ts',
		text: "import { test } from 'vitest';\ntest('does a thing', () => {});\n",
		says: /expect-expect/
	},
	{
		title: 'a test that keeps the others out',
		file: 'tests/documents/lint.test.ts',
		text: "import { expect, test } from 'vitest';\ntest.only('does a thing', () => {\n\texpect(1).toBe(1);\n});\n",
		says: /no-focused-tests/
	},
	{
		title: 'a test that sleeps',
		file: 'tests/documents/lint.test.ts',
		text: "import { expect, test } from 'vitest';\ntest('waits', async () => {\n\tawait new Promise((resolve) => setTimeout(resolve, 9));\n\texpect(1).toBe(1);\n});\n",
		says: /no-restricted-syntax: A test does not sleep/
	}
];

// The first text has the types of the whole project read, which takes its time.
beforeAll(async () => {
	await complaints('src/lib/document/shape.ts', 'export {};\n');
}, 240_000);

test.each(wrong)('lint refuses $title', async ({ file, text, says }) => {
	expect((await complaints(file, text)).join('\n')).toMatch(says);
});

test('lint lets through a pure file that keeps to its layer', async () => {
	const text = "import type * as Y from 'yjs';\n\nexport { PLAN } from './shape.ts';\nexport type Document = Y.Doc;\n";
	expect(await complaints('src/lib/document/write.ts', text)).toEqual([]);
});
