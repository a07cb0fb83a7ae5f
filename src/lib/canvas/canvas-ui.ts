/** The canvas's own controls, trimmed to what a workshop needs, and its words where ours differ. */
import { createElement, Fragment } from 'react';
import {
	ArrowToolbarItem,
	DefaultQuickActions,
	DefaultStylePanel,
	DefaultToolbar,
	DiamondToolbarItem,
	DrawToolbarItem,
	EllipseToolbarItem,
	EraserToolbarItem,
	FrameToolbarItem,
	HandToolbarItem,
	NoteToolbarItem,
	RectangleToolbarItem,
	SelectToolbarItem,
	TextToolbarItem,
	TldrawUiMenuActionItem,
	tipTapDefaultExtensions,
	useValue,
	type Signal,
	type TLComponents,
	type TLUiOverrides
} from 'tldraw';
import { startCutting } from './deleting.ts';

export interface UndoState {
	canUndo: boolean;
	canRedo: boolean;
}

const TOOLS = [
	SelectToolbarItem,
	HandToolbarItem,
	NoteToolbarItem,
	TextToolbarItem,
	FrameToolbarItem,
	ArrowToolbarItem,
	RectangleToolbarItem,
	EllipseToolbarItem,
	DiamondToolbarItem,
	DrawToolbarItem,
	EraserToolbarItem
];
const TOOL_IDS = new Set([
	'select',
	'hand',
	'note',
	'text',
	'frame',
	'arrow',
	'rectangle',
	'ellipse',
	'diamond',
	'draw',
	'eraser'
]);

/** What would make things that our boards do not hold, or lead away from the board. */
const UNWANTED_ACTIONS = [
	'group',
	'ungroup',
	'insert-media',
	'insert-embed',
	'convert-to-bookmark',
	'convert-to-embed',
	'edit-link',
	'print',
	'flatten-to-image',
	'toggle-lock',
	'unlock-all',
	'new-page',
	'open-cursor-chat',
	'toggle-debug-mode',
	'open-kbd-shortcuts'
];

/** @param undo whether there is anything of one's own to take back */
export function componentsFor(undo: Signal<UndoState>): TLComponents {
	return {
		Toolbar: () => createElement(DefaultToolbar, null, ...TOOLS.map((Tool, key) => createElement(Tool, { key }))),
		QuickActions: () => createElement(DefaultQuickActions, null, createElement(OwnQuickActions, { undo })),
		StylePanel: DefaultStylePanel,
		MainMenu: null,
		PageMenu: null,
		HelpMenu: null,
		DebugMenu: null,
		DebugPanel: null,
		SharePanel: null,
		TopPanel: null,
		Minimap: null,
		CursorChatBubble: null,
		RichTextToolbar: null,
		ImageToolbar: null,
		VideoToolbar: null,
		KeyboardShortcutsDialog: null,
		HelperButtons: null
	};
}

function OwnQuickActions({ undo }: { undo: Signal<UndoState> }) {
	const { canUndo, canRedo } = useValue(undo);
	return createElement(
		Fragment,
		null,
		createElement(TldrawUiMenuActionItem, { actionId: 'undo', disabled: !canUndo }),
		createElement(TldrawUiMenuActionItem, { actionId: 'redo', disabled: !canRedo }),
		createElement(TldrawUiMenuActionItem, { actionId: 'delete' }),
		createElement(TldrawUiMenuActionItem, { actionId: 'duplicate' }),
		createElement(TldrawUiMenuActionItem, { actionId: 'zoom-to-fit' })
	);
}

interface OverrideOptions {
	undo: () => void;
	redo: () => void;
	/** Words of the canvas that ours differ from, by its own keys, for each language. */
	words: Record<string, Record<string, string>>;
}

export function overridesFor({ undo, redo, words }: OverrideOptions): TLUiOverrides {
	return {
		translations: words,
		tools: (_, tools) =>
			Object.fromEntries(
				Object.entries(tools)
					.filter(([id]) => TOOL_IDS.has(id))
					.map(([id, { kbd: _kbd, ...tool }]) => [id, tool])
			),
		actions: (editor, actions) => {
			const kept = Object.fromEntries(
				Object.entries(actions)
					.filter(([id]) => !UNWANTED_ACTIONS.includes(id))
					.map(([id, { kbd, ...action }]) => [id, kbd !== undefined && isChord(kbd) ? { ...action, kbd } : action])
			);
			if (kept.undo) kept.undo = { ...kept.undo, onSelect: undo };
			if (kept.redo) kept.redo = { ...kept.redo, onSelect: redo };
			const { cut } = kept;
			if (cut) {
				const cutWhole = (source: Parameters<typeof cut.onSelect>[0]) => {
					startCutting(editor);
					return cut.onSelect(source);
				};
				kept.cut = { ...cut, onSelect: cutWhole };
			}
			const showAll = kept['zoom-to-fit'];
			if (showAll) kept['zoom-to-fit'] = { ...showAll, icon: 'zoom-out' };
			return kept;
		}
	};
}

/** Single letters are for writing; what is pressed together with Ctrl or Cmd, and Delete, may be a command. */
function isChord(kbd: string): boolean {
	return kbd.split(',').every((keys) => /cmd|ctrl|\$|\?|del|backspace|⌫|⌦/i.test(keys));
}

/** Words are plain letters in lines: no bold, no lists, no links. The board's document holds nothing else. */
export const plainTextExtensions = tipTapDefaultExtensions
	.filter(({ name }) => name !== 'highlight' && name !== 'link')
	.map((extension) =>
		extension.name === 'starterKit'
			? extension.configure({
					...(extension.options as object),
					bold: false,
					italic: false,
					strike: false,
					code: false,
					heading: false,
					bulletList: false,
					orderedList: false,
					listItem: false,
					hardBreak: false
				})
			: extension
	);
