import type { Application } from '$lib/server/application';
import type { Problem } from '$lib/server/http/problem';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** The stable word of the problem, where it has one. */
			kind?: string;
			/** Names the entry in the server's log. */
			errorId?: string;
		}
		interface Locals {
			application: Application;
			/** Why the request failed, once it has: what the API tells the client. */
			problem?: Problem;
			/** The address of a picture that the page shows before its scripts have run, where there is room. */
			firstPicture?: string;
		}
	}

	interface Early {
		/** The button pressed, or the form sent, last; it is marked `data-waiting`. */
		pressed: HTMLButtonElement | HTMLFormElement | null;
		/** The fields whose content was changed. */
		chosen: Set<HTMLInputElement | HTMLSelectElement>;
	}

	interface Window {
		/** What people did before the page's script ran (src/app.html); null once it has been done again. */
		early?: Early | null;
		/** Keeps it; until then only. */
		keepEarly?: (event: Event) => void;
	}
}

export {};
