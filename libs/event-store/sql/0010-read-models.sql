-- Read models: every row is made by a projection, in the transaction of the events it comes from, and
-- all of them can be rebuilt from the events into identical rows. Instants are timestamptz(3), days text.

-- Which agencies there are, and nothing else about them: the one table without row-level security,
-- so that reconcile and rebuild can go from agency to agency under the application's own role.
CREATE TABLE agencies (
  agency_id text COLLATE "C" PRIMARY KEY CHECK (agency_id <> '')
);
GRANT SELECT, INSERT ON agencies TO dondoc_app;

CREATE TABLE divisions (
  agency_id text COLLATE "C" NOT NULL,
  division_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  head_title text NOT NULL,
  planning boolean NOT NULL,
  ordinal integer NOT NULL,
  PRIMARY KEY (agency_id, division_id)
);

CREATE TABLE people (
  agency_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  sample boolean NOT NULL,
  ordinal integer NOT NULL,
  PRIMARY KEY (agency_id, person_id)
);

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
  PRIMARY KEY (agency_id, office_id)
);

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
  issued_at timestamptz(3),
  from_plan_id text COLLATE "C",
  sample boolean NOT NULL,
  assignments integer NOT NULL,
  content json NOT NULL,
  PRIMARY KEY (agency_id, plan_id)
);

CREATE TABLE sub_indices (
  agency_id text COLLATE "C" NOT NULL,
  plan_id text COLLATE "C" NOT NULL,
  sub_index_id text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  name text NOT NULL,
  -- Exact decimals as canonical text, never floats.
  baseline text NOT NULL,
  target text NOT NULL,
  delta text NOT NULL,
  target_text text,
  actual text,
  PRIMARY KEY (agency_id, plan_id, sub_index_id)
);

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
  issued_at timestamptz(3) NOT NULL,
  reports json NOT NULL,
  PRIMARY KEY (agency_id, assignment_id)
);
CREATE INDEX assignments_of_plan ON assignments (agency_id, plan_id, assignment_id);

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
  opens_at timestamptz(3) NOT NULL,
  own_limit_at timestamptz(3) NOT NULL,
  limit_at timestamptz(3) NOT NULL,
  last_valid_day text NOT NULL,
  own_last_valid_day text NOT NULL,
  policy text NOT NULL,
  -- A missed limit is on record for the arming in force, and was not annulled.
  missed boolean NOT NULL,
  submission_number integer NOT NULL,
  returns integer NOT NULL,
  submitted_on_time boolean,
  accepted_on_time boolean,
  approved_at timestamptz(3),
  review_due_at timestamptz(3),
  next_due_at timestamptz(3),
  authors text[] NOT NULL,
  arming json NOT NULL,
  PRIMARY KEY (agency_id, report_id)
);
CREATE INDEX reports_by_limit ON reports (agency_id, limit_at, report_id);
CREATE INDEX reports_of_plan ON reports (agency_id, plan_id, period);
CREATE INDEX reports_of_division ON reports (agency_id, lead_division_id, limit_at, report_id);
CREATE INDEX reports_next_due ON reports (agency_id, next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX reports_open ON reports (agency_id, report_id) WHERE phase <> 'approved';

CREATE TABLE submissions (
  agency_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  -- json, not jsonb: what was submitted, as it was hashed.
  content json NOT NULL,
  content_hash text NOT NULL,
  receipt text COLLATE "C" NOT NULL,
  received_at timestamptz(3) NOT NULL,
  on_time boolean NOT NULL,
  arming integer NOT NULL,
  late_reason text,
  draft_version integer NOT NULL,
  authors text[] NOT NULL,
  submitted_by text COLLATE "C" NOT NULL,
  submitted_by_name text NOT NULL,
  -- Null where the calendar did not reach.
  review_due_at timestamptz(3),
  withdrawn_at timestamptz(3),
  review_begun_at timestamptz(3),
  reviewed_by text COLLATE "C",
  decision text,
  decided_at timestamptz(3),
  decided_by text COLLATE "C",
  accepted_on_time boolean,
  return_reason text,
  comments json NOT NULL,
  reopened_at timestamptz(3),
  reopened_by text COLLATE "C",
  reopen_reason text,
  PRIMARY KEY (agency_id, report_id, version)
);
CREATE UNIQUE INDEX submissions_by_receipt ON submissions (agency_id, receipt);

CREATE TABLE escalations (
  agency_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  escalation_id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  level integer NOT NULL,
  repeat integer NOT NULL,
  arming integer,
  submission_version integer,
  scheduled_at timestamptz(3) NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  recipients json NOT NULL,
  recipient_ids text[] NOT NULL,
  passed_over json NOT NULL,
  annulled_at timestamptz(3),
  acknowledged_at timestamptz(3),
  acknowledged_by text COLLATE "C",
  directive text,
  PRIMARY KEY (agency_id, report_id, escalation_id)
);
CREATE INDEX escalations_by_time ON escalations (agency_id, raised_at, report_id, escalation_id);

CREATE TABLE drafts (
  agency_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  content json NOT NULL,
  saved_by text COLLATE "C" NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  authors text[] NOT NULL,
  after_submission integer NOT NULL,
  PRIMARY KEY (agency_id, report_id)
);

SELECT dondoc_protect(read_model) FROM unnest(ARRAY['divisions', 'people', 'offices', 'plans', 'sub_indices',
  'assignments', 'reports', 'submissions', 'escalations', 'drafts']::regclass[]) AS read_model;
