import { verifyChain } from '@dondoc/event-store';
import { rebuildReadModels } from '@dondoc/read-models';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Stage } from '../../support/stage/index.js';
import type { Progress } from '../progress.js';
import { percentile } from '../statistics.js';
import { agencyIdOf, fillStore, planIdOf, type StoreShape } from './fill.js';
import { askOnce, explained, measuredQueries, type MeasuredQuery } from './queries.js';

export interface QueryFigures {
  readonly name: string;
  readonly applicationMs: { readonly p50: number; readonly p99: number };
  readonly httpMs: { readonly p50: number; readonly p99: number };
}

export interface StoreFigures {
  readonly reports: number;
  readonly agencies: number;
  readonly events: number;
  readonly databaseMb: number;
  readonly secondsToFill: number;
  /** How often each was asked, of one agency after the other. */
  readonly asked: number;
  readonly queries: readonly QueryFigures[];
  readonly rebuild: Pass;
  readonly chain: Pass;
}

/** Of the whole store, or as much of it as there was time for. */
export interface Pass {
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly agencies: number;
}

export interface StoreBenchOptions {
  readonly shape: StoreShape;
  readonly asked: number;
  /** Rebuild and chain check end after the agency in which this has passed. */
  readonly passSeconds: number;
  /** Where the queries' plans are put. */
  readonly folder: string;
}

/** Queries, rebuild and chain check on a store of many agencies and years. */
export const benchStore = async (
  stage: Stage,
  { shape, asked, passSeconds, folder }: StoreBenchOptions,
  progress: Progress,
): Promise<StoreFigures> => {
  // A history of ten years is no news to anybody: nobody follows the feed while it is written.
  for (const part of [stage.worker, stage.temporal]) await part.stop();
  const since = performance.now();
  const reports = await fillStore(stage.application, shape, progress);
  const secondsToFill = (performance.now() - since) / 1000;
  const admin = new pg.Client({ connectionString: stage.urls.admin });
  await admin.connect();
  try {
    progress.say('VACUUM ANALYZE');
    await admin.query('VACUUM (ANALYZE)');
    const { rows } = await admin.query<{ events: number; databaseMb: number }>(
      `SELECT (SELECT count(*)::integer FROM events) AS events,
         pg_database_size(current_database())::float8 / 1024 / 1024 AS "databaseMb"`,
    );
    const { events, databaseMb } = rows[0] ?? { events: 0, databaseMb: 0 };
    await mkdir(folder, { recursive: true });
    const queries: QueryFigures[] = [];
    for (const query of measuredQueries(planIdOf(shape.years.at(-1) ?? 0))) {
      progress.say(query.name);
      queries.push(await measured(stage, query, shape.agencies, asked));
      const file = `${query.name.replaceAll(/\W+/g, '-').replace(/-$/, '')}.plan.txt`;
      await writeFile(join(folder, file), await explained(stage.application, query, agencyIdOf(0)));
    }
    progress.say('dựng lại bảng đọc / rebuilding the read models');
    const rebuild = await rebuilt(stage, admin, passSeconds, progress);
    progress.say('kiểm tra chuỗi / checking the chain');
    const chain = await chainChecked(stage, shape.agencies, passSeconds, progress);
    return {
      ...{ reports, events, databaseMb, secondsToFill, asked, queries, rebuild, chain },
      agencies: shape.agencies,
    };
  } finally {
    await admin.end();
  }
};

/** One after the other, each time of another agency: what was read just before is not what is asked next. */
const measured = async (
  stage: Stage,
  query: MeasuredQuery,
  agencies: number,
  asked: number,
): Promise<QueryFigures> => {
  const timed = async (ask: (agencyId: string) => Promise<unknown>) => {
    const took: number[] = [];
    // The first of each is not counted: statements are planned and code is compiled then.
    for (let time = -1; time < asked; time += 1) {
      const agencyId = agencyIdOf((time + 1) % agencies);
      const since = performance.now();
      await ask(agencyId);
      if (time >= 0) took.push(performance.now() - since);
    }
    return { p50: percentile(took, 50), p99: percentile(took, 99) };
  };
  const tokens = new Map<string, string>();
  for (let index = 0; index < agencies; index += 1)
    tokens.set(agencyIdOf(index), await stage.token(agencyIdOf(index), query.personId));
  return {
    name: query.name,
    applicationMs: await timed((agencyId) => askOnce(stage.application, query, agencyId)),
    httpMs: await timed(async (agencyId) => {
      const response = await fetch(`${stage.apiUrl}/api/v1/${query.path}`, {
        headers: { authorization: `Bearer ${tokens.get(agencyId) ?? ''}` },
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${query.path}: ${response.status} ${text.slice(0, 300)}`);
    }),
  };
};

/** Ends a rebuild where there was time for no more; that agency keeps the rows it had. */
class EnoughSeen extends Error {}

const rebuilt = async (
  stage: Stage,
  admin: pg.Client,
  passSeconds: number,
  progress: Progress,
): Promise<Pass> => {
  const since = performance.now();
  const done: string[] = [];
  let seconds = 0;
  try {
    await rebuildReadModels(stage.urls.app, {
      onProgress: (seen) => {
        progress.now(`${seen.agencyId}: ${seen.done}/${seen.streams}`);
        if (seen.done < seen.streams) return;
        done.push(seen.agencyId);
        seconds = (performance.now() - since) / 1000;
        if (seconds > passSeconds) throw new EnoughSeen();
      },
    });
  } catch (error) {
    if (!(error instanceof EnoughSeen)) throw error;
  }
  const { rows } = await admin.query<{ events: number }>(
    'SELECT count(*)::integer AS events FROM events WHERE agency_id = ANY($1)',
    [done],
  );
  const events = rows[0]?.events ?? 0;
  return { events, seconds, eventsPerSecond: events / seconds, agencies: done.length };
};

const chainChecked = async (
  stage: Stage,
  agencies: number,
  passSeconds: number,
  progress: Progress,
): Promise<Pass> => {
  const feed = new pg.Client({ connectionString: stage.urls.feed });
  await feed.connect();
  try {
    const since = performance.now();
    const seconds = () => (performance.now() - since) / 1000;
    let events = 0;
    let checked = 0;
    for (; checked < agencies && seconds() <= passSeconds; checked += 1) {
      const agencyId = agencyIdOf(checked);
      const report = await verifyChain({ query: (text, values) => feed.query(text, values) }, agencyId);
      if (report.broken) throw new Error(`${agencyId}: ${JSON.stringify(report.broken)}`);
      events += report.events;
      progress.now(`${agencyId}: ${report.events}`);
    }
    return { events, seconds: seconds(), eventsPerSecond: events / seconds(), agencies: checked };
  } finally {
    await feed.end();
  }
};
