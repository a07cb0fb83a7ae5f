/** What the crowd asks of each of its people, whatever language their server speaks. */
import type { Language } from './language.ts';

export interface Typist {
	readonly isReady: boolean;
	readonly receivedBytes: number;
	/** How Yjs servers are spoken to; null at others. */
	readonly language: Language | null;
	connect(): void;
	leave(): void;
	/** Makes the place that each of the crowd will write in. */
	setUp(): void;
	/** Types a keystroke of the script. @param clock its number, from 0 */
	type(clock: number): void;
	/** Moves the pointer or caret. @param clock how often it has moved */
	movePresence(clock: number): void;
}
