/** Holds real answers to the API's own description. */
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApi } from '../../src/lib/server/http/openapi/document.ts';
import type {
	Operation,
	PathItem,
	Response as DescribedResponse,
	Schema
} from '../../src/lib/server/http/openapi/types.ts';

/**
 * The published schemas let answers grow; here a property that is not described is a mistake. Schemas
 * that are one of several are left as they are.
 */
function closed(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(closed);
	if (typeof schema !== 'object' || schema === null) return schema;
	const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
	return 'properties' in inner && !('additionalProperties' in inner)
		? { ...inner, additionalProperties: false }
		: inner;
}

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addKeyword('components');
ajv.addSchema({ $id: 'openapi', components: closed(openApi.components) });

const validators = new WeakMap<Schema, ValidateFunction>();

/** @returns a check of a schema of the description; references point into the description */
function validator(schema: Schema): ValidateFunction {
	const known = validators.get(schema);
	if (known) return known;
	const absolute = JSON.stringify(closed(schema)).replaceAll('"#/components', '"openapi#/components');
	const validate = ajv.compile(JSON.parse(absolute) as object);
	validators.set(schema, validate);
	return validate;
}

/** @returns what is wrong with a value, '' when it fits the schema */
export function misfit(schema: Schema, value: unknown): string {
	const validate = validator(schema);
	return validate(value) ? '' : ajv.errorsText(validate.errors, { separator: '\n' });
}

/** @returns the description of an operation, by the path as it was asked for; undefined when there is none */
export function describedOperation(method: string, pathname: string): Operation | undefined {
	const matching = Object.entries(openApi.paths).filter(([template]) => templatePattern(template).test(pathname));
	// `{id}` would also match what another path spells out.
	const [, item] = matching.sort(([a], [b]) => a.split('{').length - b.split('{').length)[0] ?? [];
	return item?.[method.toLowerCase() as keyof PathItem];
}

function templatePattern(template: string): RegExp {
	return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** @throws when an answer of a described path is not as it is described: its status, its type, its shape */
export function expectDescribed(method: string, pathname: string, answer: Response, body: unknown): void {
	const operation = describedOperation(method, pathname);
	if (!operation) return;
	const where = `${method} ${pathname} → ${answer.status}`;
	const described: DescribedResponse | undefined = operation.responses[answer.status];
	if (!described) throw new Error(`${where} is not described`);
	const type = answer.headers.get('content-type')?.split(';')[0];
	if (!type && !described.content) return;
	const media = described.content?.[type ?? ''];
	if (!media) throw new Error(`${where}: the type ${type} is not described`);
	const wrong = misfit(media.schema, body);
	if (wrong) throw new Error(`${where} does not fit its description:\n${wrong}\n${JSON.stringify(body)}`);
}
