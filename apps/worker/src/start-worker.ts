import 'reflect-metadata';
import type { Reconciliation } from '@dondoc/contracts';
import { FeedConsumer } from '@dondoc/event-store';
import { NestFactory } from '@nestjs/core';
import { FeedGauges } from './feed-gauges.js';
import { ProcessWorker } from './process-worker.js';
import { Reconciler } from './reconciler.js';
import { registerSearchAttributes, scheduleReconcile } from './server-setup.js';
import { ServerWatch } from './server-watch.js';
import { Temporal } from './temporal.js';
import type { WorkerOptions } from './worker-options.js';
import { WorkerModule } from './worker.module.js';

export interface RunningWorker {
  /** True when the feed has been followed to its head and no activity runs. */
  quiet(): Promise<boolean>;
  /** Starts what is missing now; the worker has done so at its start, and does so every hour. */
  reconcile(): Promise<Reconciliation>;
  /** Puts back what a Temporal that lost its database does not know any more; done every ten minutes, too. */
  lookAfterServer(): Promise<void>;
  /** Settles when the worker ends, with an error when it could not go on. */
  readonly ended: Promise<void>;
  /** Stops taking work, lets what is under way finish, closes the connections to Temporal. */
  stop(): Promise<void>;
}

/** Starts the worker and reconciles once. Throws when Temporal or the database cannot be reached. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const context = await NestFactory.createApplicationContext(WorkerModule.with(options), {
    logger: false,
    abortOnError: false,
  });
  const temporal = context.get(Temporal);
  const worker = context.get(ProcessWorker);
  const reconciler = context.get(Reconciler);
  const watch = context.get(ServerWatch);
  const feed = context.get(FeedConsumer);
  const gauges = context.get(FeedGauges);
  const stop = async () => {
    await gauges.stop();
    await watch.stop();
    await feed.stop();
    await worker.stop();
    await context.close();
  };

  try {
    await registerSearchAttributes(temporal);
    await worker.start();
    await reconciler.reconcile();
    if (await scheduleReconcile(temporal)) watch.start();
    feed.start();
    gauges.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    quiet: async () => worker.isIdle() && (await feed.caughtUp()) && worker.isIdle(),
    reconcile: () => reconciler.reconcile(),
    lookAfterServer: () => watch.look(),
    ended: worker.ended,
    stop,
  };
}
