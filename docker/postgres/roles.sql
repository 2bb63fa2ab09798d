-- Run once, as superuser, by PostgreSQL's image when it makes the data folder: the roles, each with the
-- password in its secret, and their databases. No role of ours may create roles or see the other database.

-- Plain SQL throughout, so that a test runs this very file; it says where its secrets are.
CREATE FUNCTION pg_temp.secret(name text) RETURNS text LANGUAGE sql AS $$
  SELECT btrim(
    pg_read_file(coalesce(nullif(current_setting('dondoc.secrets', true), ''), '/run/secrets') || '/' || name),
    E' \r\n');
$$;

DO $$
DECLARE
  wanted text[];
  password text;
BEGIN
  FOREACH wanted SLICE 1 IN ARRAY ARRAY[
    ['dondoc_owner', 'database_owner_url'],
    ['dondoc_app', 'database_url'],
    ['dondoc_feed', 'database_feed_url']
  ] LOOP
    password := substring(
      pg_temp.secret(wanted[2]) FROM format('^postgres(?:ql)?://%s:([A-Za-z0-9._~-]{16,})@', wanted[1]));
    IF password IS NULL THEN
      RAISE EXCEPTION 'secret %: not postgres://%:<password>@… with 16 or more of A-Z a-z 0-9 . _ ~ -', wanted[2], wanted[1];
    END IF;
    EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', wanted[1], password);
  END LOOP;
  EXECUTE format('CREATE ROLE temporal LOGIN PASSWORD %L', pg_temp.secret('temporal_password'));
  -- A transaction left open, in whichever database, holds back the feed of every agency.
  ALTER ROLE temporal SET idle_in_transaction_session_timeout = '5min';
END
$$;

CREATE DATABASE dondoc OWNER dondoc_owner;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;

REVOKE CONNECT ON DATABASE dondoc, temporal, temporal_visibility FROM PUBLIC;
GRANT CONNECT ON DATABASE dondoc TO dondoc_app, dondoc_feed;
