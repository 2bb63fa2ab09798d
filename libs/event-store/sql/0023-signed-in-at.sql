-- When whoever has the session signed in at the issuer, as the issuer says: it may have been long before, where it
-- asked for nothing because it still knew the browser. Null of sessions begun before this, and where it names no instant that there is.
ALTER TABLE sessions ADD COLUMN signed_in_at timestamptz(3);
