import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { BareLife, BareStep, BareTable, LoadResult } from './jobs.js';
import { closedLoop } from './recorder.js';

/** PostgreSQL takes 100 in all, and those of the system stay open beside these. */
const MOST_CONNECTIONS = 48;

type Row = readonly (string | null)[];

const insertSql = ({ name, columns, key }: BareTable, rowCount: number): string => {
  const tuple = (row: number) =>
    `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`;
  const values = Array.from({ length: rowCount }, (_, row) => tuple(row)).join(', ');
  const upsert = `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${columns
    .filter((column) => !key.includes(column))
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;
  return `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${values} ${key.length > 0 ? upsert : ''}`;
};

/** Each life of the template's rows has its own report, receipts and command ids. */
const ownRows = (life: BareLife, lifeId: string, step: BareStep) => {
  const ids: [string, string][] = [
    [life.reportId, lifeId],
    ...life.receipts.map((receipt): [string, string] => [receipt, `${receipt}-${lifeId}`]),
  ];
  const own = (row: Row): (string | null)[] =>
    row.map((value) => value && ids.reduce((text, [from, to]) => text.replaceAll(from, to), value));
  const { events, command, report, submission } = step;
  return { events: events.map(own), command: own(command), report: own(report), submission: own(submission) };
};

/**
 * What the store writes for each command and nothing else: the events, the command's record, the row of the
 * report and that of the submission; one transaction, prepared statements, no row-level security, no reading.
 */
const transact = async (
  client: pg.PoolClient,
  { tables }: BareLife,
  rows: ReturnType<typeof ownRows>,
): Promise<void> => {
  const write = (table: BareTable, given: readonly Row[]) =>
    client.query({
      name: `${table.name}-${given.length}`,
      text: insertSql(table, given.length),
      values: given.flat(),
    });
  await client.query('BEGIN');
  await write(tables.events, rows.events);
  await write(tables.commands, [rows.command]);
  await write(tables.reports, [rows.report]);
  await write(tables.submissions, [rows.submission]);
  await client.query('COMMIT');
};

export const liveInPostgres = async (
  url: string,
  clients: number,
  life: BareLife,
  lifeIds: readonly string[],
): Promise<LoadResult> => {
  const pool = new pg.Pool({ connectionString: url, max: Math.min(clients, MOST_CONNECTIONS) });
  const commandId = life.tables.commands.columns.indexOf('command_id');
  const result = await closedLoop(lifeIds, clients, async (lifeId, recorder) => {
    for (const step of life.steps) {
      const rows = ownRows(life, lifeId, step);
      rows.command[commandId] = randomUUID();
      await recorder.command(step.step, async () => {
        const client = await pool.connect();
        try {
          await transact(client, life, rows);
        } finally {
          client.release();
        }
      });
    }
  });
  await pool.end();
  return result;
};
