/** What a recipe for a meeting says: its steps, each with a prompt and a soft time. Times are targets; nothing ends by them. */

export interface Words {
	da: string;
	en: string;
}

/** What the notes are that people write in a step: the summary gathers them by it. */
export type Gathers = 'needs' | 'resources' | 'offers' | 'missing' | 'combinations' | 'expectations';

/** Who does a step together: each alone, two, four, everybody, those of one party, or each when it suits. */
export type StepMode = 'alone' | 'pairs' | 'fours' | 'all' | 'party' | 'async';

export interface TemplateStep {
	minutes: number;
	mode: StepMode;
	/** What is written is seen by the others only when it is shown together. */
	isPrivate: boolean;
	title: Words;
	/** What to say or ask at the beginning of the step. */
	prompt: Words;
	gathers?: Gathers;
}

export interface SessionTemplate {
	id: string;
	/** All its steps together. */
	minutes: number;
	name: Words;
	useWhen: Words;
	steps: readonly TemplateStep[];
}
