/** The editor's schema: exactly what `lib/document/shape` allows, and nothing that would be written beside it. */
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import type { Extensions } from '@tiptap/core';

/** Numbered lists begin at 1: a start number or a style would be one more thing to disagree about. */
const PlainOrderedList = OrderedList.extend({ addAttributes: () => ({}) });

export const SCHEMA: Extensions = [
	Document,
	Paragraph,
	Text,
	HardBreak,
	Bold,
	Italic,
	BulletList,
	PlainOrderedList,
	ListItem,
	ListKeymap
];
