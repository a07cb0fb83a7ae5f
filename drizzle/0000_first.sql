CREATE TABLE `checkpoints` (
	`workshop_key` integer NOT NULL,
	`document` integer NOT NULL,
	`seq` integer NOT NULL,
	`state` blob NOT NULL,
	PRIMARY KEY(`workshop_key`, `document`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `clients` (
	`workshop_key` integer NOT NULL,
	`document` integer NOT NULL,
	`client_id` integer NOT NULL,
	`participant_key` integer NOT NULL,
	PRIMARY KEY(`workshop_key`, `document`, `client_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `participants` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`workshop_key` integer NOT NULL,
	`name` text NOT NULL,
	`party_id` text,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`workshop_key`) REFERENCES `workshops`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`party_id`) REFERENCES `parties`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participants_id_unique` ON `participants` (`id`);--> statement-breakpoint
CREATE INDEX `participants_by_workshop` ON `participants` (`workshop_key`);--> statement-breakpoint
CREATE TABLE `parties` (
	`id` text PRIMARY KEY NOT NULL,
	`workshop_key` integer NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`workshop_key`) REFERENCES `workshops`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `parties_by_workshop` ON `parties` (`workshop_key`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`workshop_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`document` integer NOT NULL,
	`at` integer NOT NULL,
	`participant_key` integer,
	`session_id` text,
	`restores` integer,
	`update` blob NOT NULL,
	`words` blob,
	PRIMARY KEY(`workshop_key`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `snapshots` (
	`workshop_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`words` blob NOT NULL,
	PRIMARY KEY(`workshop_key`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tokens` (
	`hash` blob PRIMARY KEY NOT NULL,
	`workshop_key` integer NOT NULL,
	`kind` text NOT NULL,
	`participant_key` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workshop_key`) REFERENCES `workshops`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_key`) REFERENCES `participants`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tokens_by_workshop` ON `tokens` (`workshop_key`);--> statement-breakpoint
CREATE TABLE `workshops` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`question` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`invite_generation` integer NOT NULL,
	`view_generation` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshops_id_unique` ON `workshops` (`id`);