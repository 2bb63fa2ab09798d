-- A transaction id means something in one cluster only. Every restore, and every new cluster, begins
-- an epoch; the feed goes by (epoch, transaction_id, position).
CREATE TABLE epochs (
  epoch integer PRIMARY KEY CHECK (epoch > 0),
  begun_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  reason text NOT NULL,
  system_identifier bigint NOT NULL
);
INSERT INTO epochs (epoch, reason, system_identifier)
  SELECT 1, 'store created', system_identifier FROM pg_control_system();

CREATE FUNCTION dondoc_current_epoch() RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT max(epoch) FROM epochs);

-- Ids compare byte for byte (COLLATE "C"): an upgrade of the operating system's collations must
-- not disorder the index that keeps versions unique.
CREATE TABLE events (
  agency_id text COLLATE "C" NOT NULL,
  stream_id text COLLATE "C" NOT NULL CHECK (stream_id <> ''),
  version integer NOT NULL CHECK (version > 0),
  type text COLLATE "C" NOT NULL CHECK (type <> ''),
  schema_version integer NOT NULL CHECK (schema_version > 0),
  -- Canonical JSON (RFC 8785), the very bytes that were hashed; never read back out of jsonb.
  data text NOT NULL,
  meta text NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  prev_hash text COLLATE "C" NOT NULL CHECK (prev_hash ~ '^[0-9a-f]{64}$'),
  hash text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  epoch integer NOT NULL DEFAULT dondoc_current_epoch(),
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position bigint GENERATED ALWAYS AS IDENTITY,
  -- Not an expression index: jsonb's operators are not leakproof, so under row-level security
  -- the planner may not use one. An equality on a plain text column it may.
  actor_id text COLLATE "C" GENERATED ALWAYS AS (meta::jsonb #>> '{actor,id}') STORED,
  PRIMARY KEY (agency_id, stream_id, version)
);
CREATE UNIQUE INDEX events_feed ON events (epoch, transaction_id, position);
CREATE INDEX events_by_position ON events (agency_id, position);
CREATE INDEX events_by_type ON events (agency_id, type, position);
CREATE INDEX events_by_actor ON events (agency_id, actor_id, position);
CREATE INDEX events_by_time ON events (agency_id, occurred_at, position);

CREATE TABLE commands (
  agency_id text COLLATE "C" NOT NULL,
  command_id text COLLATE "C" NOT NULL CHECK (command_id <> ''),
  actor_id text COLLATE "C" NOT NULL,
  body_hash text COLLATE "C" NOT NULL CHECK (body_hash ~ '^[0-9a-f]{64}$'),
  stream_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  answer text NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (agency_id, command_id)
);

SELECT dondoc_isolate('events'), dondoc_isolate('commands');
CREATE POLICY every_agency ON events FOR SELECT TO dondoc_feed USING (true);

-- Append-only by privilege; and column by column, so that nobody chooses an epoch, a
-- transaction id or a position.
GRANT SELECT ON epochs, events, commands TO dondoc_app;
GRANT INSERT (agency_id, stream_id, version, type, schema_version, data, meta, occurred_at,
  recorded_at, command_id, prev_hash, hash) ON events TO dondoc_app;
GRANT INSERT (agency_id, command_id, actor_id, body_hash, stream_id, version, answer)
  ON commands TO dondoc_app;
GRANT SELECT ON epochs, events TO dondoc_feed;
