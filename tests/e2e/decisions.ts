/** What the people of the filled workshop have decided: markers, stances, yeses, a meeting; through the one door for it. */
import type * as Y from 'yjs';
import { readNegotiation } from '../../src/lib/document/read.ts';
import { agreementId, wordingOf } from '../../src/lib/document/wording.ts';
import type { Command } from '../../src/lib/workshop/command.ts';
import type { Fact } from '../../src/lib/workshop/fact.ts';
import { api } from '../support/people.ts';

/** @returns the fact that the command led to @throws when it was refused */
export function decide(url: string, workshopId: string, token: string, command: Command): Promise<Fact> {
	return api<Fact>(url, `/workshops/${workshopId}/facts`, { token, body: command });
}

export interface Deciders {
	url: string;
	workshopId: string;
	tokens: Record<'alice' | 'bob' | 'carol', string>;
	/** A live document of one of them, with all that was written. */
	doc: Y.Doc;
	parties: Record<'alice' | 'bob' | 'carol', string>;
}

/** Decides what there is to see at the table before the problem is taken up again. */
export async function decideTogether({ url, workshopId, tokens, doc, parties }: Deciders): Promise<void> {
	const as = (who: keyof typeof tokens) => (command: Command) => decide(url, workshopId, tokens[who], command);
	const [alice, bob, carol] = [as('alice'), as('bob'), as('carol')];
	const negotiation = readNegotiation(doc);
	const wordingId = (statement: string) => wordingOf(negotiation, statement)?.id ?? '';
	const open = negotiation.plan.find(({ id }) => id === 'action-open');
	await alice({ kind: 'startSession', title: 'Opfølgning i november', mode: 'live', template: 'follow-up' });
	await alice({ kind: 'goToStep', step: 4 });
	await bob({ kind: 'takeHat', hat: 'facilitator' });
	await alice({ kind: 'describeParty', party: parties.alice, sector: 'municipality' });
	await bob({ kind: 'describeParty', party: parties.bob, sector: 'association' });
	await carol({
		kind: 'writePerspective',
		party: parties.carol,
		text: 'Vi vil ikke underholdes. Vi vil bare have et sted, hvor ingen spørger, hvad vi laver.'
	});
	await alice({ kind: 'setMarker', statements: ['problem:statement', 'problem:known', 'plan:action-open'] });
	const statement = { statement: 'problem:statement', wordingId: wordingId('problem:statement') };
	await alice({ kind: 'takeStance', ...statement, level: 'agree' });
	await carol({
		kind: 'takeStance',
		...statement,
		level: 'reservations',
		reason: 'Det må ikke blive endnu et tilbud, som voksne står for.'
	});
	const known = { statement: 'problem:known', wordingId: wordingId('problem:known') };
	await bob({ kind: 'takeStance', ...known, level: 'agree' });
	await carol({
		kind: 'takeStance',
		...known,
		level: 'object',
		risk: 'Rundspørgen spurgte kun dem, der går til noget.',
		condition: 'Vi spørger også dem, der ikke gør.'
	});
	if (open) await bob({ kind: 'sayYes', actionId: open.id, agreementId: agreementId(open) });
	await carol({ kind: 'parkQuestion', text: 'Hvem betaler for strøm og varme?' });
}

/** Decides what follows when the problem has been taken up again. */
export async function decideAgain({ url, workshopId, tokens }: Deciders): Promise<void> {
	await decide(url, workshopId, tokens.carol, {
		kind: 'giveReason',
		statement: 'problem:statement',
		marker: 1,
		chip: 'newKnowledge',
		text: 'Hallen er begyndt at holde åbent om onsdagen'
	});
}
