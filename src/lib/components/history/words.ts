/** The trail's own words: what a change was about, and picked values as a person would say them. */
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { dayName, fieldName, noveltyName, slotName, statusName } from '$lib/components/table/words';
import type { ActionField } from '$lib/document/shape';
import type { Statement } from '$lib/history/types';
import type { PeopleController } from '$lib/state/people.svelte';

/** @returns which sheet a statement stands on */
export function sheetName(statement: Statement): string {
	return statement.kind === 'slot' ? m.table_problem() : m.table_plan();
}

/** @param title the action's title, where it is an action. @returns the statement by its name on its sheet */
export function statementName(statement: Statement, title: string): string {
	if (statement.kind === 'slot') return slotName(statement.slot);
	const name = title || m.table_untitled();
	const { field } = statement;
	if (field === 'added' || field === 'removed' || field === 'title') return name;
	return m.history_field({ title: name, field: fieldName(field) });
}

/** @returns who it was; the system has no id */
export function authorName(people: PeopleController, participantId: string | null): string {
	if (participantId === null) return m.history_system();
	return people.isKnown(participantId) ? people.nameOf(participantId) || m.table_erased() : m.history_name_unknown();
}

/** @returns the same with their party, for those who only hear or copy it */
export function nameWithParty(people: PeopleController, participantId: string | null): string {
	const name = authorName(people, participantId);
	const party = participantId === null ? null : people.partyOf(participantId);
	return party ? m.history_text_person({ name, party: party.name }) : name;
}

/** @returns a picked value in words; ids become names */
export function valueName(people: PeopleController, field: ActionField, value: string): string {
	switch (field) {
		case 'responsible':
		case 'contributors':
			return namesIn(value)
				.map((name) => people.nameOf(name) || m.table_erased())
				.join(', ');
		case 'answers':
			return m.history_problem_marker({ number: value });
		case 'dependsOn':
			return m.history_actions_counted({ count: namesIn(value).length });
		case 'due':
			return dayName(value, getLocale());
		case 'status':
			return statusName(value);
		case 'novelty':
			return noveltyName(value);
		default:
			return value;
	}
}

/** @returns a sentence about a picked value that changed */
export function pickedSentence(people: PeopleController, field: ActionField, before: string, after: string): string {
	const name = (value: string) => valueName(people, field, value);
	if (field === 'contributors') {
		const [old, now] = [namesIn(before), namesIn(after)];
		const came = now.filter((value) => !old.includes(value)).map(name);
		const left = old.filter((value) => !now.includes(value)).map(name);
		return [
			came.length > 0 ? m.history_people_added({ names: came.join(', ') }) : '',
			left.length > 0 ? m.history_people_removed({ names: left.join(', ') }) : ''
		]
			.filter((sentence) => sentence !== '')
			.join('. ');
	}
	if (field === 'dependsOn') return m.history_dependencies();
	if (before === '') return m.history_picked_set({ after: name(after) });
	if (after === '') return m.history_picked_cleared({ before: name(before) });
	return m.history_picked_changed({ before: name(before), after: name(after) });
}

function namesIn(value: string): string[] {
	return value === '' ? [] : value.split(', ');
}
