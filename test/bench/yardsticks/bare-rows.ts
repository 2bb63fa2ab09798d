import pg from 'pg';
import type { Stage } from '../../support/stage/index.js';
import type { BareLife, BareStep, BareTable } from '../load/jobs.js';

const SCHEMA = 'bare';
const COPIED = ['events', 'commands', 'reports', 'submissions', 'escalations'];

/**
 * The same tables with the same indexes, checks and defaults and nothing in them, on the same PostgreSQL; without
 * row-level security. Gives the address at which they stand under their usual names.
 */
export const makeBareTables = async (stage: Stage): Promise<string> => {
  await withClient(stage.urls.admin, async (admin) => {
    await admin.query(`CREATE SCHEMA ${SCHEMA}`);
    for (const table of COPIED)
      await admin.query(`CREATE TABLE ${SCHEMA}.${table} (LIKE public.${table} INCLUDING ALL)`);
  });
  const url = new URL(stage.urls.admin);
  url.searchParams.set('options', `-c search_path=${SCHEMA}`);
  return url.href;
};

export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Filled in by the database or, for what is generated, by nobody. */
const FILLED_IN = ['epoch', 'transaction_id', 'position', 'actor_id'];

const tableOf = async (client: pg.Client, name: string, key: readonly string[]): Promise<BareTable> => {
  const { rows } = await client.query<{ column: string }>(
    `SELECT attname AS column FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [name],
  );
  const columns = rows
    .map(({ column }) => column)
    .filter((column) => name !== 'events' || !FILLED_IN.includes(column));
  return { name, columns, key };
};

/** Those of an event that whoever appends gives, as a list for SQL. */
export const eventColumns = async (client: pg.Client): Promise<string> =>
  (await tableOf(client, 'events', [])).columns.join(', ');

const rowsOf = async (
  client: pg.Client,
  { name, columns }: BareTable,
  where: string,
  values: readonly string[],
): Promise<(string | null)[][]> => {
  const list = columns.map((column) => `${column}::text`).join(', ');
  const text = `SELECT ${list} FROM ${name} WHERE ${where}`;
  return (await client.query<(string | null)[]>({ text, values: [...values], rowMode: 'array' })).rows;
};

/**
 * What the product wrote of one report's life, to be written again without it: for each command its events and
 * its record; the rows of report and submission as they are at the end, which is near enough in size.
 */
export const bareLifeOf = (stage: Stage, agencyId: string, reportId: string): Promise<BareLife> =>
  withClient(stage.urls.admin, async (client) => {
    const tables = {
      events: await tableOf(client, 'events', []),
      commands: await tableOf(client, 'commands', []),
      reports: await tableOf(client, 'reports', ['agency_id', 'report_id']),
      submissions: await tableOf(client, 'submissions', ['agency_id', 'report_id', 'version']),
    };
    const ofReport = 'agency_id = $1 AND report_id = $2';
    const streamId = `report-${reportId}`;
    const [report = []] = await rowsOf(client, tables.reports, ofReport, [agencyId, reportId]);
    const submissions = await rowsOf(client, tables.submissions, `${ofReport} ORDER BY version`, [
      agencyId,
      reportId,
    ]);
    const commandRows = await rowsOf(
      client,
      tables.commands,
      'agency_id = $1 AND stream_id = $2 ORDER BY version',
      [agencyId, streamId],
    );
    const commandId = tables.commands.columns.indexOf('command_id');
    const names = ['submit', 'return', 'resubmit', 'approve'];
    const steps: BareStep[] = [];
    for (const [index, command] of commandRows.entries()) {
      const events = await rowsOf(
        client,
        tables.events,
        'agency_id = $1 AND stream_id = $2 AND command_id = $3 ORDER BY version',
        [agencyId, streamId, command[commandId] ?? ''],
      );
      const submission = submissions[index < 2 ? 0 : 1] ?? [];
      steps.push({ step: names[index] ?? '', events, command, report, submission });
    }
    if (steps.length !== names.length) throw new Error(`${reportId} was not taken through its whole life`);
    const receipt = tables.submissions.columns.indexOf('receipt');
    return { tables, steps, reportId, receipts: submissions.map((row) => row[receipt] ?? '') };
  });
