/** Sends an archive to the server. `fetch` does not tell how far an upload is, so the older way is used. */
import { m } from '$lib/paraglide/messages';
import { problemOf } from './requests';

/**
 * @param onProgress told how much is sent, from 0 to 1
 * @returns the new workshop's id, and the token to join it with
 * @throws RequestProblem with a reason a person can read
 */
export function bringIn(
	archive: File,
	onProgress: (share: number) => void
): Promise<{ id: string; inviteToken: string }> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', '/api/workshops/import');
		request.setRequestHeader('content-type', 'application/zip');
		request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
		request.addEventListener('load', () => {
			if (request.status === 201) resolve(JSON.parse(request.responseText) as { id: string; inviteToken: string });
			else reject(problemOf(request.responseText));
		});
		request.addEventListener('error', () => reject(new Error(m.start_unreachable())));
		request.send(archive);
	});
}
