import { reportDecider, type ReportEvent, type ReportState } from '@dondoc/domain';
import { rebuildReadModels } from '@dondoc/read-models';
import { reportEtag } from '@dondoc/application';
import type pg from 'pg';
import type { Office } from '../load/office.js';
import { groupedBy, type StoredEvent } from './record.js';

/** Every table that a projection writes: those from which the application may delete. */
const TABLES = `SELECT oid::regclass::text AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relrowsecurity AND has_table_privilege('dondoc_app', oid, 'DELETE') ORDER BY 1`;

type Dump = ReadonlyMap<string, readonly string[]>;

async function dump(admin: pg.Client): Promise<Dump> {
  const { rows: tables } = await admin.query<{ name: string }>(TABLES);
  const content = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const { rows } = await admin.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t ORDER BY 1`);
    content.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return content;
}

const head = async (admin: pg.Client): Promise<string> =>
  (await admin.query<{ head: string }>('SELECT max(position)::text AS head FROM events')).rows[0]?.head ?? '';

/** The read models are what the events come to: a rebuild makes identical rows. */
export async function checkReadModels(admin: pg.Client, appUrl: string): Promise<string[]> {
  for (;;) {
    const before = await head(admin);
    const kept = await dump(admin);
    await rebuildReadModels(appUrl);
    const folded = await dump(admin);
    // The clock may record something meanwhile; then the two are of different moments.
    if ((await head(admin)) === before) return differences(kept, folded);
  }
}

function differences(kept: Dump, folded: Dump): string[] {
  return [...folded].flatMap(([table, rows]) => {
    const had = kept.get(table) ?? [];
    const missing = rows.filter((row) => !had.includes(row));
    const tooMany = had.filter((row) => !rows.includes(row));
    if (missing.length + tooMany.length === 0) return [];
    return [
      `${table}: ${tooMany.length} rows that the events do not come to, first ${tooMany[0] ?? '–'}; ${missing.length} that are not there, first ${missing[0] ?? '–'}`,
    ];
  });
}

export const foldReports = (events: readonly StoredEvent[]): ReadonlyMap<string, ReportState> =>
  new Map(
    [
      ...groupedBy(
        events.filter(({ streamId }) => streamId.startsWith('report-')),
        ({ streamId }) => streamId.slice('report-'.length),
      ),
    ].map(([reportId, stream]) => [
      reportId,
      stream.reduce<ReportState>(
        (state, event) => reportDecider.evolve(state, event as unknown as ReportEvent),
        reportDecider.initialState,
      ),
    ]),
  );

interface ApiReport {
  readonly reportId: string;
  readonly phase: string;
  readonly submissionNumber: number;
  readonly returns: number;
  readonly limitAt: string;
  readonly etag: string;
}
interface ApiPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What the API says of every report, and of every level raised, is what the events come to. */
export async function checkApi(
  office: Office,
  reader: string,
  events: readonly StoredEvent[],
): Promise<string[]> {
  const shown = new Map<string, ApiReport>();
  for (const report of await pages<ApiReport>(office, reader, 'reports')) shown.set(report.reportId, report);
  const folded = foldReports(events);
  const wrong = [...folded].flatMap(([reportId, state]) => {
    if (state.status === 'none') return [];
    const expected = {
      ...{ reportId, phase: state.status, submissionNumber: state.submissions.length },
      ...{ returns: state.returns, limitAt: state.arming.limitAt, etag: reportEtag(state) },
    };
    const said = shown.get(reportId);
    const same =
      said && Object.entries(expected).every(([field, value]) => said[field as keyof ApiReport] === value);
    return same
      ? []
      : [
          `the API says of ${reportId} ${JSON.stringify(said)}; its events come to ${JSON.stringify(expected)}`,
        ];
  });
  if (shown.size !== folded.size) wrong.push(`the API lists ${shown.size} reports of ${folded.size}`);

  const raised = events.filter(({ type }) => type === 'EscalationRaised' || type === 'ReviewOverdue').length;
  const escalations = await pages<unknown>(office, reader, 'escalations');
  if (escalations.length !== raised)
    wrong.push(`the API lists ${escalations.length} escalations of ${raised}`);
  return wrong;
}

async function pages<Item>(office: Office, reader: string, path: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: ApiPage<Item> = await office.get(reader, `${path}?limit=200${query}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
