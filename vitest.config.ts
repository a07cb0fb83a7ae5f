/** Two kinds of tests without a browser: those of modules, and those of real server processes over real sockets. */
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	// Controllers are modules with runes (*.svelte.ts).
	plugins: [svelte()],
	resolve: { alias: { $lib: path.resolve(import.meta.dirname, 'src/lib') } },
	test: {
		environment: 'node',
		retry: 0,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: [
						'src/**/*.test.ts',
						'server/**/*.test.ts',
						'tests/documents/**/*.test.ts',
						'tests/support/**/*.test.ts'
					],
					testTimeout: 30_000,
					sequence: { groupOrder: 0 }
				}
			},
			{
				extends: true,
				test: {
					name: 'server',
					include: ['tests/sync/**/*.test.ts', 'tests/contracts/**/*.test.ts', 'tests/exports/**/*.test.ts'],
					// Each file starts processes of its own; two at a time is what two cores carry.
					maxWorkers: 2,
					testTimeout: 120_000,
					hookTimeout: 60_000,
					sequence: { groupOrder: 1 }
				}
			}
		]
	}
});
