import type { Application, Asking } from '@dondoc/application';
import { withAgency } from '@dondoc/event-store';
import * as read from '@dondoc/read-models';
import type { PersonActor } from '@dondoc/domain';
import { PEOPLE } from '../../support/stage/seed-content.js';

/** A transaction of the store. */
export type Transaction = read.Reading['tx'];

/** A page that people open, as the application asks for it and as a browser does. */
export interface MeasuredQuery {
  readonly name: string;
  readonly personId: string;
  readonly ask: (reading: read.Reading) => Promise<unknown>;
  /** Below /api/v1. */
  readonly path: string;
}

const HEAD = 'head-1';

/** `planId` is that of the year under way. */
export const measuredQueries = (planId: string): MeasuredQuery[] => {
  const people = [
    ['head', HEAD],
    ['reviewer', PEOPLE.reviewer],
    ['director', PEOPLE.director],
  ] as const;
  const each = (
    name: string,
    path: string,
    ask: MeasuredQuery['ask'],
    of: readonly (readonly [string, string])[] = people,
  ): MeasuredQuery[] =>
    of.map(([office, personId]) => ({ name: `${name} (${office})`, personId, path, ask }));
  return [
    ...each('inbox', 'inbox', (reading) => read.inbox(reading)),
    ...each('scoreboard of the plan', `scoreboard?planId=${planId}`, (reading) =>
      read.scoreboard(reading, { planId }),
    ),
    ...each('scoreboard of all years', 'scoreboard', (reading) => read.scoreboard(reading, {}), [
      ['director', PEOPLE.director],
    ]),
    ...each('audit page', 'audit?limit=50', (reading) => read.audit(reading, {}, { limit: 50 })),
    ...each(
      'audit of a report',
      `audit?streamId=report-${planId}-nv1-Q1`,
      (reading) => read.audit(reading, { streamId: `report-${planId}-nv1-Q1` }),
      [['director', PEOPLE.director]],
    ),
    ...each('reports', 'reports?limit=50', (reading) => read.reports(reading, {}, { limit: 50 })),
    ...each('reports overdue', 'reports?overdue=true&limit=50', (reading) =>
      read.reports(reading, { overdue: true }, { limit: 50 }),
    ),
    ...each('reports of the plan', `reports?planId=${planId}&limit=50`, (reading) =>
      read.reports(reading, { planId }, { limit: 50 }),
    ),
  ];
};

export const askingAs = async (
  { queries, clock }: Application,
  agencyId: string,
  personId: string,
): Promise<Asking & { readonly actor: PersonActor }> => {
  const now = await clock.now();
  const actor = await queries.actorFor(agencyId, personId, now);
  if (!actor) throw new Error(`nobody of ${agencyId} is called ${personId}`);
  return { agencyId, actor, now };
};

/** As the application asks: in a transaction of the agency, under row-level security. */
export const askOnce = async (
  application: Application,
  { ask, personId }: MeasuredQuery,
  agencyId: string,
  heard: (tx: Transaction) => void = () => undefined,
): Promise<void> => {
  const asking = await askingAs(application, agencyId, personId);
  const organisation = await application.queries.organisation(agencyId);
  await withAgency(application.dataSource, agencyId, async (tx) => {
    heard(tx);
    await ask({ ...asking, tx, organisation });
  });
};

/** Every statement of the query as PostgreSQL carried it out, the slowest first. */
export const explained = async (
  application: Application,
  query: MeasuredQuery,
  agencyId: string,
): Promise<string> => {
  const statements: { readonly text: string; readonly values: readonly unknown[] }[] = [];
  await askOnce(application, query, agencyId, (tx) => {
    const plain = tx.query.bind(tx) as (...given: unknown[]) => Promise<unknown>;
    tx.query = ((text: string, values: unknown[] = [], ...rest: unknown[]) => {
      if (/^\s*(SELECT|WITH)/i.test(text)) statements.push({ text, values });
      return plain(text, values, ...rest);
    }) as Transaction['query'];
  });
  const plans: { readonly ms: number; readonly text: string }[] = [];
  for (const { text, values } of statements)
    plans.push(
      await withAgency(application.dataSource, agencyId, async (tx) => {
        const lines = (await tx.query(`EXPLAIN (ANALYZE, BUFFERS) ${text}`, [...values])) as {
          'QUERY PLAN': string;
        }[];
        const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
        const ms = Number(/Execution Time: ([\d.]+) ms/.exec(plan)?.[1] ?? 0);
        return { ms, text: `${text.trim()}\n-- ${JSON.stringify(values)}\n${plan}\n` };
      }),
    );
  return plans
    .toSorted((a, b) => b.ms - a.ms)
    .map(({ text }) => text)
    .join('\n\n');
};
