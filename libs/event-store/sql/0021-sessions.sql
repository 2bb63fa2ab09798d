-- Who is signed in, and which sign-ins are under way. Neither is part of the record: a backup leaves them out and
-- a restore clears them. There is no row-level security: a session is what tells which agency a request is for, so
-- it is looked up before one is known. Reading these rows signs nobody in: of a session's id, and of the secret by
-- which a browser shows that a sign-in is its own, only the SHA-256 is kept.
CREATE TABLE sessions (
  id_hash text COLLATE "C" PRIMARY KEY CHECK (id_hash ~ '^[0-9a-f]{64}$'),
  agency_id text COLLATE "C" NOT NULL CHECK (agency_id <> ''),
  person_id text COLLATE "C" NOT NULL CHECK (person_id <> ''),
  -- As the issuer calls them: when it means somebody else in the directory, the session ends.
  account text NOT NULL,
  begun_at timestamptz(3) NOT NULL,
  -- The last use that was noted.
  seen_at timestamptz(3) NOT NULL
);
GRANT SELECT, INSERT, DELETE ON sessions TO dondoc_app;
GRANT UPDATE (seen_at) ON sessions TO dondoc_app;

CREATE TABLE pending_sign_ins (
  browser_hash text COLLATE "C" PRIMARY KEY CHECK (browser_hash ~ '^[0-9a-f]{64}$'),
  state text COLLATE "C" NOT NULL,
  nonce text COLLATE "C" NOT NULL,
  code_verifier text COLLATE "C" NOT NULL,
  return_to text NOT NULL,
  ends_at timestamptz(3) NOT NULL
);
CREATE INDEX pending_sign_ins_by_end ON pending_sign_ins (ends_at);
GRANT SELECT, INSERT, DELETE ON pending_sign_ins TO dondoc_app;
