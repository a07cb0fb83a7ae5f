/** Archives over HTTP: one to take away, one to bring in. */
import { json, type RequestEvent } from '@sveltejs/kit';
import { slug } from '../../summary/file-name.ts';
import type { Access } from '../application.ts';
import { readableForms } from '../readable-forms.ts';
import { limit } from './limits.ts';
import { linksAnswer } from './links.ts';
import { ownOrigin } from './origin.ts';
import { refuse } from './problem.ts';

/** Seconds after which somebody who found others at it may try again. */
const BUSY_SECONDS = 15;

const ARCHIVE_TYPES = ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'];

/** @throws Problem 429 when too many are being taken */
export async function archiveAnswer(
	event: Pick<RequestEvent, 'locals'>,
	access: Extract<Access, { kind: 'participant' }>
): Promise<Response> {
	const { application } = event.locals;
	limit(application, 'takeArchive', access.participantId);
	const at = new Date().toISOString();
	const { forms, title } = await readableForms(application, { access, at });
	const archive = await application.archives.take(access.workshopId, forms);
	if (archive === null) refuse('too-many-requests', { retryAfterSeconds: BUSY_SECONDS });
	return new Response(archive, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${slug(title) || 'rundbord'}-${at.slice(0, 10)}.rundbord.zip"`
		}
	});
}

/** @throws Problem 415 for another type, 422 for an archive that is refused, 429 while others are at it, 507 without room */
export async function bringArchive(event: RequestEvent): Promise<Response> {
	const { application } = event.locals;
	const { headers, body } = event.request;
	const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
	if (!ARCHIVE_TYPES.includes(type)) refuse('archive-type');
	limit(application, 'bringArchive');
	const brought = await application.archives.bring(body ?? new ReadableStream({ start: (empty) => empty.close() }));
	switch (brought.kind) {
		case 'brought': {
			const { workshop, revisions, participants } = brought;
			const { id, title, question, language } = workshop;
			const links = linksAnswer({ origin: ownOrigin(event), workshopId: id }, workshop);
			return json(
				{ id, title, question, language, ...links, revisions, participants },
				{ status: 201, headers: { location: `/api/workshops/${id}` } }
			);
		}
		case 'refused': {
			const { fault, file, seq } = brought;
			const field = seq === null ? file : `seq ${seq}`;
			return refuse('archive-refused', { faults: [{ field, fault: `archive-${fault}` }] });
		}
		case 'busy':
			return refuse('too-many-requests', { retryAfterSeconds: BUSY_SECONDS });
		case 'noRoom':
			return refuse('store-full');
	}
}
