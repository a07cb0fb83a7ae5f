/** What one connection may do, and how long things may wait. Sizes in bytes, times in milliseconds. */

/** An update above this is refused; our own client splits larger pastes. */
export const MAX_UPDATE_BYTES = 256 * 1024;
/** A frame above this is refused: an update with the name of its document. */
export const MAX_FRAME_BYTES = MAX_UPDATE_BYTES + 1024;
/** The socket itself ends above this (WebSocket close code 1009), before it is in memory. */
export const MAX_SOCKET_FRAME_BYTES = 1024 * 1024;
/** Structs and newly deleted ranges in one edit. Somebody's offline work coming home may bring more in its first answer. */
export const MAX_PARTS_PER_UPDATE = 2_000;
export const MAX_PARTS_PER_RETURN = 10_000;
/** A message with more structs, or more deleted ranges, is judged and applied in parts, each in a turn of the event loop. */
export const MAX_STRUCTS_PER_TURN = 200;
export const MAX_RANGES_PER_TURN = 2_000;
/** A message of so few bytes is taken whole, without a look at how many structs it has. */
export const MAX_BYTES_TAKEN_WHOLE = 1_000;
/** Of a large document, somebody who lacks more structs is told what is kept of it, instead of encoding what they lack. */
export const MAX_STRUCTS_ENCODED = 500;
/**
 * Offline work that comes home in up to so many parts, as large as an edit may be with what it deletes, is first judged
 * whole, as every edit is. Of larger work each part stands by itself: what is good of it is kept.
 */
export const MAX_PARTS_JUDGED_WHOLE = MAX_PARTS_PER_UPDATE / MAX_STRUCTS_PER_TURN + 1;
/** A turn of the event loop that has worked for so long begins nothing more that can wait. */
export const MAX_TURN_MS = 5;
/** Yjs client ids whose new structs one frame may bring. */
export const MAX_CLIENTS_PER_UPDATE = 64;
/**
 * Steps it may take to find the places of the new items of a message that is judged whole, or of a part of a larger one.
 * An item that nobody competes with takes none; one that competes with others walks past them, and their number can grow
 * with the square of the frame. A step costs up to three microseconds on a slow machine, counting and applying together.
 */
export const MAX_PLACEMENT_STEPS = 8_000;
/** The most characters or entries one struct, and so one client's clock, may span. */
export const MAX_CLOCK = 2 ** 31;
/** What one document's revisions may fill. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
/** What one person's presence (cursor, place) may fill as JSON. */
export const MAX_PRESENCE_BYTES = 2 * 1024;
/** Client ids one connection may be present under; a client that changes its id has two for a while. */
export const MAX_PRESENCES = 4;

/** Presences in one frame: a y-websocket client echoes those of everybody it hears of. */
export const MAX_PRESENCES_PER_FRAME = 1_000;
/** Documents one socket may ask for, and connections one participant may have to one document. */
export const MAX_DOCUMENTS_PER_SOCKET = 16;
export const MAX_CONNECTIONS_PER_PARTICIPANT = 64;

/** Frames a second one socket may bring over time, and at once. Above that it is read more slowly. */
export const FRAMES_PER_SECOND = 2_000;
export const FRAMES_AT_ONCE = 6_000;
/** Frames of one socket that are handled in one turn of the event loop. */
export const FRAMES_PER_TURN = 64;
/** So many bytes of a frame weigh as much as one small frame more. */
export const BYTES_PER_FRAME = 1024;
/** What asks for a look at the whole document, or into the store, weighs as much as so many frames. */
export const SYNC_FRAMES = 100;
export const AUTH_FRAMES = 20;
/** A socket that has been slowed down for this long without a break is refused. */
export const MAX_SLOWED_MS = 30_000;
/** A reader that lets this much pile up, beside one frame of any size, is cut off; it gets everything when it comes back. */
export const MAX_UNREAD_BYTES = 8 * 1024 * 1024;

/** How often everybody is asked for a sign of life. */
export const HEARTBEAT_MS = 20_000;
/** The slowest line on which a large document is still waited for, in bytes a second: a telephone far from its mast. */
const SLOWEST_LINE = 16 * 1024;
/** However much is on its way, somebody who reads none of it for so long is gone, or means no good. */
const MAX_READING_MS = 5 * 60_000;

/** @returns how many heartbeats it may take to read so many bytes; 0 for none */
export function beatsToRead(bytes: number): number {
	return Math.ceil(Math.min((bytes / SLOWEST_LINE) * 1_000, MAX_READING_MS) / HEARTBEAT_MS);
}

/** With more people than this in a document, nobody's pointer is passed on: it would cost more than it tells. */
export const MAX_CURSORS = 250;
/** A reader with more than this waiting is told later how all pointers stand, instead of every move. */
export const MAX_BEHIND_BYTES = 64 * 1024;

/** How long, and up to how many bytes, edits wait for a client's answer to what we asked when it came in. */
export const HANDSHAKE_PATIENCE_MS = 3_000;
export const MAX_WAITING_BYTES = 4 * 1024 * 1024;

/** How long a workshop's edits are refused one by one after the store had no room for one. */
export const FULL_PAUSE_MS = 5_000;

/** The commit window: nothing in small rooms, this in large ones, more where so many are here that writing to all takes long. */
export const MAX_WINDOW_MS = 16;
const CROWD_WINDOW_MS = 40;
/** Rooms up to this many connections commit at once. */
const SMALL_ROOM = 24;
/** A document of which at least so many bytes are stored is told before it is made; telling a small one saves nothing. */
export const MIN_EARLY_BYTES = 64 * 1024;
/** How long making it waits for a question to come, and then for the answer to leave this process. */
export const MAX_WAITING_MS = 250;

/** How long an empty room stays in memory. */
export const IDLE_ROOM_MS = 15_000;

/** @returns how long the pointers of so many people are gathered into one frame for each of them */
export function cursorWindowMs(people: number): number {
	return people <= SMALL_ROOM ? 16 : 33;
}

/** @returns how long a room of so many connections may gather revisions into one commit and one broadcast */
export function commitWindowMs(connections: number): number {
	if (connections <= SMALL_ROOM) return 0;
	return Math.max(Math.min(MAX_WINDOW_MS, connections / 8), Math.min(CROWD_WINDOW_MS, connections / 12.5));
}

/** How long people who come are gathered before it is noted that they are there. */
export const PRESENCE_WINDOW_MS = 1_000;
