/** The kinds of parties, in words. */
import { m } from '$lib/paraglide/messages';
import { SECTORS, type Sector } from '$lib/workshop/parties';

const SECTOR_NAMES: Record<Sector, () => string> = {
	municipality: m.parties_sector_municipality,
	association: m.parties_sector_association,
	citizens: m.parties_sector_citizens,
	company: m.parties_sector_company,
	education: m.parties_sector_education,
	other: m.parties_sector_other
};

/** @returns the kind in words; '' where nobody has said */
export function sectorName(sector: string): string {
	const known = asSector(sector);
	return known === undefined ? '' : SECTOR_NAMES[known]();
}

export function asSector(sector: string): Sector | undefined {
	return SECTORS.find((known) => known === sector);
}

/** @returns what a party can be said to be, and that nobody has said */
export function sectorChoices(): { value: string; label: string }[] {
	return [
		{ value: '', label: m.parties_sector_none() },
		...SECTORS.map((sector) => ({ value: sector, label: sectorName(sector) }))
	];
}
