/** How a board is opened: where its view begins, and that of a large one what is seen is there first, and the rest comes after. */
import { CameraRecordType, type TLStore } from 'tldraw';
import type * as Y from 'yjs';
import type { WaitingBoard } from '../connection/connection.ts';
import { boardOf, readBoard, type Board } from '../document/board.ts';
import {
	cameraAt,
	EMPTY_BOARD_CAMERA,
	idsSeen,
	isMany,
	openingCamera,
	recordsAt,
	type Camera
} from '../document/board-opening.ts';
import { recordsOf } from '../document/board-records.ts';
import { PAGE_ID } from '../document/board-shape.ts';
import type { BoardBinding, WaitingRecords } from './board-binding.ts';

/** So many records a piece, and so long between two: the page answers in between. */
const PIECE = { records: 300, afterMs: 40 };

interface Options {
	doc: Y.Doc;
	/** The same as it is read. */
	board: Board;
	/** Whether the document holds the board; otherwise it is still to come. */
	isTold: boolean;
	/** A large board that the document does not hold yet. */
	waiting: WaitingBoard | null;
	store: TLStore;
	container: HTMLElement;
}

interface OpenedView {
	/** What is to be shown at once; undefined for all of it, or for what waits. */
	first?: ReadonlySet<string> | undefined;
	/** What is to be shown of a board that the document does not hold yet, and what brings in all of it. */
	waiting?: WaitingRecords;
	end: () => void;
}

/**
 * Brings into view what is seen first of the board: before there is a canvas, or much would be drawn for nothing. Where the
 * board is still to come, once it does.
 */
export function openView({ doc, board, isTold, waiting, store, container }: Options): OpenedView {
	const view = { width: container.clientWidth, height: container.clientHeight };
	const look = ({ x, y, zoom }: Camera) =>
		store.put([CameraRecordType.create({ id: CameraRecordType.createId(PAGE_ID), x, y, z: zoom })]);
	if (waiting) {
		const camera = cameraAt(waiting.opening, view);
		look(camera);
		const records = recordsAt(waiting);
		const seen = idsSeen(boardOf(records), camera, view);
		const { takeIn } = waiting;
		return { waiting: { records: records.filter(({ id }) => seen.has(id)), takeIn }, end: () => undefined };
	}
	const camera = openingCamera(board, view);
	if (camera) {
		look(camera);
		return { first: isMany(board) ? idsSeen(board, camera, view) : undefined, end: () => undefined };
	}
	look(EMPTY_BOARD_CAMERA);
	return { end: isTold ? () => undefined : onceItComes(doc, (come) => lookAt(come)) };

	function lookAt(come: Board): void {
		const there = openingCamera(come, view);
		if (there) look(there);
	}
}

/** @returns what ends the waiting */
function onceItComes(doc: Y.Doc, act: (board: Board) => void): () => void {
	const records = recordsOf(doc);
	let isWaiting = true;
	const stop = () => {
		if (isWaiting) records.unobserve(come);
		isWaiting = false;
	};
	const come = (_: unknown, { local }: Y.Transaction) => {
		stop();
		// What one makes oneself is before one's eyes.
		if (!local) act(readBoard(doc));
	};
	records.observe(come);
	return stop;
}

/**
 * Brings in what is not shown yet, piece by piece; with the first press on the canvas all of it, so that whatever is done
 * there is done with the whole board.
 * @returns what ends it
 */
export function bringInRest(binding: BoardBinding, container: HTMLElement): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const presses = ['pointerdown', 'keydown', 'paste', 'drop'] as const;
	const bringAll = () => {
		end();
		binding.showRest();
	};
	const bringMore = () => {
		if (binding.showRest(PIECE.records)) timer = setTimeout(bringMore, PIECE.afterMs);
		else end();
	};
	const end = () => {
		clearTimeout(timer);
		for (const press of presses) container.removeEventListener(press, bringAll, { capture: true });
	};
	for (const press of presses) container.addEventListener(press, bringAll, { capture: true });
	timer = setTimeout(bringMore, PIECE.afterMs);
	return end;
}
