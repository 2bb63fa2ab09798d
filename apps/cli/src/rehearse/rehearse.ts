import { type AuditVerification, createApplication } from '@dondoc/application';
import type { Instant } from '@dondoc/domain';
import { FeedConsumer } from '@dondoc/event-store';
import { type AnyEvent, eventRegistry, type Recorded, type Scoreboard } from '@dondoc/read-models';
import { startWorker } from '@dondoc/worker';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { DatabaseUrls } from '../start/database.js';
import { loadRehearsal } from './load-files.js';
import { play } from './play.js';
import { RehearsalClock } from './rehearsal-clock.js';
import { refusedByTheRules } from './script-commands.js';
import { Standstill } from './standstill.js';
import { whileRunning } from './while-running.js';

export interface RehearsalOptions {
  /** Path of the script. */
  readonly script: string;
  /** A migrated database with nothing in it. */
  readonly urls: Omit<DatabaseUrls, 'owner'>;
  /** Temporal's time-skipping server. */
  readonly env: TestWorkflowEnvironment;
  /** Every event of the feed, as it happens. */
  readonly onEvent: (event: Recorded<AnyEvent>) => void;
}

export interface RehearsalOutcome {
  readonly agencyId: string;
  readonly planId: string;
  readonly until: Instant;
  readonly scoreboard: Scoreboard;
  readonly chain: AuditVerification;
}

/** Plays a plan's year on the real store, workflows and worker; only time is not the machine's. */
export async function rehearse({ script, urls, env, onEvent }: RehearsalOptions): Promise<RehearsalOutcome> {
  const { rehearsal, files } = await loadRehearsal(script);
  const { agencyId } = files.organisation.agency;
  const { planId } = files.plan;
  const clock = await RehearsalClock.startingAt(env, rehearsal.import.at);
  const application = await createApplication({ appUrl: urls.app, clock });
  const worker = await startWorker({
    application,
    feedUrl: urls.feed,
    temporal: { connectionOptions: { address: env.address }, namespace: env.namespace ?? 'default' },
    temporalAheadMs: clock.aheadMs,
    // Nobody works beside a rehearsal.
    signalsPerSecond: 1_000,
  });
  let told = 0;
  const timeline = new FeedConsumer({
    name: 'rehearsal-timeline',
    feedUrl: urls.feed,
    registry: eventRegistry,
    handler: (batch) => {
      told += batch.length;
      for (const event of batch) onEvent(event as unknown as Recorded<AnyEvent>);
      return Promise.resolve();
    },
  });
  timeline.start();
  try {
    const quiet = async () => (await timeline.caughtUp()) && (await worker.quiet());
    const stage = { application, clock, quiet, told: () => told, patience: new Standstill() };
    await whileRunning(worker.ended, play(rehearsal, files, stage));
    const { until } = rehearsal;
    const director = await application.queries.actorFor(agencyId, rehearsal.issue.by, until);
    if (!director) throw refusedByTheRules(rehearsal.issue.by, 'UNKNOWN_PERSON');
    const asking = { agencyId, actor: director, now: until };
    return {
      agencyId,
      planId,
      until,
      scoreboard: await application.queries.scoreboard(asking, { planId, groupBy: 'period' }),
      chain: await application.processes.verifyAudit(agencyId),
    };
  } finally {
    await timeline.stop();
    await worker.stop();
    await application.close();
  }
}
