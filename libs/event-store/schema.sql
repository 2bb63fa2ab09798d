CREATE TABLE agencies (
  agency_id text COLLATE "C" NOT NULL,
  CONSTRAINT agencies_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT agencies_pkey PRIMARY KEY (agency_id)
);
GRANT INSERT, SELECT ON agencies TO dondoc_app;

CREATE TABLE assignments (
  agency_id text COLLATE "C" NOT NULL,
  assignment_id text COLLATE "C" NOT NULL,
  plan_id text COLLATE "C" NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  sub_index_id text COLLATE "C",
  lead_division_id text COLLATE "C" NOT NULL,
  supporting_division_ids text[] NOT NULL,
  supporting_text text NOT NULL,
  issued_at timestamp(3) with time zone NOT NULL,
  reports json NOT NULL,
  CONSTRAINT assignments_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT assignments_pkey PRIMARY KEY (agency_id, assignment_id)
);
CREATE INDEX assignments_of_plan ON public.assignments USING btree (agency_id, plan_id, assignment_id);
ALTER TABLE assignments ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignments FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON assignments FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON assignments TO dondoc_app;

CREATE TABLE commands (
  agency_id text COLLATE "C" NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  actor_id text COLLATE "C" NOT NULL,
  body_hash text COLLATE "C" NOT NULL,
  stream_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  answer text NOT NULL,
  recorded_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT commands_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT commands_body_hash_check CHECK ((body_hash ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT commands_command_id_check CHECK ((command_id <> ''::text)),
  CONSTRAINT commands_pkey PRIMARY KEY (agency_id, command_id)
);
ALTER TABLE commands ENABLE ROW LEVEL SECURITY;
ALTER TABLE commands FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON commands FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT SELECT ON commands TO dondoc_app;
GRANT INSERT (agency_id, command_id, actor_id, body_hash, stream_id, version, answer) ON commands TO dondoc_app;

CREATE TABLE divisions (
  agency_id text COLLATE "C" NOT NULL,
  division_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  head_title text NOT NULL,
  planning boolean NOT NULL,
  ordinal integer NOT NULL,
  CONSTRAINT divisions_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT divisions_pkey PRIMARY KEY (agency_id, division_id)
);
ALTER TABLE divisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE divisions FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON divisions FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON divisions TO dondoc_app;

CREATE TABLE drafts (
  agency_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  content json NOT NULL,
  saved_by text COLLATE "C" NOT NULL,
  saved_at timestamp(3) with time zone NOT NULL,
  authors text[] NOT NULL,
  after_submission integer NOT NULL,
  CONSTRAINT drafts_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT drafts_pkey PRIMARY KEY (agency_id, report_id)
);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON drafts FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON drafts TO dondoc_app;

CREATE TABLE epochs (
  epoch integer NOT NULL,
  begun_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
  reason text NOT NULL,
  system_identifier bigint NOT NULL,
  backup_taken_at timestamp(3) with time zone,
  ready boolean DEFAULT true NOT NULL,
  CONSTRAINT epochs_check CHECK ((ready OR (backup_taken_at IS NOT NULL))),
  CONSTRAINT epochs_epoch_check CHECK ((epoch > 0)),
  CONSTRAINT epochs_pkey PRIMARY KEY (epoch)
);
GRANT SELECT ON epochs TO dondoc_app;
GRANT SELECT ON epochs TO dondoc_feed;

CREATE TABLE escalations (
  agency_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  escalation_id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  level integer NOT NULL,
  repeat integer NOT NULL,
  arming integer,
  submission_version integer,
  scheduled_at timestamp(3) with time zone NOT NULL,
  raised_at timestamp(3) with time zone NOT NULL,
  recipients json NOT NULL,
  recipient_ids text[] NOT NULL,
  passed_over json NOT NULL,
  annulled_at timestamp(3) with time zone,
  acknowledged_at timestamp(3) with time zone,
  acknowledged_by text COLLATE "C",
  directive text,
  may_have_been_told boolean DEFAULT false NOT NULL,
  acknowledged_by_name text,
  CONSTRAINT escalations_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT escalations_pkey PRIMARY KEY (agency_id, report_id, escalation_id)
);
CREATE INDEX escalations_by_time ON public.escalations USING btree (agency_id, raised_at, report_id, escalation_id);
ALTER TABLE escalations ENABLE ROW LEVEL SECURITY;
ALTER TABLE escalations FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON escalations FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON escalations TO dondoc_app;

CREATE TABLE events (
  agency_id text COLLATE "C" NOT NULL,
  stream_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  schema_version integer NOT NULL,
  data text NOT NULL,
  meta text NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  prev_hash text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  epoch integer DEFAULT dondoc_current_epoch() NOT NULL,
  transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
  "position" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  actor_id text COLLATE "C" GENERATED ALWAYS AS (((meta)::jsonb #>> '{actor,id}'::text[])) STORED,
  CONSTRAINT events_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT events_data_is_object CHECK ((jsonb_typeof((data)::jsonb) = 'object'::text)) NOT VALID,
  CONSTRAINT events_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT events_meta_names_actor CHECK (COALESCE(((jsonb_typeof((meta)::jsonb) = 'object'::text) AND (((meta)::jsonb #>> '{actor,kind}'::text[]) = ANY (ARRAY['person'::text, 'process'::text])) AND (((meta)::jsonb #>> '{actor,id}'::text[]) <> ''::text)), false)) NOT VALID,
  CONSTRAINT events_pkey PRIMARY KEY (agency_id, stream_id, version),
  CONSTRAINT events_prev_hash_check CHECK ((prev_hash ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT events_schema_version_check CHECK ((schema_version > 0)),
  CONSTRAINT events_stream_id_check CHECK ((stream_id <> ''::text)),
  CONSTRAINT events_type_check CHECK ((type <> ''::text)),
  CONSTRAINT events_version_check CHECK ((version > 0))
);
CREATE INDEX events_by_actor ON public.events USING btree (agency_id, actor_id, "position");
CREATE INDEX events_by_position ON public.events USING btree (agency_id, "position");
CREATE INDEX events_by_time ON public.events USING btree (agency_id, occurred_at, "position");
CREATE INDEX events_by_type ON public.events USING btree (agency_id, type, "position");
CREATE UNIQUE INDEX events_feed ON public.events USING btree (epoch, transaction_id, "position");
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
ALTER TABLE events FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON events FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
CREATE POLICY every_agency ON events FOR SELECT TO dondoc_feed USING (true);
GRANT SELECT ON events TO dondoc_app;
GRANT SELECT ON events TO dondoc_feed;
GRANT INSERT (agency_id, stream_id, version, type, schema_version, data, meta, occurred_at, recorded_at, command_id, prev_hash, hash) ON events TO dondoc_app;

CREATE TABLE feed_checkpoints (
  consumer text COLLATE "C" NOT NULL,
  epoch integer NOT NULL,
  transaction_id xid8 NOT NULL,
  "position" bigint NOT NULL,
  updated_at timestamp(3) with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT feed_checkpoints_consumer_check CHECK ((consumer <> ''::text)),
  CONSTRAINT feed_checkpoints_pkey PRIMARY KEY (consumer)
);
GRANT INSERT, SELECT, UPDATE ON feed_checkpoints TO dondoc_feed;

CREATE TABLE notices (
  agency_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  told_at timestamp(3) with time zone NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  event_version integer NOT NULL,
  kind text NOT NULL,
  facts json NOT NULL,
  CONSTRAINT notices_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT notices_pkey PRIMARY KEY (agency_id, person_id, told_at, report_id, event_version)
);
ALTER TABLE notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON notices FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON notices TO dondoc_app;

CREATE TABLE notices_read (
  agency_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  event_version integer NOT NULL,
  read_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT notices_read_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT notices_read_pkey PRIMARY KEY (agency_id, person_id, report_id, event_version)
);
ALTER TABLE notices_read ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices_read FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON notices_read FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON notices_read TO dondoc_app;

CREATE TABLE offices (
  agency_id text COLLATE "C" NOT NULL,
  office_id text COLLATE "C" NOT NULL,
  office text NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  division_id text COLLATE "C",
  in_charge_of text[] NOT NULL,
  from_day text NOT NULL,
  to_day text,
  ordinal integer NOT NULL,
  CONSTRAINT offices_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT offices_pkey PRIMARY KEY (agency_id, office_id)
);
ALTER TABLE offices ENABLE ROW LEVEL SECURITY;
ALTER TABLE offices FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON offices FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON offices TO dondoc_app;

CREATE TABLE pending_sign_ins (
  browser_hash text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  nonce text COLLATE "C" NOT NULL,
  code_verifier text COLLATE "C" NOT NULL,
  return_to text NOT NULL,
  ends_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT pending_sign_ins_browser_hash_check CHECK ((browser_hash ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT pending_sign_ins_pkey PRIMARY KEY (browser_hash)
);
CREATE INDEX pending_sign_ins_by_end ON public.pending_sign_ins USING btree (ends_at);
GRANT DELETE, INSERT, SELECT ON pending_sign_ins TO dondoc_app;

CREATE TABLE people (
  agency_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  sample boolean NOT NULL,
  ordinal integer NOT NULL,
  CONSTRAINT people_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT people_pkey PRIMARY KEY (agency_id, person_id)
);
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
ALTER TABLE people FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON people FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON people TO dondoc_app;

CREATE TABLE plans (
  agency_id text COLLATE "C" NOT NULL,
  plan_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  status text NOT NULL,
  title text NOT NULL,
  year integer NOT NULL,
  number text,
  date text,
  signer_name text,
  issued_at timestamp(3) with time zone,
  from_plan_id text COLLATE "C",
  sample boolean NOT NULL,
  assignments integer NOT NULL,
  content json NOT NULL,
  CONSTRAINT plans_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT plans_pkey PRIMARY KEY (agency_id, plan_id)
);
ALTER TABLE plans ENABLE ROW LEVEL SECURITY;
ALTER TABLE plans FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON plans FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON plans TO dondoc_app;

CREATE TABLE reports (
  agency_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  plan_id text COLLATE "C" NOT NULL,
  assignment_id text COLLATE "C" NOT NULL,
  sub_index_id text COLLATE "C",
  period text COLLATE "C" NOT NULL,
  lead_division_id text COLLATE "C" NOT NULL,
  supporting_division_ids text[] NOT NULL,
  planning_division_id text COLLATE "C" NOT NULL,
  phase text NOT NULL,
  waiting_for text,
  opens_at timestamp(3) with time zone NOT NULL,
  own_limit_at timestamp(3) with time zone NOT NULL,
  limit_at timestamp(3) with time zone NOT NULL,
  last_valid_day text NOT NULL,
  own_last_valid_day text NOT NULL,
  policy text NOT NULL,
  missed boolean NOT NULL,
  submission_number integer NOT NULL,
  returns integer NOT NULL,
  submitted_on_time boolean,
  accepted_on_time boolean,
  approved_at timestamp(3) with time zone,
  review_due_at timestamp(3) with time zone,
  next_due_at timestamp(3) with time zone,
  authors text[] NOT NULL,
  arming json NOT NULL,
  CONSTRAINT reports_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT reports_pkey PRIMARY KEY (agency_id, report_id)
);
CREATE INDEX reports_by_limit ON public.reports USING btree (agency_id, limit_at, report_id);
CREATE INDEX reports_next_due ON public.reports USING btree (agency_id, next_due_at) WHERE (next_due_at IS NOT NULL);
CREATE INDEX reports_of_division ON public.reports USING btree (agency_id, lead_division_id, limit_at, report_id);
CREATE INDEX reports_of_plan ON public.reports USING btree (agency_id, plan_id, period);
CREATE INDEX reports_open ON public.reports USING btree (agency_id, report_id) WHERE (phase <> 'approved'::text);
ALTER TABLE reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON reports FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON reports TO dondoc_app;

CREATE TABLE schema_migrations (
  id integer DEFAULT nextval('schema_migrations_id_seq'::regclass) NOT NULL,
  "timestamp" bigint NOT NULL,
  name character varying NOT NULL,
  CONSTRAINT "PK_62441bec32630ced9e4cccae336" PRIMARY KEY (id)
);
GRANT SELECT ON schema_migrations TO dondoc_app;
GRANT SELECT ON schema_migrations TO dondoc_feed;

CREATE TABLE sessions (
  id_hash text COLLATE "C" NOT NULL,
  agency_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  account text NOT NULL,
  begun_at timestamp(3) with time zone NOT NULL,
  seen_at timestamp(3) with time zone NOT NULL,
  signed_in_at timestamp(3) with time zone,
  CONSTRAINT sessions_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT sessions_id_hash_check CHECK ((id_hash ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT sessions_person_id_check CHECK ((person_id <> ''::text)),
  CONSTRAINT sessions_pkey PRIMARY KEY (id_hash)
);
GRANT DELETE, INSERT, SELECT ON sessions TO dondoc_app;
GRANT UPDATE (seen_at) ON sessions TO dondoc_app;

CREATE TABLE sub_indices (
  agency_id text COLLATE "C" NOT NULL,
  plan_id text COLLATE "C" NOT NULL,
  sub_index_id text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  name text NOT NULL,
  baseline text NOT NULL,
  target text NOT NULL,
  delta text NOT NULL,
  target_text text,
  actual text,
  actuals json DEFAULT '[]'::json NOT NULL,
  CONSTRAINT sub_indices_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT sub_indices_pkey PRIMARY KEY (agency_id, plan_id, sub_index_id)
);
ALTER TABLE sub_indices ENABLE ROW LEVEL SECURITY;
ALTER TABLE sub_indices FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON sub_indices FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON sub_indices TO dondoc_app;

CREATE TABLE submissions (
  agency_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  content json NOT NULL,
  content_hash text NOT NULL,
  receipt text COLLATE "C" NOT NULL,
  received_at timestamp(3) with time zone NOT NULL,
  on_time boolean NOT NULL,
  arming integer NOT NULL,
  late_reason text,
  draft_version integer NOT NULL,
  authors text[] NOT NULL,
  submitted_by text COLLATE "C" NOT NULL,
  submitted_by_name text NOT NULL,
  review_due_at timestamp(3) with time zone,
  withdrawn_at timestamp(3) with time zone,
  review_begun_at timestamp(3) with time zone,
  reviewed_by text COLLATE "C",
  decision text,
  decided_at timestamp(3) with time zone,
  decided_by text COLLATE "C",
  accepted_on_time boolean,
  return_reason text,
  comments json NOT NULL,
  reopened_at timestamp(3) with time zone,
  reopened_by text COLLATE "C",
  reopen_reason text,
  reviewed_by_name text,
  decided_by_name text,
  reopened_by_name text,
  CONSTRAINT submissions_agency_id_check CHECK ((agency_id <> ''::text)),
  CONSTRAINT submissions_pkey PRIMARY KEY (agency_id, report_id, version)
);
CREATE UNIQUE INDEX submissions_by_receipt ON public.submissions USING btree (agency_id, receipt);
ALTER TABLE submissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE submissions FORCE ROW LEVEL SECURITY;
CREATE POLICY agency ON submissions FOR ALL TO public USING ((agency_id = current_setting('dondoc.agency_id'::text, true))) WITH CHECK ((agency_id = current_setting('dondoc.agency_id'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON submissions TO dondoc_app;

CREATE OR REPLACE FUNCTION public.dondoc_current_epoch()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT max(epochs.epoch) AS max FROM epochs);

CREATE OR REPLACE FUNCTION public.dondoc_isolate(protected regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_attribute
    WHERE attrelid = protected AND attname = 'agency_id' AND attnotnull AND NOT attisdropped
  ) THEN
    RAISE EXCEPTION '% has no column agency_id that is NOT NULL', protected;
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
  EXECUTE format('ALTER TABLE %s ADD CHECK (agency_id <> '''')', protected);
  EXECUTE format(
    'CREATE POLICY agency ON %s USING (agency_id = current_setting(''dondoc.agency_id'', true))'
    ' WITH CHECK (agency_id = current_setting(''dondoc.agency_id'', true))', protected);
END
$function$;

CREATE OR REPLACE FUNCTION public.dondoc_protect(protected regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM dondoc_isolate(protected);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO dondoc_app', protected);
END
$function$;
