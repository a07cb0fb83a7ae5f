/**
 * Which modules come to the browser in one file. On a slow line each file costs a journey, and on a slow processor some
 * milliseconds before anything of the page is drawn, whatever its size: what a first page needs comes in few files, and
 * nothing in them that the lightest pages do without.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** What tells of the build's modules. */
interface Build {
	getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

type IsIn = (id: string, build: Build) => boolean;

interface ChunkGroup {
	name: string | ((id: string, build: Build) => string | null);
	/** What the build calls it in its reports. */
	debugName?: string;
	test?: RegExp;
	minShareCount?: number;
	entriesAware?: boolean;
	entriesAwareMergeThreshold?: number;
}

/** The pages, by what they share. */
const PAGES = {
	// Not src/hooks.client.ts itself: what it may bring in later would be taken for what brings in the first pages' styles.
	frame: [
		...routes('+layout'),
		'node_modules/@sveltejs/kit/src/runtime/client/entry.js',
		'src/lib/state/layout.svelte.ts'
	],
	join: routes('j/[id]/+page'),
	front: routes('+page', '+error', 'p/[id]/+page', 'v/[id]/+page'),
	table: routes('w/[id]/+page'),
	summary: routes('w/[id]/referat/+page'),
	trail: routes(...['spor', 'spor/foer-og-nu', 'spor/hvem', 'spor/tavle'].map((page) => `w/[id]/${page}/+page`)),
	screen: routes('w/[id]/sk[u+00e6]rm/+page')
};
/** What brings in the pieces that come later, and what each page is wrapped in. */
const LOADER = /vite[\\/]preload-helper|kit[\\/]src[\\/]runtime[\\/]components[\\/]svelte-5[\\/]layout/;
/** All words are offered by one module: only the build knows which page says which. */
const WORDS = /lib\/paraglide\/messages/;
const LIVE = /node_modules\/(yjs|lib0|y-protocols)\//;
const EDITOR = /node_modules\/(@tiptap|prosemirror-[a-z-]+|orderedmap|rope-sequence|w3c-keyname|linkifyjs)\//;

/** @returns the groups of the browser's files, in the order in which a module is offered to them */
export function chunkGroups(): ChunkGroup[] {
	const isNeededBy = Object.fromEntries(
		Object.entries(PAGES).map(([name, pages]) => [name, reachedFrom(pages)])
	) as Record<keyof typeof PAGES, IsIn>;
	const group = (name: string, isIn: IsIn, more: Partial<ChunkGroup> = {}): ChunkGroup => ({
		...more,
		debugName: name,
		name: (id, build) => (isIn(id, build) ? name : null)
	});
	const tableAnd =
		(other: IsIn): IsIn =>
		(id, build) =>
			isNeededBy.table(id, build) && other(id, build);
	return [
		group('frame', (id, build) => LOADER.test(id) || isNeededBy.frame(id, build)),
		group('live', isNeededBy.table, { test: LIVE }),
		group('editor', isNeededBy.table, { test: EDITOR }),
		group('common', (id, build) => isNeededBy.join(id, build) || isNeededBy.front(id, build), { minShareCount: 2 }),
		{ name: 'words', test: WORDS, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 100_000 },
		// Each in one file: what the table shares with those who read, then what only those share who write, too.
		group(
			'read',
			tableAnd(
				(id, build) => isNeededBy.trail(id, build) || (isNeededBy.summary(id, build) && isNeededBy.screen(id, build))
			)
		),
		group('write', tableAnd(isNeededBy.summary)),
		group('meet', tableAnd(isNeededBy.screen)),
		group('table', isNeededBy.table),
		group('told', (id, build) => isNeededBy.trail(id, build) || isNeededBy.summary(id, build), {
			minShareCount: 2,
			entriesAware: true,
			entriesAwareMergeThreshold: 20_000
		}),
		// Crumbs that pieces which come later share.
		{ name: 'later', test: /lucide|src.lib/, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 4_000 }
	];
}

/**
 * Tells Chromium, in the first line of each of the browser's files, to make its functions ready while it comes, beside the
 * page's own thread. Left to the moment in which each is called, that is a quarter of the time in which a board opens.
 * Other browsers read a comment.
 */
export function madeReadyWhole(): Plugin {
	return {
		name: 'rundbord-made-ready-whole',
		applyToEnvironment: ({ name }) => name === 'client',
		generateBundle: {
			order: 'post',
			handler(_options, files) {
				for (const file of Object.values(files))
					if (file.type === 'chunk') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
			}
		}
	};
}

/** @param pages as in `w/[id]/+page` */
function routes(...pages: string[]): string[] {
	return pages.map((page) => `src/routes/${page}.svelte`);
}

/** @returns whether one of these files imports a module, directly or through others, before it runs */
function reachedFrom(files: readonly string[]): IsIn {
	let reached: ReadonlySet<string> | null = null;
	return (id, build) => {
		reached ??= importedBy(files, build);
		return reached.has(id);
	};
}

function importedBy(files: readonly string[], build: Build): ReadonlySet<string> {
	const found = new Set<string>();
	const waiting = files.map((file) => path.resolve(import.meta.dirname, file));
	const missing = waiting.find((file) => !existsSync(file));
	if (missing !== undefined)
		throw new Error(`The browser's files are put together for ${missing}, which is not there.`);
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		if (found.has(id) || WORDS.test(id)) continue;
		found.add(id);
		waiting.push(...(build.getModuleInfo(id)?.importedIds ?? []));
	}
	return found;
}
