import { UnsafeDatabase } from './errors.js';
import { pendingMigrations } from './migrate.js';
import { rows, type SqlRunner } from './sql-runner.js';

interface RoleFacts {
  readonly role: string;
  readonly superuser: boolean;
  readonly bypassesRls: boolean;
  readonly migrated: boolean;
}
interface TableFacts {
  readonly owns: boolean;
  readonly changes: boolean;
  readonly sameCluster: boolean;
  readonly restored: boolean;
}

/**
 * Refuses (UnsafeDatabase, by code) to run as a superuser, as a role that bypasses row-level security, as
 * the tables' owner or one of its members, or as one that may change events; on a store that was copied
 * from another cluster and has not begun an epoch in this one, or whose restore did not come to its end; and on a
 * schema older than this program's.
 */
export async function assertSafeRole(database: SqlRunner): Promise<void> {
  const [role] = await rows<RoleFacts>(
    database,
    // The role that signed in, too: SET ROLE can be undone by whoever runs SQL.
    `SELECT session_user AS role, bool_or(rolsuper) AS superuser, bool_or(rolbypassrls) AS "bypassesRls",
       to_regclass('public.events') IS NOT NULL AND to_regclass('public.feed_checkpoints') IS NOT NULL AS migrated
     FROM pg_roles WHERE rolname IN (session_user, current_user)`,
  );
  if (role === undefined) throw new Error('PostgreSQL does not know the role it let in');
  if (role.superuser) throw unsafe('ROLE_IS_SUPERUSER', `${role.role} is a superuser`);
  if (role.bypassesRls) throw unsafe('ROLE_BYPASSES_RLS', `${role.role} bypasses row-level security`);
  if (!role.migrated)
    throw unsafe('SCHEMA_NOT_MIGRATED', 'the database has no event store', 'Run the migrations first.');
  const pending = await pendingMigrations(database);
  if (pending.length > 0)
    throw unsafe(
      'SCHEMA_NOT_MIGRATED',
      `the database has not seen ${pending.join(', ')}`,
      'Run the migrations first.',
    );
  await assertSafeTables(database, role.role);
}

async function assertSafeTables(database: SqlRunner, role: string): Promise<void> {
  const [tables] = await rows<TableFacts>(
    database,
    `SELECT bool_or(pg_has_role(session_user, relowner, 'MEMBER')) AS owns,
       bool_or(has_table_privilege(session_user, oid, 'UPDATE, DELETE, TRUNCATE')
         OR has_any_column_privilege(session_user, oid, 'UPDATE')) AS changes,
       (SELECT system_identifier FROM epochs ORDER BY epoch DESC LIMIT 1)
         = (SELECT system_identifier FROM pg_control_system()) AS "sameCluster",
       (SELECT ready FROM epochs ORDER BY epoch DESC LIMIT 1) AS restored
     FROM pg_class WHERE oid IN ('public.events'::regclass, 'public.commands'::regclass, 'public.epochs'::regclass)`,
  );
  if (tables === undefined) throw new Error('the event store has no tables');
  if (tables.owns) throw unsafe('ROLE_OWNS_TABLES', `${role} owns the event store's tables`);
  if (tables.changes) throw unsafe('ROLE_MAY_CHANGE_EVENTS', `${role} may change recorded events`);
  if (!tables.sameCluster)
    throw unsafe(
      'EPOCH_OF_ANOTHER_CLUSTER',
      'the store was restored from another cluster and has begun no epoch here',
      'Run the migrations, which begin one.',
    );
  if (!tables.restored)
    throw unsafe(
      'RESTORE_UNFINISHED',
      'a restore did not come to its end and the read models are not whole',
      'Run the restore again.',
    );
}

const unsafe = (
  code: UnsafeDatabase['code'],
  fact: string,
  remedy = 'DATABASE_URL must name the role dondoc_app; the owner is for migrations only.',
): UnsafeDatabase => new UnsafeDatabase(code, `refusing to start: ${fact}. ${remedy}`);
