/** Whom to ask why: whoever takes a statement up again is asked for one line, once, and may pass it over. */
/* eslint-disable svelte/prefer-svelte-reactivity -- bookkeeping the page never reads: what it sees is $state.raw, replaced as a whole */
import type { StatementId } from '$lib/document/wording';
import { currentMarker } from '$lib/workshop/markers';
import { reasonsFor } from '$lib/workshop/reasons';
import type { RecordController } from './record.svelte';
import type { StatementsController } from './statements.svelte';

export class WhyController {
	/** Statement → the number of the marker that this page's person left. */
	private left = $state.raw<ReadonlyMap<StatementId, number>>(new Map());
	private readonly selfId: string | null;
	private readonly record: RecordController;

	constructor(selfId: string | null, record: RecordController) {
		this.selfId = selfId;
		this.record = record;
	}

	/** @param before the id of the wording that this page's person has just changed */
	noteOwnEdit(statement: StatementId, before: string | undefined): void {
		const marker = currentMarker(this.record.state, statement);
		if (!marker || marker.wording.id !== before || this.left.get(statement) === marker.number) return;
		this.left = new Map([...this.left, [statement, marker.number]]);
	}

	/** The question was passed over; it is not asked again before the next marker. */
	skip(statement: StatementId): void {
		this.left = new Map([...this.left, [statement, 0]]);
	}

	/** @returns the number of the marker to ask about; null when there is nothing to ask */
	askedAbout(statement: StatementId, statements: StatementsController): number | null {
		const marker = currentMarker(this.record.state, statement);
		if (!marker || this.left.get(statement) !== marker.number) return null;
		if (statements.wording(statement)?.id === marker.wording.id) return null;
		const isAnswered = reasonsFor(this.record.state, statement, marker.number).some(({ by }) => by === this.selfId);
		return isAnswered ? null : marker.number;
	}
}
