-- An event that no program can read stops every reader of its stream, and the feed of every agency. Beyond
-- IS JSON this asks that jsonb takes it: queries cast it, and jsonb refuses more (\u0000, a lone surrogate).
-- NOT VALID: an event that is already there cannot be taken back, and must not keep the store from migrating.
ALTER TABLE events
  ADD CONSTRAINT events_data_is_object CHECK (jsonb_typeof(data::jsonb) = 'object') NOT VALID,
  ADD CONSTRAINT events_meta_names_actor CHECK (
    coalesce(jsonb_typeof(meta::jsonb) = 'object'
      AND meta::jsonb #>> '{actor,kind}' IN ('person', 'process')
      AND meta::jsonb #>> '{actor,id}' <> '', false)) NOT VALID;
