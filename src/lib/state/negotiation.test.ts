import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { actionText, addAction, setActionField } from '../document/write.ts';
import { NegotiationController } from './negotiation.svelte.ts';

function live(): NegotiationController {
	const controller = new NegotiationController([]);
	controller.goLive();
	return controller;
}

const titles = (controller: NegotiationController) => controller.plan.map(({ title }) => title);

describe('the plan as a page sees it', () => {
	it('shows what the server sent until the document is here', () => {
		const sent = live();
		sent.add('Café');
		const controller = new NegotiationController(sent.plan);
		expect(titles(controller)).toEqual(['Café']);
		expect(controller.isLive).toBe(false);
		addAction(controller.doc, { id: 'walk', title: 'Gåtur' });
		controller.goLive();
		expect(titles(controller)).toEqual(['Gåtur']);
	});

	it('follows others’ edits, and keeps actions that did not change as they were', () => {
		const controller = live();
		const cafe = controller.add('Café');
		controller.add('Gåtur');
		const before = controller.plan;
		const bob = new Y.Doc();
		Y.applyUpdate(bob, Y.encodeStateAsUpdate(controller.doc));
		actionText(bob, cafe, 'title')?.insert(4, ' for alle');
		setActionField(bob, { id: cafe, field: 'contributors', value: ['bob'] });
		Y.applyUpdate(controller.doc, Y.encodeStateAsUpdate(bob), 'server');
		expect(controller.plan[0]).toMatchObject({ title: 'Café for alle', contributors: ['bob'] });
		expect(controller.plan[1]).toBe(before[1]);
	});

	it('moves actions', () => {
		const controller = live();
		for (const title of ['a', 'b', 'c']) controller.add(title);
		controller.move(controller.plan[2]!.id, 0);
		controller.move(controller.plan[1]!.id, 2);
		expect(titles(controller)).toEqual(['c', 'b', 'a']);
	});

	it('brings a removed action back as it was, and remembers its title meanwhile', () => {
		const controller = live();
		const id = controller.add('Café');
		controller.text(id, 'needs')?.insert(0, 'En nøgle');
		controller.set(id, 'due', '2026-12-01');
		const before = controller.plan;
		const restore = controller.remove(id);
		expect(controller.plan).toEqual([]);
		expect(controller.lastKnown(id)?.title).toBe('Café');
		expect(controller.remove(id)).toBeNull();
		restore?.();
		expect(controller.plan).toEqual(before);
	});

	it('leaves a field alone that another program filled with something else', () => {
		const controller = live();
		const id = controller.add('Café');
		(controller.doc.getMap('plan').get(id) as Y.Map<unknown>).set('needs', 'en streng');
		expect(controller.text(id, 'needs')).toBeNull();
		expect(controller.plan[0]?.needs).toBe('en streng');
	});
});
