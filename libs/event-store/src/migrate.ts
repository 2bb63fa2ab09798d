import { AbstractLogger, DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { MIGRATION_LOCK } from './advisory-locks.js';
import { beginEpochIfMoved } from './epochs.js';
import { sqlMigrationNames, sqlMigrations } from './migrations.js';
import { rows, type SqlRunner } from './sql-runner.js';

const TABLE = 'schema_migrations';

/** With logging off TypeORM still prints a failure, which is thrown as well and told by whoever catches it. */
class Silence extends AbstractLogger {
  protected override writeLog(): void {
    // Nothing: see above.
  }
}

/**
 * Brings the database to the newest schema, as its owner; returns the names of what was run. Any number
 * may start at once: one works, the others wait and find nothing to do. Each file runs whole or not at
 * all. A store that has come from another cluster begins an epoch.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url: ownerUrl,
    poolSize: 1,
    migrations: sqlMigrations(),
    migrationsTableName: TABLE,
    applicationName: 'dondoc-migrate',
    installExtensions: false,
    logger: new Silence(),
  }).initialize();
  try {
    return await underLock(dataSource.createQueryRunner(), async (owner) => {
      const executor = new MigrationExecutor(dataSource, owner);
      executor.transaction = 'each';
      const done = await executor.executePendingMigrations();
      await beginEpochIfMoved(owner);
      return done.map((migration) => migration.name);
    });
  } finally {
    await dataSource.destroy();
  }
}

/** Migrations this program brings and the database has not seen; any role of ours may ask. */
export async function pendingMigrations(database: SqlRunner): Promise<string[]> {
  const known = sqlMigrationNames();
  const [exists] = await rows<{ found: boolean }>(database, 'SELECT to_regclass($1) IS NOT NULL AS found', [
    TABLE,
  ]);
  if (exists?.found !== true) return known;
  const done = await rows<{ name: string }>(database, `SELECT name FROM ${TABLE}`);
  const names = new Set(done.map((row) => row.name));
  return known.filter((name) => !names.has(name));
}

/** The lock belongs to the very connection that migrates: were that lost, nobody would work on beside it. */
async function underLock<T>(owner: QueryRunner, work: (owner: QueryRunner) => Promise<T>): Promise<T> {
  try {
    await owner.query('SELECT pg_advisory_lock($1, $2)', [...MIGRATION_LOCK]);
    const result = await work(owner);
    await owner.query('SELECT pg_advisory_unlock($1, $2)', [...MIGRATION_LOCK]);
    return result;
  } finally {
    await owner.release();
  }
}
