/** Following somebody by choice: where they are, for as long as one wants. Nobody is told, and nobody can ask for it. */
import type { Place, PresenceController } from './presence.svelte';

export class FollowController {
	/** The participant who is followed; null for nobody. */
	whom = $state<string | null>(null);
	private readonly presence: PresenceController;
	/** Where they are; null when nowhere in particular, or gone. */
	readonly place = $derived.by<Place | null>(
		() => this.presence.others.find(({ participantId }) => participantId === this.whom)?.place ?? null
	);

	constructor(presence: PresenceController) {
		this.presence = presence;
	}

	start(participantId: string): void {
		this.whom = participantId;
	}

	stop(): void {
		this.whom = null;
	}
}
