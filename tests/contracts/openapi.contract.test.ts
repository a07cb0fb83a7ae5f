import { Validator } from '@seriousme/openapi-schema-validator';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApi } from '../../src/lib/server/http/openapi/document.ts';
import type { MediaType, Operation, Schema } from '../../src/lib/server/http/openapi/types.ts';
import { PROBLEMS } from '../../src/lib/server/http/problem-words.ts';
import { misfit } from './described.ts';

const routesFolder = path.resolve(import.meta.dirname, '../../src/routes');
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** @returns every method of every endpoint, as `GET /api/…`, read from the route files */
function routedOperations(): string[] {
	return globSync('**/+server.ts', { cwd: routesFolder }).flatMap((file) => {
		const source = readFileSync(path.join(routesFolder, file), 'utf8');
		const methods = METHODS.filter((method) =>
			new RegExp(`export (const|(async )?function) ${method}\\b`).test(source)
		);
		return pathsOf(path.dirname(file)).flatMap((route) => methods.map((method) => `${method} ${route}`));
	});
}

/** @returns the addresses a route folder answers: one, or one for each value its matcher lets through */
function pathsOf(folder: string): string[] {
	const route = `/${folder.replace(/\[(\w+)\]/g, '{$1}')}`;
	const matched = /\[\w+=(\w+)\]/.exec(route);
	if (!matched) return [route];
	const files = Object.keys(openApi.paths).map((described) => path.posix.basename(described));
	return files.map((file) => route.replace(matched[0], file)).filter((described) => described in openApi.paths);
}

function describedOperations(): string[] {
	return Object.entries(openApi.paths).flatMap(([route, item]) =>
		Object.keys(item).map((method) => `${method.toUpperCase()} ${route}`)
	);
}

const operations: [name: string, operation: Operation][] = Object.entries(openApi.paths).flatMap(([route, item]) =>
	Object.entries(item).map(([method, operation]): [string, Operation] => [`${method} ${route}`, operation as Operation])
);

/** @returns every example of a body or an answer, with the schema it is an example of */
function examplesOf(content: Record<string, MediaType> | undefined): { schema: Schema; value: unknown }[] {
	return Object.values(content ?? {}).flatMap(({ schema, example, examples = {} }) => [
		...(example === undefined ? [] : [{ schema, value: example }]),
		...Object.values(examples).map(({ value }) => ({ schema, value }))
	]);
}

describe('the OpenAPI description', () => {
	it('is a valid OpenAPI 3.1 document', async () => {
		const result = await new Validator().validate(
			structuredClone(openApi) as unknown as Parameters<Validator['validate']>[0]
		);
		expect(result.errors ?? []).toEqual([]);
		expect(result.valid).toBe(true);
	});

	it('describes every route with its methods, and nothing that is not there', () => {
		const routed = routedOperations();
		expect(routed.length).toBeGreaterThan(15);
		expect(describedOperations().sort()).toEqual(routed.sort());
	});

	it('gives every operation an id of its own', () => {
		const ids = operations.map(([, { operationId }]) => operationId);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it.each(operations)('has examples that fit their schemas: %s', (_, operation) => {
		const answers = Object.values(operation.responses).flatMap(({ content }) => examplesOf(content));
		const examples = [...examplesOf(operation.requestBody?.content), ...answers];
		expect(examples.map(({ schema, value }) => misfit(schema, value)).filter(Boolean)).toEqual([]);
	});

	it.each(operations)('gives every body and JSON answer an example: %s', (name, operation) => {
		const contents = [operation.requestBody?.content, ...Object.values(operation.responses).map((r) => r.content)];
		const jsonWithout = contents.filter((content) => content?.['application/json'] && examplesOf(content).length === 0);
		expect(jsonWithout).toHaveLength(name === 'get /api/openapi.json' ? 1 : 0);
	});

	it('has schemas for exactly what it refers to', () => {
		const text = JSON.stringify(openApi);
		const referred = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
		expect([...new Set(referred)].sort()).toEqual(Object.keys(openApi.components.schemas).sort());
	});

	it('gives each problem one status, between 400 and 599', () => {
		const odd = Object.entries(PROBLEMS).filter(([, { status }]) => status < 400 || status > 599);
		expect(odd).toEqual([]);
	});
});
