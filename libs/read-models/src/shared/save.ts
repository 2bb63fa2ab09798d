import type { EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';

/** PostgreSQL takes 65,535 parameters in a statement. */
const MOST_PARAMETERS = 60_000;

/** Writes rows, new or changed, in as few statements as there is room for. Called by projections only. */
export async function save<Row extends ObjectLiteral>(
  tx: QueryRunner,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  const metadata = tx.dataSource.getMetadata(entity);
  const keys = metadata.primaryColumns.map((column) => column.propertyName);
  const size = Math.floor(MOST_PARAMETERS / metadata.columns.length);
  for (let from = 0; from < rows.length; from += size)
    await tx.manager.upsert(entity, rows.slice(from, from + size), keys);
}
