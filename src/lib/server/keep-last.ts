/** Keeps so many values, last used, last in the map; what was used longest ago is forgotten. */
export function keepLast<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value, most: number): void {
	kept.delete(key);
	kept.set(key, value);
	for (const oldest of kept.keys()) {
		if (kept.size <= most) break;
		kept.delete(oldest);
	}
}
