import pg from 'pg';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { ConnectionLost } from './errors.js';
import { ListeningClient } from './listening-client.js';
import type { PgConnection } from './sql-runner.js';

export interface StoreDataSourceOptions {
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number;
  readonly entities?: NonNullable<DataSourceOptions['entities']>;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

/**
 * A transaction whose process was stopped or cut off holds back the feed of every agency, and whoever waits for its
 * rows: the server ends it, and notices a machine that vanished within a minute instead of two hours.
 */
const SESSION = [
  'idle_in_transaction_session_timeout=60s',
  'tcp_keepalives_idle=15',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** The one pool of a process, connected. The schema is never touched through it: that is `migrate`'s. */
export function createDataSource(url: string, options: StoreDataSourceOptions = {}): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize: options.poolSize ?? 10,
    entities: options.entities ?? [],
    applicationName: options.applicationName ?? 'dondoc',
    connectTimeoutMS: 10_000,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    extra: {
      keepAlive: true,
      // Statements that do not wait for one another's answers are sent together.
      pipeline: true,
      options: SESSION,
      Client: ListeningClient,
    },
  }).initialize();
}

/**
 * Runs `fn` in one transaction in which only this agency's rows exist (row-level security by SET LOCAL).
 * Commits what it returns, rolls back what it throws. Throws ConnectionLost.
 */
export async function withAgency<T>(
  dataSource: DataSource,
  agencyId: string,
  fn: (tx: QueryRunner) => Promise<T>,
): Promise<T> {
  if (agencyId === '') throw new Error('an agency must be named');
  const tx = dataSource.createQueryRunner();
  let begun = false;
  try {
    const connection = (await tx.connect()) as PgConnection;
    await connection.query(
      `BEGIN; SELECT set_config('dondoc.agency_id', ${pg.escapeLiteral(agencyId)}, true)`,
    );
    begun = true;
    const result = await fn(tx);
    // PostgreSQL answers the COMMIT of a transaction in which a statement failed with ROLLBACK, and no error.
    if ((await connection.query('COMMIT')).command !== 'COMMIT')
      throw new Error('a statement of the transaction had failed, and nobody had said so');
    begun = false;
    return result;
  } catch (error) {
    // Released, but not by us: the connection broke, and whatever was asked of it next failed in its own words.
    if (tx.isReleased) throw new ConnectionLost({ cause: error });
    // The first error is the one to tell, not that of rolling back.
    if (begun) await tx.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await tx.release();
  }
}
