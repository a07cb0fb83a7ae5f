/** Values inside a document: what any program can read back, and nothing that breaks the one that reads it. */

const MAX_VALUE_DEPTH = 64;

/** An assignment to this key would change the object instead of filling it. */
export function isSafeKey(key: string): boolean {
	return key !== '__proto__';
}

/** @returns whether the value is JSON (or undefined), and not nested so deeply that writing it out fails */
export function isJson(value: unknown, depth = 0): boolean {
	switch (typeof value) {
		case 'string':
		case 'number':
		case 'boolean':
		case 'undefined':
			return true;
		case 'object':
			return value === null || (depth < MAX_VALUE_DEPTH && isJsonObject(value, depth + 1));
		default:
			return false;
	}
}

function isJsonObject(value: object, depth: number): boolean {
	if (Array.isArray(value)) return value.every((entry) => isJson(entry, depth));
	// The key "__proto__" of a decoded object is either its own (JSON) or has replaced its prototype (lib0).
	if (Object.getPrototypeOf(value) !== Object.prototype) return false;
	return Object.entries(value).every(([key, entry]) => isSafeKey(key) && isJson(entry, depth));
}
