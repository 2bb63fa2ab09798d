import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { ConnectionLost } from './errors.js';

export interface StoreDataSourceOptions {
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number;
  readonly entities?: NonNullable<DataSourceOptions['entities']>;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

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
    extra: { keepAlive: true },
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
  try {
    await tx.startTransaction();
    await tx.query(`SELECT set_config('dondoc.agency_id', $1, true)`, [agencyId]);
    const result = await fn(tx);
    await tx.commitTransaction();
    return result;
  } catch (error) {
    // Released, but not by us: the connection broke, and whatever was asked of it next failed in its own words.
    if (tx.isReleased) throw new ConnectionLost({ cause: error });
    // The first error is the one to tell, not that of rolling back.
    if (tx.isTransactionActive) await tx.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await tx.release();
  }
}
