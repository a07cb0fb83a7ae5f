/** The one door for what is decided rather than written: sends a command, and brings back the fact or the refusal. */
import type { Command } from '../workshop/command.ts';
import type { Fact } from '../workshop/fact.ts';
import type { Wording } from '../workshop/family.ts';

/** Why a command led to nothing. */
export class CommandRefused extends Error {
	/** The API's stable word, or `unreachable` when no answer came. */
	readonly kind: string;
	/** What the statement reads now, where it changed while the person answered; null for a statement that is gone. */
	readonly wording: Wording | null;

	/** @param title a sentence in the reader's language; '' where the page must find its own */
	constructor(kind: string, title: string, wording: Wording | null = null) {
		super(title);
		this.name = 'CommandRefused';
		this.kind = kind;
		this.wording = wording;
	}
}

interface ProblemAnswer {
	kind?: string;
	title?: string;
	wording?: Wording | null;
}

/**
 * @returns the recorded fact
 * @throws CommandRefused
 */
export async function sendCommand(workshopId: string, command: Command): Promise<Fact> {
	let response: Response;
	try {
		response = await fetch(`/api/workshops/${encodeURIComponent(workshopId)}/facts`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(command)
		});
	} catch {
		throw new CommandRefused('unreachable', '');
	}
	const text = await response.text();
	if (response.ok) return JSON.parse(text) as Fact;
	throw refusalIn(text);
}

/** Something between us and the server may answer with a page of its own; then there is no problem to read. */
function refusalIn(text: string): CommandRefused {
	try {
		const { kind, title, wording = null } = JSON.parse(text) as ProblemAnswer;
		if (kind && title) return new CommandRefused(kind, title, wording);
	} catch {
		// Not JSON: told as any other failure.
	}
	return new CommandRefused('internal', '');
}
