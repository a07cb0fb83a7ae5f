/** Reads what a server counts about itself. */

/** @returns the sum of a metric's values, over all labels or over those that match; 0 when there are none yet */
export async function metric(url: string, name: string, labels = ''): Promise<number> {
	const text = await (await fetch(`${url}/metrics`)).text();
	return text
		.split('\n')
		.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
		.filter((line) => line.includes(labels))
		.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** @returns how many looks at the event loop saw it keep others waiting, by how long at most (`le`, in seconds) */
export async function eventLoopDelays(url: string): Promise<Map<string, number>> {
	const text = await (await fetch(`${url}/metrics`)).text();
	const buckets = text.matchAll(/^rundbord_event_loop_delay_seconds_bucket\{le="([^"]+)"\} (\d+)$/gm);
	return new Map([...buckets].map(([, le = '', count]) => [le, Number(count)]));
}

/** @returns how much has been refused so far: all of it, and for one reason */
export async function refusals(url: string, reason: string): Promise<{ all: number; ofReason: number }> {
	const [all, ofReason] = await Promise.all([
		metric(url, 'rundbord_refusals_total'),
		metric(url, 'rundbord_refusals_total', `reason="${reason}"`)
	]);
	return { all, ofReason };
}
