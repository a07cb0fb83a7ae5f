/** `npm run demo`: makes a realistic workshop in the data folder, with three meetings behind it, and prints its links. */
import path from 'node:path';
import { openSqliteStore } from '../../src/lib/server/store/sqlite/store.ts';
import { readSecret, TokenMaker } from '../../src/lib/server/tokens.ts';
import { WorkshopService } from '../../src/lib/server/workshops.ts';
import { readSettings, type Settings } from '../settings.ts';
import { MEETINGS } from './meetings.ts';
import { PEOPLE, QUESTION, TITLE, type Who } from './story.ts';
import { StoryWriter } from './writer.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Demo {
	join: string;
	view: string;
	/** Comes in as the first person of the story. */
	personal: string;
}

/** @param nowMs when the demonstration is made; its meetings lie before */
async function makeDemo(settings: Settings, nowMs: number): Promise<Demo> {
	const store = openSqliteStore(path.join(settings.dataDir, 'rundbord.db'), { limitMb: settings.dataLimitMb });
	let joinedAtMs = nowMs - (MEETINGS[0]?.daysAgo ?? 0) * DAY_MS;
	const workshops = new WorkshopService({
		registry: store.registry,
		tokens: new TokenMaker(readSecret(settings.dataDir)),
		clock: () => joinedAtMs,
		onRevoked: () => {}
	});
	const workshop = await workshops.start({ title: TITLE, question: QUESTION, language: 'da' });
	const ids = new Map<Who, string>();
	let personalToken = '';
	for (const { who, name, party } of PEOPLE) {
		joinedAtMs += 60_000;
		const { participantId, token } = await workshops.join(workshop.id, { name, party });
		ids.set(who, participantId);
		personalToken ||= token;
	}
	const participants = await workshops.participants(workshop.id);
	const registered = {
		partyOf: new Map(participants.map(({ id, partyId }) => [id, partyId ?? ''])),
		parties: (await workshops.parties(workshop.id)).map((party) => ({ ...party, sector: '' }))
	};
	const writer = new StoryWriter({ workshopId: workshop.id, ids, registered, madeMs: nowMs });
	for (const { daysAgo, startsAt, deeds } of MEETINGS) {
		const day = new Date(nowMs - daysAgo * DAY_MS).toISOString().slice(0, 10);
		writer.goTo(Date.parse(`${day}T${startsAt}:00Z`));
		deeds.forEach((deed) => writer.perform(deed));
	}
	await store.log.append(writer.revisions, writer.bindings);
	await store.close();
	const origin = settings.origin ?? `http://localhost:${settings.port}`;
	return {
		join: `${origin}/j/${workshop.id}#${workshop.inviteToken}`,
		view: `${origin}/v/${workshop.id}#${workshop.viewToken}`,
		personal: `${origin}/p/${workshop.id}#${personalToken}`
	};
}

const { join, view, personal } = await makeDemo(readSettings(process.env), Date.now());
process.stdout.write(
	[
		'',
		`  ${TITLE}`,
		'',
		`  Deltag · take part              ${join}`,
		`  Kig med · look on               ${view}`,
		`  Som ${PEOPLE[0]?.name} · as her         ${personal}`,
		'',
		'  Start serveren med · start the server with:  npm start',
		'',
		''
	].join('\n')
);
