import { rows as ask, type Statement } from '@dondoc/event-store';
import type { EntityMetadata, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';

/** So many go to PostgreSQL as one value; a plan issues thousands of reports. */
const AT_ONCE = 1_000;

/** Writes rows, new or changed, in as few statements as there is room for. Called by projections only. */
export async function save<Row extends ObjectLiteral>(
  tx: QueryRunner,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  const metadata = tx.dataSource.getMetadata(entity);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE).map((row) => stored(metadata, row));
    await ask(tx, statementOf(metadata), [JSON.stringify(some)]);
  }
}

const statements = new WeakMap<EntityMetadata, Statement>();

/**
 * One parameter, whatever the number of rows, so that the statement is planned once. A column of type json
 * gets the very text that stands in it.
 */
function statementOf(metadata: EntityMetadata): Statement {
  const known = statements.get(metadata);
  if (known) return known;
  const { tableName } = metadata;
  const columns = metadata.columns.map((column) => column.databaseName);
  const keys = metadata.primaryColumns.map((column) => column.databaseName);
  const changed = columns.filter((column) => !keys.includes(column));
  const statement = {
    name: `save_${tableName}`,
    text: `INSERT INTO ${tableName} (${columns.join(', ')})
      SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${tableName}, $1)
      ON CONFLICT (${keys.join(', ')}) DO UPDATE
      SET ${changed.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}`,
  };
  statements.set(metadata, statement);
  return statement;
}

const stored = (metadata: EntityMetadata, row: ObjectLiteral): Record<string, unknown> =>
  Object.fromEntries(
    metadata.columns.map((column) => [
      column.databaseName,
      (column.getEntityValue(row, true) as unknown) ?? null,
    ]),
  );
