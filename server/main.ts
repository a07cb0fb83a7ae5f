/**
 * The process's first step: Node keeps what it has compiled beside the packages, so that later starts are quick. Where it may
 * not write there, it compiles at each start.
 */
import { constants, enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

const { status } = enableCompileCache(CACHE);
// Threads take it from the environment.
if (status === constants.compileCacheStatus.ENABLED) process.env.NODE_COMPILE_CACHE = CACHE;
await import('./serve.ts');
