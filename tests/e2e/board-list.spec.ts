/** The board for those who do not use a canvas: the list, by keyboard, by several people at once, with and without a connection. */
import type { Locator } from '@playwright/test';
import { openList, reading, writeNote } from './board-list.ts';
import { expect, isSaved, test } from './support.ts';

test('[LIST2] [SCREEN3] alice makes an area, writes, edits, orders, connects, deletes and restores notes by keyboard', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const list = await openList(alice, workshop.id);
	const { page } = alice;
	const press = async (target: Locator, key = 'Enter') => {
		await target.focus();
		await page.keyboard.press(key);
	};
	const choose = async (note: string, command: string) => {
		await press(list.getByRole('button', { name: `Mere om sedlen ${note}` }));
		await press(page.getByRole('menuitem', { name: command }));
	};

	await press(list.getByRole('button', { name: 'Nyt område' }));
	await page.keyboard.type('Det, vi ved');
	await page.keyboard.press('Enter');
	// The focus stands where the first note of the new area is written.
	for (const words of ['Ingen bus efter klokken ni', 'Mørk sti', 'Klubben lukker']) {
		await page.keyboard.type(words);
		await page.keyboard.press('Enter');
	}
	await expect
		.poll(() => reading(list))
		.toEqual([{ area: 'Det, vi ved', notes: ['Ingen bus efter klokken ni', 'Mørk sti', 'Klubben lukker'] }]);

	await press(list.getByRole('button', { name: 'Ret sedlen Mørk sti' }));
	await page.keyboard.type(' til stationen');
	await page.keyboard.press('Escape');
	await press(list.getByRole('button', { name: 'Ret sedlen Klubben lukker' }), 'Alt+ArrowUp');
	await expect(list.getByRole('button', { name: 'Ret sedlen Klubben lukker' })).toBeFocused();
	await expect
		.poll(() => reading(list))
		.toEqual([
			{ area: 'Det, vi ved', notes: ['Ingen bus efter klokken ni', 'Klubben lukker', 'Mørk sti til stationen'] }
		]);

	await choose('Klubben lukker', 'Forbind med');
	await page.getByRole('combobox', { name: 'Den anden seddel' }).fill('Mørk');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await press(page.getByRole('button', { name: 'Forbind', exact: true }));
	await expect(list.getByText('Fra «Klubben lukker» til «Mørk sti til stationen»')).toBeVisible();

	await choose('Klubben lukker', 'Slet');
	await expect(list.getByText('Fra «Klubben lukker»')).toBeHidden();
	await press(list.getByText('Slettet fra tavlen'));
	await press(list.getByRole('button', { name: 'Hent Klubben lukker tilbage' }));
	await expect(list.getByText('Fra «Klubben lukker» til «Mørk sti til stationen»')).toBeVisible();
	await isSaved(page);
});

test('[LIST1] [LIST3] [TABLE5] three people write at once, one of them without a connection, and all read the same', async ({
	workshop,
	join
}) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob', { viewport: 'phone' });
	const carol = await join(workshop, 'Carol');
	const first = await openList(alice, workshop.id);
	const second = await openList(bob, workshop.id);
	const lists = [first, second, await openList(carol, workshop.id)];
	await writeNote(first, 'Ingen bus');
	await expect(second.getByText('Ingen bus')).toBeVisible();
	await bob.context.setOffline(true);
	await writeNote(second, 'Skrevet i toget');
	await second.getByRole('button', { name: 'Ret sedlen Ingen bus' }).click();
	await second.getByRole('textbox', { name: 'Sedlens tekst' }).press('End');
	await second.getByRole('textbox', { name: 'Sedlens tekst' }).pressSequentially(' om aftenen');
	await first.getByRole('button', { name: 'Ret sedlen Ingen bus' }).click();
	await first.getByRole('textbox', { name: 'Sedlens tekst' }).press('Home');
	await first.getByRole('textbox', { name: 'Sedlens tekst' }).pressSequentially('Der går ');
	for (const [index, list] of lists.entries()) if (index !== 1) await writeNote(list, `Seddel ${String(index)}`);
	await bob.context.setOffline(false);
	await first.getByRole('button', { name: 'Færdig' }).click();
	await second.getByRole('button', { name: 'Færdig' }).click();

	await expect(first.getByText('Skrevet i toget')).toBeVisible();
	await expect(first.getByText('Der går Ingen bus om aftenen')).toBeVisible();
	const wanted = await reading(first);
	expect(wanted.flatMap(({ notes }) => notes)).toHaveLength(4);
	for (const list of lists) await expect.poll(() => reading(list)).toEqual(wanted);
});

test('[LIST4] bob brings back what alice deleted', async ({ workshop, join }) => {
	const alice = await join(workshop, 'Alice');
	const bob = await join(workshop, 'Bob');
	const [hers, his] = [await openList(alice, workshop.id), await openList(bob, workshop.id)];
	await writeNote(hers, 'Ingen bus');
	await expect(his.getByText('Ingen bus', { exact: true })).toBeVisible();
	await hers.getByRole('button', { name: 'Mere om sedlen Ingen bus' }).click();
	await alice.page.getByRole('menuitem', { name: 'Slet' }).click();
	// Also what was deleted before he came.
	await bob.page.reload();
	await openList(bob, workshop.id);
	await his.getByText('Slettet fra tavlen').click();
	await his.getByRole('button', { name: 'Hent Ingen bus tilbage' }).click();
	await expect(hers.getByText('Ingen bus', { exact: true })).toBeVisible();
	await expect(hers.getByText('Skrevet af Alice')).toBeVisible();
});
