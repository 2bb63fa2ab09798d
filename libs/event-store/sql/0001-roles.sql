-- The two roles the running system signs in with. Both may sign in but have no password: whoever
-- starts the system sets one (setRolePassword). An owner without CREATEROLE is told what to ask for.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['dondoc_app', 'dondoc_feed'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', wanted);
      EXCEPTION
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION
            'role % does not exist and % may not create roles: let an administrator run CREATE ROLE % LOGIN NOSUPERUSER NOBYPASSRLS',
            wanted, current_user, wanted USING ERRCODE = 'insufficient_privilege';
        -- Roles belong to the whole cluster: another database may be migrating at this moment.
        WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA public TO dondoc_app, dondoc_feed;
GRANT SELECT ON schema_migrations TO dondoc_app, dondoc_feed;

-- For every table that carries an agency's data: rows of other agencies do not exist, and with no
-- agency set there are no rows at all (after SET LOCAL ends the setting is '', which no row may hold).
CREATE FUNCTION dondoc_isolate(protected regclass) RETURNS void
LANGUAGE plpgsql AS $$
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
$$;

-- For read models: isolated by agency, and the application may do with the rows as it likes,
-- since all of them can be rebuilt from the events. Later migrations: SELECT dondoc_protect('my_table');
CREATE FUNCTION dondoc_protect(protected regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM dondoc_isolate(protected);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO dondoc_app', protected);
END
$$;

REVOKE ALL ON FUNCTION dondoc_isolate(regclass), dondoc_protect(regclass) FROM PUBLIC;
