/** Writes a workshop with a long history straight into a store, as many revisions as one likes. */
import type { Revision } from '../../src/lib/server/store/port.ts';
import type { ArchivePlace } from '../support/archives.ts';
import { LongHistory, PEOPLE } from './long-history.ts';

const PER_COMMIT = 500;
const FIRST_AT = Date.UTC(2026, 0, 5, 9);

/** @returns the workshop's id */
export async function writeLongWorkshop(
	{ store, workshops }: Pick<ArchivePlace, 'store' | 'workshops'>,
	revisions: number
): Promise<string> {
	const { id } = await workshops.start({ title: 'Ensomhed', question: '', language: 'da' });
	const people: string[] = [];
	for (let person = 0; person < PEOPLE; person += 1)
		people.push((await workshops.join(id, { name: `Alice ${person}`, party: '' })).participantId);
	const document = 'negotiation' as const;
	const bound = new Set<number>();
	const history = new LongHistory(7, { isKept: true });
	for (let seq = 0; seq < revisions;) {
		const batch: Revision[] = [];
		const fresh = new Set<number>();
		while (batch.length < PER_COMMIT && seq < revisions) {
			const { person, update, words } = history.next();
			seq += 1;
			if (!bound.has(person)) fresh.add(person);
			bound.add(person);
			const at = FIRST_AT + seq * 250;
			const participantId = people[person] as string;
			batch.push({ workshopId: id, seq, document, at, participantId, sessionId: null, restores: null, update, words });
		}
		const bindings = [...fresh].map((person) => ({
			workshopId: id,
			document,
			clientId: person + 1,
			participantId: people[person] as string
		}));
		await store.log.append(batch, bindings);
	}
	return id;
}
