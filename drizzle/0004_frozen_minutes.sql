CREATE TABLE `frozen_files` (
	`workshop_key` integer NOT NULL,
	`meeting` text NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`workshop_key`, `meeting`, `name`)
);
--> statement-breakpoint
CREATE INDEX `frozen_files_by_sha256` ON `frozen_files` (`workshop_key`,`sha256`);--> statement-breakpoint
CREATE INDEX `revisions_of_record` ON `revisions` (`workshop_key`,`seq`) WHERE document = 2;