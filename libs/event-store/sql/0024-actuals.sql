-- The published scores of a sub-index, the oldest first, each with its source and when it was recorded: a scoreboard of a
-- past instant shows what was known then. `actual` is the last of them.
ALTER TABLE sub_indices ADD COLUMN actuals json NOT NULL DEFAULT '[]';
