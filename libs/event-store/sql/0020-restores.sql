-- An epoch may begin with a restore. Steps due before it that the backup had not seen were perhaps told already,
-- and until the read models stand again nothing may run on what was put back.
ALTER TABLE epochs
  -- When the backup was taken; null for an epoch that no restore began.
  ADD COLUMN backup_taken_at timestamptz(3),
  ADD COLUMN ready boolean NOT NULL DEFAULT true;
ALTER TABLE epochs ADD CHECK (ready OR backup_taken_at IS NOT NULL);

ALTER TABLE escalations ADD COLUMN may_have_been_told boolean NOT NULL DEFAULT false;
