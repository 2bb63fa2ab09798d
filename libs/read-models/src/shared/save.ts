import { rows as ask, type Statement } from '@dondoc/event-store';
import type { EntityMetadata, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';

/** So many go to PostgreSQL as one value; a plan issues thousands of reports. */
const AT_ONCE = 1_000;

type Rows<Row extends ObjectLiteral> = readonly [EntityTarget<Row>, readonly Row[]];

/** Writes rows, new or changed, in as few statements as there is room for. Called by projections only. */
export const save = <Row extends ObjectLiteral>(
  tx: QueryRunner,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> => saveAll(tx, [[entity, rows]]);

/** As `save`, for rows of up to four kinds at once. */
export async function saveAll<
  A extends ObjectLiteral,
  B extends ObjectLiteral,
  C extends ObjectLiteral,
  D extends ObjectLiteral,
>(tx: QueryRunner, kinds: readonly [Rows<A>, Rows<B>?, Rows<C>?, Rows<D>?]): Promise<void> {
  const given = kinds.flatMap((kind) => {
    if (kind === undefined) return [];
    const [entity, rows] = kind;
    return [{ metadata: tx.dataSource.getMetadata(entity), rows: rows }];
  });
  for (let from = 0; given.some(({ rows }) => rows.length > from); from += AT_ONCE) {
    const now = given
      .map(({ metadata, rows }) => ({ metadata, rows: rows.slice(from, from + AT_ONCE) }))
      .filter(({ rows }) => rows.length > 0);
    await ask(
      tx,
      statementOf(now.map(({ metadata }) => metadata)),
      now.map(({ metadata, rows }) => JSON.stringify(rows.map((row) => stored(metadata, row)))),
    );
  }
}

const statements = new Map<string, Statement>();

/**
 * One parameter a kind, whatever the number of rows, so that the statement is planned once. A column of type
 * json gets the very text that stands in it.
 */
function statementOf(kinds: readonly EntityMetadata[]): Statement {
  const name = `save_${kinds.map(({ tableName }) => tableName).join('_')}`;
  const known = statements.get(name);
  if (known) return known;
  const upserts = kinds.map((metadata, index) => upsertSql(metadata, `$${index + 1}`));
  const last = upserts.pop() ?? '';
  const first = upserts.map((sql, index) => `kind_${index} AS (${sql})`).join(', ');
  const statement = { name, text: first === '' ? last : `WITH ${first} ${last}` };
  statements.set(name, statement);
  return statement;
}

function upsertSql(metadata: EntityMetadata, parameter: string): string {
  const { tableName } = metadata;
  const columns = metadata.columns.map((column) => column.databaseName);
  const keys = metadata.primaryColumns.map((column) => column.databaseName);
  const changed = columns.filter((column) => !keys.includes(column));
  return `INSERT INTO ${tableName} (${columns.join(', ')})
    SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${tableName}, ${parameter})
    ON CONFLICT (${keys.join(', ')}) DO UPDATE
    SET ${changed.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}`;
}

const stored = (metadata: EntityMetadata, row: ObjectLiteral): Record<string, unknown> =>
  Object.fromEntries(
    metadata.columns.map((column) => [
      column.databaseName,
      (column.getEntityValue(row, true) as unknown) ?? null,
    ]),
  );
