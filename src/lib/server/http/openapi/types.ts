/** As much of OpenAPI 3.1 and JSON Schema 2020-12 as our description uses. */

export interface Schema {
	$ref?: string;
	description?: string;
	type?: string | readonly string[];
	enum?: readonly (string | number | null)[];
	const?: string | number | boolean;
	format?: string;
	pattern?: string;
	minLength?: number;
	maxLength?: number;
	minimum?: number;
	maximum?: number;
	default?: string | number | boolean;
	properties?: Record<string, Schema>;
	required?: readonly string[];
	additionalProperties?: boolean | Schema;
	items?: Schema;
	minItems?: number;
	maxItems?: number;
	oneOf?: readonly Schema[];
	anyOf?: readonly Schema[];
}

export interface Parameter {
	name: string;
	in: 'path' | 'query';
	description: string;
	required: boolean;
	schema: Schema;
}

export interface MediaType {
	schema: Schema;
	example?: unknown;
	examples?: Record<string, { summary?: string; value: unknown }>;
}

export interface Response {
	description: string;
	headers?: Record<string, { description: string; schema: Schema }>;
	content?: Record<string, MediaType>;
}

/** Which tokens open an operation, any one of them; `{}` asks for none. */
type Security = readonly Record<string, readonly string[]>[];

export interface Operation {
	operationId: string;
	tags: readonly string[];
	summary: string;
	description?: string;
	security: Security;
	parameters?: readonly Parameter[];
	requestBody?: { required: true; content: Record<string, MediaType> };
	responses: Record<string, Response>;
}

export interface PathItem {
	get?: Operation;
	post?: Operation;
	delete?: Operation;
}

export type Paths = Record<`/${string}`, PathItem>;

export interface OpenApiDocument {
	openapi: '3.1.0';
	info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
	servers: readonly { url: string; description: string }[];
	tags: readonly { name: string; description: string }[];
	paths: Paths;
	components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
}
