/** The doors of silence, comments and sources: what notes on the board come from and lead to. */
import * as v from 'valibot';
import { NOTE_KINDS } from '../../../document/board-shape.ts';
import { id, say, text } from '../fields.ts';
import { EXAMPLE } from '../openapi/parts.ts';
import type { Schema } from '../openapi/types.ts';
import { command, described, listOf, neededText, shortText, statement, type FamilyDoor } from './door.ts';

const SILENCE = 'Sq7Lm2Xc9Vb4Nd1T';
const NOTE = 'shape:Kx3Rt8Wq5Zv1Mb6P';

const recordId = v.pipe(v.string(say('record-id')), v.regex(/^shape:[\w-]{1,64}$/, say('record-id')));
const silentNoteId = v.pipe(v.string(say('id')), v.regex(/^[\w-]{1,60}$/, say('id')));
const noteWords = text('text-4000', { min: 0, max: 4000, lines: true });
const noteLanguage = v.nullish(
	v.pipe(v.string(say('note-language')), v.regex(/^[A-Za-z-]{0,20}$/, say('note-language'))),
	''
);
const noteKind = v.nullish(v.picklist(['', ...NOTE_KINDS], say('note-kind')), '');

const record: Schema = { type: 'string', pattern: '^shape:', description: 'A record of the board.' };
const silence: Schema = { ...described.id, description: 'A silence, by the fact that began it.' };
const count: Schema = { type: 'integer', minimum: 0 };
const area: Schema = {
	anyOf: [record, { type: 'null' }],
	description: 'The area where the notes will lie; null for the board itself.'
};
const prompt: Schema = { type: 'string', maxLength: 500, description: 'What to write about.' };
const silentNote: Schema = {
	type: 'object',
	required: ['id', 'words'],
	properties: {
		id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,60}$', description: 'Made by the writer’s program.' },
		words: { type: 'string', maxLength: 4000 },
		noteKind: { type: 'string', enum: ['', ...NOTE_KINDS] },
		language: { type: 'string', maxLength: 20 }
	}
};
const exampleNote = {
	id: 'Hc2Yq9Ls4Dk7Wn1B',
	words: 'Jeg går omvej hjem om aftenen',
	noteKind: 'experience',
	language: 'da'
};

export const silenceDoor: FamilyDoor = {
	commands: {
		startSilence: {
			input: command('startSilence', { prompt: shortText, area: v.nullish(recordId, null) }),
			description: 'Begins writing in silence: everybody writes notes that nobody else sees.',
			fields: { prompt, area },
			optional: ['prompt', 'area'],
			example: { prompt: 'Hvad oplever du?', area: null }
		},
		endSilence: {
			input: command('endSilence', { silence: id }),
			description: 'Ends it without laying anything out. Each writer keeps their notes and may lay them out.',
			fields: { silence },
			example: { silence: SILENCE }
		},
		revealSilence: {
			input: command('revealSilence', { silence: id }),
			description: 'Lays everybody’s notes out on the board, each under its writer’s name.',
			fields: { silence },
			example: { silence: SILENCE }
		},
		writeSilentNote: {
			input: command('writeSilentNote', {
				silence: id,
				note: v.object({ id: silentNoteId, words: noteWords, noteKind, language: noteLanguage }, say('not-an-object'))
			}),
			description:
				'Keeps a note of one’s own, in place of the one with the same id. Nobody else sees it. Answered with 202; 409 when it lies on the board already.',
			fields: { silence, note: silentNote },
			example: { silence: SILENCE, note: exampleNote }
		},
		discardSilentNote: {
			input: command('discardSilentNote', { silence: id, note: silentNoteId }),
			description: 'Throws a note of one’s own away that was not laid out. Answered with 202.',
			fields: { silence, note: { type: 'string' } },
			example: { silence: SILENCE, note: exampleNote.id }
		},
		revealMine: {
			input: command('revealMine', { silence: id }),
			description: 'Lays one’s own notes out on the board, also after the silence has ended.',
			fields: { silence },
			example: { silence: SILENCE }
		}
	},
	facts: {
		SilenceStarted: {
			description: 'Writing in silence began.',
			fields: { prompt, area },
			example: { prompt: 'Hvad oplever du?', area: null }
		},
		SilenceEnded: {
			description: 'It ended, and nothing was laid out.',
			fields: { silence },
			example: { silence: SILENCE }
		},
		SilenceRevealed: {
			description: 'Everybody’s notes were laid out. Each is a revision of its writer.',
			fields: { silence, notes: count, writers: count },
			example: { silence: SILENCE, notes: 12, writers: 5 }
		},
		OwnNotesRevealed: {
			description: 'Somebody laid out their own notes.',
			fields: { silence, notes: count },
			example: { silence: SILENCE, notes: 3 }
		}
	}
};

const subject: Schema = {
	type: 'string',
	pattern: '^(note|problem|plan):',
	description: 'A note as `note:{record id}`, or a statement.'
};

export const subjectId = v.pipe(
	v.string(say('subject')),
	v.maxLength(160, say('subject')),
	v.regex(/^(note|problem|plan):./s, say('subject'))
);

export const commentsDoor: FamilyDoor = {
	commands: {
		addComment: {
			input: command('addComment', { subject: subjectId, text: neededText }),
			description: 'Says something about a note or a statement.',
			fields: { subject, text: { type: 'string', minLength: 1, maxLength: 1000 } },
			example: { subject: `note:${NOTE}`, text: 'Hvem kører?' }
		},
		settleComment: {
			input: command('settleComment', { comment: id }),
			description: 'Says that a comment is settled. Anyone may.',
			fields: { comment: described.id },
			example: { comment: 'Cm5Tq8Zx1Rv4Kp7L' }
		}
	},
	facts: {
		CommentAdded: {
			description: 'A comment.',
			fields: { subject, text: { type: 'string' } },
			example: { subject: `note:${NOTE}`, text: 'Hvem kører?' }
		},
		CommentSettled: {
			description: 'A comment is settled.',
			fields: { comment: described.id },
			example: { comment: 'Cm5Tq8Zx1Rv4Kp7L' }
		}
	}
};

const sourceNote: Schema = {
	type: 'object',
	required: ['note', 'text', 'author'],
	properties: {
		note: record,
		text: { type: 'string', description: 'What it said then.' },
		author: { anyOf: [described.participant, { type: 'null' }], description: 'Who wrote it; null for nobody.' }
	}
};

export const sourcesDoor: FamilyDoor = {
	commands: {
		useNotes: {
			input: command('useNotes', { statement, notes: listOf(recordId) }),
			description: 'Says which notes a statement was made of. What they say, and who wrote them, is kept.',
			fields: { statement: described.statement, notes: { type: 'array', minItems: 1, maxItems: 300, items: record } },
			example: { statement: `plan:${EXAMPLE.actionId}`, notes: [NOTE] }
		}
	},
	facts: {
		NotesUsed: {
			description: 'A statement was made of notes.',
			fields: { statement: described.statement, notes: { type: 'array', items: sourceNote } },
			example: {
				statement: `plan:${EXAMPLE.actionId}`,
				notes: [{ note: NOTE, text: 'Nøgler på skift', author: EXAMPLE.aliceId }]
			}
		}
	}
};
