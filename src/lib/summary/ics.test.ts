import { describe, expect, it } from 'vitest';
import { toIcs } from './ics.ts';
import { outlineOf } from './outline/outline.ts';
import { exampleRecord } from './record-example.ts';
import { summarise } from './summarise.ts';
import { exampleAction, exampleInput, exampleState } from './summary-example.ts';
import { toPlainText } from './text.ts';

/** @returns the lines of the file, long ones put together again (RFC 5545, 3.1) */
function linesOf(given: Parameters<typeof exampleState>[0], profile?: 'public'): string[] {
	const ics = toIcs(summarise(exampleInput({ state: exampleState(given), ...(profile && { profile }) })));
	return ics.replaceAll('\r\n ', '').split('\r\n');
}

describe('toIcs', () => {
	it('has each deadline as a whole day, under an id that stays', () => {
		const lines = linesOf({});
		expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
		expect(lines).toEqual(
			expect.arrayContaining([
				'UID:action-1@w-1.rundbord',
				'DTSTAMP:20261123T143000Z',
				'DTSTART;VALUE=DATE:20270115',
				'DTEND;VALUE=DATE:20270116',
				'SUMMARY:Frist: Åbent værksted',
				'DESCRIPTION:Ansvarlig: Alice (Foreningen)\\nFørste skridt: Find et lokale\\nStatus: I gang'
			])
		);
	});

	it('has the meetings, and the next one under an id that moves with it', () => {
		const lines = toIcs(summarise(exampleRecord())).replaceAll('\r\n ', '').split('\r\n');
		expect(lines).toEqual(
			expect.arrayContaining([
				'UID:fact-1@w-1.rundbord',
				'DTSTART:20261103T130000Z',
				'DTEND:20261103T134000Z',
				'UID:next-meeting@w-1.rundbord',
				'DTSTART:20261214T160000Z',
				'SUMMARY:Fællesskab efter skole: Næste møde',
				'LOCATION:Medborgerhuset'
			])
		);
	});

	it.each([
		['2027-01-14T19:00', 'DTSTART:20270114T180000Z', '14. januar 2027 kl. 19.00'],
		['2027-01-14', 'DTSTART;VALUE=DATE:20270114', '14. januar 2027\n']
	])('has a next meeting at the time people wrote, which is one in Denmark: %s', (meetsAt, start, said) => {
		const facts = exampleRecord().facts.map((fact) =>
			fact.kind === 'NextMeetingPlanned' ? { ...fact, meetsAt } : fact
		);
		const summary = summarise(exampleRecord({ facts }));
		expect(toIcs(summary).split('\r\n')).toContain(start);
		expect(toPlainText(outlineOf(summary))).toContain(`Hvornår: ${said}`);
	});

	it('leaves out what has no day, and what was given up', () => {
		const plan = [exampleAction({ due: '' }), exampleAction({ due: 'snart' }), exampleAction({ status: 'dropped' })];
		expect(linesOf({ plan })).not.toContain('BEGIN:VEVENT');
	});

	it('names parties only in a public edition', () => {
		expect(linesOf({}, 'public').join('\n')).toContain('Ansvarlig: Foreningen');
	});

	it('[SUMMARY3] lets nothing people wrote begin a line of its own', () => {
		const evil = 'x\r\nATTACH:http://evil.example\r\nBEGIN:VALARM;,\\';
		const lines = linesOf({
			id: evil,
			title: evil,
			plan: [exampleAction({ id: evil, title: evil, firstStep: evil, responsible: evil, status: evil })]
		});
		expect(lines.filter((line) => /^(ATTACH|BEGIN:VALARM)/.test(line))).toEqual([]);
		expect(lines.filter((line) => line !== '').every((line) => /^[A-Z-]+[:;]/.test(line))).toBe(true);
	});
});
