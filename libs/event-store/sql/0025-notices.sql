-- What each person was told in the application, a row for each person an event tells; and which of it they have read.
-- Both are read models. The key of `notices` is also the order in which a person's are shown.
CREATE TABLE notices (
  agency_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  told_at timestamptz(3) NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  -- Of the event in the report's stream.
  event_version integer NOT NULL,
  kind text NOT NULL,
  facts json NOT NULL,
  PRIMARY KEY (agency_id, person_id, told_at, report_id, event_version)
);

CREATE TABLE notices_read (
  agency_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  report_id text COLLATE "C" NOT NULL,
  event_version integer NOT NULL,
  read_at timestamptz(3) NOT NULL,
  PRIMARY KEY (agency_id, person_id, report_id, event_version)
);

SELECT dondoc_protect(read_model) FROM unnest(ARRAY['notices', 'notices_read']::regclass[]) AS read_model;
