CREATE TABLE `folded_changes` (
	`workshop_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`settled` blob NOT NULL,
	`rest` blob,
	PRIMARY KEY(`workshop_key`, `seq`)
);
