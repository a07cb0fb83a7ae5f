import type { Access, Application } from '$lib/server/application';

declare global {
	namespace App {
		interface Locals {
			application: Application;
			/** What the request's bearer token opens; null without one. */
			bearer: Access | null;
		}
	}
}

export {};
