/**
 * A time in a ZIP has no zone, and is written by the clock of the machine: this one is written as UTC wherever it is
 * done, so that the same content gives the same bytes everywhere.
 * @param iso a moment, ISO 8601, UTC
 */
export function zipTime(iso: string): Date {
	const at = new Date(iso);
	return new Date(
		at.getUTCFullYear(),
		at.getUTCMonth(),
		at.getUTCDate(),
		at.getUTCHours(),
		at.getUTCMinutes(),
		at.getUTCSeconds()
	);
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;

/**
 * Dates every file of a ZIP anew, in place.
 * @param zip without a comment at its end and of fewer than 65,536 files
 * @param iso a moment, ISO 8601, UTC
 * @throws when it is no such ZIP
 */
export function withZipTime(zip: Uint8Array, iso: string): Uint8Array {
	const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
	const stamp = dosTime(new Date(iso));
	const end = zip.byteLength - 22;
	if (end < 0 || view.getUint32(end, true) !== END) throw new Error('This is no ZIP without a comment');
	let at = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
		const local = view.getUint32(at + 42, true);
		if (view.getUint32(at, true) !== CENTRAL_HEADER || view.getUint32(local, true) !== LOCAL_HEADER) {
			throw new Error('This ZIP has no such file');
		}
		view.setUint32(at + 12, stamp, true);
		view.setUint32(local + 10, stamp, true);
		at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return zip;
}

/** Date and time as MS-DOS packed them: the time in the low 16 bits, to two seconds. */
function dosTime(at: Date): number {
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	return ((day << 16) | time) >>> 0;
}
