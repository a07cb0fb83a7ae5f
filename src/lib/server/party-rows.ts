/** Keeps the registry's parties as the facts of the record say they are: the facts are the truth, the rows a copy at hand. */
import { resolveParty } from '../workshop/parties.ts';
import type { State } from '../workshop/state.ts';
import type { Registry } from './store/port.ts';

/** Writes what differs. Doing it twice, or after a crash in between, leads to the same. @throws StoreError */
export async function followPartyFacts(registry: Registry, workshopId: string, state: State): Promise<void> {
	const { described, joined, merged } = state.parties;
	const rows = new Map((await registry.parties(workshopId)).map((row) => [row.id, row]));
	const ids = new Set([...Object.keys(described), ...Object.keys(merged)]);
	for (const id of ids) {
		const row = rows.get(id);
		const { name, sector } = described[id] ?? row ?? { name: '', sector: '' };
		const mergedInto = merged[id] ?? null;
		if (row?.name === name && row.sector === sector && row.mergedInto === mergedInto) continue;
		await registry.saveParty({ id, workshopId, name, sector, mergedInto });
	}
	if (ids.size === 0 && Object.keys(joined).length === 0) return;
	for (const { id, partyId } of await registry.participants(workshopId)) {
		const said = Object.hasOwn(joined, id) ? (joined[id] ?? null) : partyId;
		const wanted = said === null ? null : resolveParty(state, said);
		if (wanted !== partyId) await registry.setParty(workshopId, id, wanted);
	}
}
