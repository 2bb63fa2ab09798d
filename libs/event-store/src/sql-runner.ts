import type { QueryResult, QueryConfig } from 'pg';

/** What a query needs: TypeORM's QueryRunner and DataSource give rows, pg's clients and pools an object with rows. */
export interface SqlRunner {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** Of every command's hot path: parsed and planned once on each connection, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** pg's own connection under TypeORM's QueryRunner, which has no way to name a statement. */
export interface PgConnection {
  query(config: string | QueryConfig): Promise<QueryResult>;
}
interface OverConnection extends SqlRunner {
  readonly isReleased: boolean;
  connect(): Promise<PgConnection>;
}

export async function rows<Row>(
  runner: SqlRunner,
  asked: string | Statement,
  values: unknown[] = [],
): Promise<Row[]> {
  if (typeof asked !== 'string' && isOverConnection(runner)) {
    const connection = await runner.connect();
    return (await connection.query({ ...asked, values })).rows as Row[];
  }
  const result = await runner.query(typeof asked === 'string' ? asked : asked.text, values);
  if (Array.isArray(result)) return result as Row[];
  return (result as { rows: Row[] }).rows;
}

const isOverConnection = (runner: SqlRunner): runner is OverConnection => 'isReleased' in runner;
