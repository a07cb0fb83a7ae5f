import { DEVICE_COOKIE_PREFIX } from '$lib/server/http/device-cookie';
import type { DeviceWorkshop } from '$lib/components/joining/DeviceWorkshops.svelte';
import type { PageServerLoad } from './$types';

/** The workshops whose tokens this device holds; a token that was revoked is passed over. */
export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const { workshops } = locals.application;
	const held = cookies.getAll().filter(({ name }) => name.startsWith(DEVICE_COOKIE_PREFIX));
	const found = await Promise.all(
		held.map(async ({ name, value }) => {
			const access = await workshops.authenticate(value);
			if (access?.workshopId !== name.slice(DEVICE_COOKIE_PREFIX.length)) return null;
			const profile = await workshops.profile(access.workshopId);
			return profile && { profile, mayWrite: access.kind === 'participant' };
		})
	);
	const onThisDevice: DeviceWorkshop[] = found
		.filter((workshop) => workshop !== null)
		.sort((one, other) => other.profile.createdAt - one.profile.createdAt)
		.map(({ profile: { id, title, question }, mayWrite }) => ({ id, title, question, mayWrite }));
	return { onThisDevice, cameUnknown: url.searchParams.has('ukendt') };
};
