-- Who acted, as it is printed: of a substitute both names and the decision. Null on rows written before, until a
-- rebuild; their reader has the id.
ALTER TABLE submissions
  ADD COLUMN reviewed_by_name text,
  ADD COLUMN decided_by_name text,
  ADD COLUMN reopened_by_name text;
ALTER TABLE escalations ADD COLUMN acknowledged_by_name text;
