/** What one connection may do, and how long things may wait. Sizes in bytes, times in milliseconds. */

/** A frame above this is refused; our own client splits larger pastes. */
export const MAX_UPDATE_BYTES = 256 * 1024;
/** The socket itself ends above this (WebSocket close code 1009). */
export const MAX_FRAME_BYTES = 1024 * 1024;
/** Structs in one edit. Somebody's offline work coming home may bring more in its first answer. */
export const MAX_STRUCTS_PER_UPDATE = 2_000;
export const MAX_STRUCTS_PER_RETURN = 20_000;
/** Structs of one frame that compete for the same place: the work they cause grows with the square. */
export const MAX_COMPETING_STRUCTS = 500;
/** Yjs client ids that one frame may use for the first time. */
export const MAX_NEW_CLIENTS_PER_UPDATE = 64;
/** The most characters or entries one struct, and so one client's clock, may span. */
export const MAX_CLOCK = 2 ** 31;
/** What one document's revisions may fill. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
/** What one person's presence (cursor, place) may fill as JSON. */
export const MAX_PRESENCE_BYTES = 2 * 1024;

/** Frames a second one socket may bring over time, and at once. Above that it is read more slowly. */
export const FRAMES_PER_SECOND = 2_000;
export const FRAMES_AT_ONCE = 6_000;
/** A socket that has been slowed down for this long without a break is refused. */
export const MAX_SLOWED_MS = 30_000;
/** A reader that lets this much pile up is cut off; it gets everything when it comes back. */
export const MAX_UNREAD_BYTES = 8 * 1024 * 1024;

/** How long, and up to how many bytes, edits wait for a client's answer to what we asked when it came in. */
export const HANDSHAKE_PATIENCE_MS = 3_000;
export const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/** The commit window: nothing in small rooms, up to this in large ones. */
export const MAX_WINDOW_MS = 16;
/** Rooms up to this many connections commit at once. */
export const SMALL_ROOM = 24;
/** How long an empty room stays in memory. */
export const IDLE_ROOM_MS = 15_000;

/** @returns how long a room of so many connections may gather revisions into one commit and one broadcast */
export function commitWindowMs(connections: number): number {
	return connections <= SMALL_ROOM ? 0 : Math.min(MAX_WINDOW_MS, Math.ceil(connections / 8));
}
