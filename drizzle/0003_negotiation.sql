CREATE TABLE `sealed` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_key` integer NOT NULL,
	`batch` text NOT NULL,
	`participant_id` text,
	`payload` blob NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sealed_by_batch` ON `sealed` (`workshop_key`,`batch`);--> statement-breakpoint
ALTER TABLE `parties` ADD `sector` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `parties` ADD `merged_into` text;