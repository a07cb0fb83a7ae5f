CREATE TABLE `imports` (
	`workshop_key` integer PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_participants` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`workshop_key` integer NOT NULL,
	`name` text NOT NULL,
	`party_id` text,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`workshop_key`) REFERENCES `workshops`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`workshop_key`,`party_id`) REFERENCES `parties`(`workshop_key`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_participants`("key", "id", "workshop_key", "name", "party_id", "joined_at") SELECT "key", "id", "workshop_key", "name", "party_id", "joined_at" FROM `participants`;--> statement-breakpoint
DROP TABLE `participants`;--> statement-breakpoint
ALTER TABLE `__new_participants` RENAME TO `participants`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `participants_by_workshop` ON `participants` (`workshop_key`,`id`);--> statement-breakpoint
CREATE TABLE `__new_parties` (
	`id` text NOT NULL,
	`workshop_key` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`workshop_key`, `id`),
	FOREIGN KEY (`workshop_key`) REFERENCES `workshops`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_parties`("id", "workshop_key", "name") SELECT "id", "workshop_key", "name" FROM `parties`;--> statement-breakpoint
DROP TABLE `parties`;--> statement-breakpoint
ALTER TABLE `__new_parties` RENAME TO `parties`;