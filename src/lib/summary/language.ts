/** Says the summary's values (people, moments, dates, states) in one language, as plain text. */
import { danishMoment, TIME_ZONE } from './danish-time.ts';
import type { SummaryChange, SummaryLanguage, ValueField, Who } from './types.ts';
import { DANISH } from './words-da.ts';
import { ENGLISH } from './words-en.ts';
import type { Words } from './words.ts';

export interface Speech {
	words: Words;
	/** @param iso a moment, ISO 8601; @returns `23. november 2026 kl. 14.05`, or the text itself when it is no moment */
	moment: (iso: string) => string;
	/** @param iso a moment; @returns `14.05` */
	time: (iso: string) => string;
	/** @param iso a moment; @returns the day it is in Denmark, as `date` says it */
	day: (iso: string) => string;
	/** @param day `YYYY-MM-DD`; @returns `23. november 2026`, or the text itself when it is no date */
	date: (day: string) => string;
	/** @param meetsAt a day or a time in Denmark, as a next meeting has it, or a moment; @returns it in words */
	meeting: (meetsAt: string) => string;
	who: (who: Who) => string;
	/** The same as a signature: `Bo Jensen, Ældre Sagen`. */
	signed: (who: Who) => string;
	/** Several people on one line; '' for nobody. */
	people: (people: readonly Who[]) => string;
	/** A field's value as a reader would say it: a state by its word, a date in full, a text as it stands. */
	value: (field: ValueField, value: string) => string;
	/** What a change is about: `Det ved vi`, `Åben værksted: Frist`. */
	subject: (change: SummaryChange) => string;
}

const SPEECHES: Record<SummaryLanguage, Speech> = { da: createSpeech('da', DANISH), en: createSpeech('en', ENGLISH) };

/** @returns how a language says things */
export function speechIn(language: SummaryLanguage): Speech {
	return SPEECHES[language];
}

function createSpeech(language: SummaryLanguage, words: Words): Speech {
	const locale = language === 'da' ? 'da-DK' : 'en-GB';
	const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE });
	const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: TIME_ZONE });

	function moment(iso: string): string {
		const at = new Date(iso);
		if (Number.isNaN(at.getTime())) return iso;
		return `${day.format(at)}${language === 'da' ? ' kl. ' : ' at '}${time.format(at)}`;
	}

	function date(text: string): string {
		// Noon is the same day in Copenhagen all year round.
		const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00Z` : '');
		return Number.isNaN(at.getTime()) ? text : day.format(at);
	}

	function who(somebody: Who): string {
		const said = named(somebody);
		return somebody.kind === 'participant' || somebody.kind === 'withheld' ? capitalised(said) : said;
	}

	function named(somebody: Who): string {
		switch (somebody.kind) {
			case 'person':
				return somebody.party === null ? somebody.name : `${somebody.name} (${somebody.party})`;
			case 'party':
			case 'written':
				return somebody.name;
			case 'participant':
				return words.aParticipant;
			case 'withheld':
				return words.nameWithheld;
			case 'system':
				return words.theProgram;
		}
	}

	function value(field: ValueField, text: string): string {
		if (field === 'due') return date(text);
		if (field === 'status') return wordFor(words.statuses, text);
		if (field === 'novelty') return wordFor(words.novelties, text);
		return text;
	}

	function subject(change: SummaryChange): string {
		if (change.kind === 'slot') return words.slots[change.slot];
		const action = change.action.trim() === '' ? words.untitledAction : oneLine(change.action);
		switch (change.kind) {
			case 'field':
				return `${action}: ${words.fields[change.field]}`;
			case 'people':
				return `${action}: ${change.field === 'responsible' ? words.responsible : words.contributors}`;
			case 'added':
				return `${words.addedAction}: ${action}`;
			case 'removed':
				return `${words.removedAction}: ${action}`;
		}
	}

	return {
		words,
		moment,
		time: (iso) => time.format(new Date(iso)),
		day: (iso) => day.format(new Date(iso)),
		date,
		meeting: (meetsAt) => {
			if (!meetsAt.includes('T')) return date(meetsAt);
			const atMs = danishMoment(meetsAt);
			return moment(Number.isNaN(atMs) ? meetsAt : new Date(atMs).toISOString());
		},
		who,
		signed: (somebody) =>
			somebody.kind === 'person' && somebody.party !== null ? `${somebody.name}, ${somebody.party}` : who(somebody),
		people: ([first, ...others]) => (first ? [who(first), ...others.map(named)].join(', ') : ''),
		value,
		subject
	};
}

/** @returns the text with every run of white space made one space */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function wordFor(words: Readonly<Record<string, string>>, key: string): string {
	return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}
