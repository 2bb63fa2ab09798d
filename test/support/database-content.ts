import pg from 'pg';
import type { TestDatabase } from './postgres.js';

export const asked = async <Row>(url: string, query: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query)).rows as Row[];
  } finally {
    await client.end();
  }
};
/** Every table but the list of migrations. */
export const tables = async ({ adminUrl }: TestDatabase) =>
  (
    await asked<{ name: string }>(
      adminUrl,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations'`,
    )
  ).map(({ name }) => name);

/** Every row of every table as PostgreSQL writes it. */
export const dump = async (database: TestDatabase): Promise<Record<string, readonly string[]>> => {
  const content: Record<string, readonly string[]> = {};
  for (const table of await tables(database)) {
    const rows = await asked<{ row: string }>(
      database.adminUrl,
      `SELECT t::text AS row FROM ${table} AS t ORDER BY 1`,
    );
    content[table] = rows.map(({ row }) => row);
  }
  return content;
};
