import { startWorker, type RunningWorker } from '@dondoc/worker';
import type { Instant } from '@dondoc/domain';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { until } from './running-system.js';
import { timeSkippingEnv } from './temporal.js';
import { WebOffice } from './web-office.js';

const YEAR_MS = 366 * 86_400_000;

/**
 * The office with its process: pages, API and worker, whose time is that of Temporal's time-skipping server, set back to
 * where the story begins. It stands, but for the milliseconds that the machine takes, until it is moved on.
 */
export class ProcessOffice {
  private constructor(
    readonly web: WebOffice,
    private readonly env: TestWorkflowEnvironment,
    private readonly worker: RunningWorker,
    private readonly aheadMs: number,
  ) {}

  static async open(beginning: Instant): Promise<ProcessOffice> {
    const env = await timeSkippingEnv();
    const aheadMs = (await env.currentTimeMs()) - Date.parse(beginning);
    const now = async () => new Date((await env.currentTimeMs()) - aheadMs).toISOString();
    const web = await WebOffice.open(beginning, {
      clock: { now },
      temporalAddress: env.address,
      // People stay signed in while the weeks of the story pass.
      config: { limits: { idleMs: YEAR_MS, absoluteMs: YEAR_MS }, freshMs: YEAR_MS },
    });
    const { application, database } = web.system.api;
    const worker = await startWorker({
      application,
      feedUrl: database.feedUrl,
      temporal: { connectionOptions: { address: env.address }, namespace: env.namespace ?? 'default' },
      temporalAheadMs: aheadMs,
      signalsPerSecond: 1_000,
      jobFilesFolder: join(web.system.api.attachmentsFolder, 'jobs'),
    });
    return new ProcessOffice(web, env, worker, aheadMs);
  }

  /** Moves on to an instant, by way of everything that falls due before; it is on record when this is done. */
  async moveTo(instant: Instant): Promise<void> {
    const { processes } = this.web.system.api.application;
    for (;;) {
      await until(async () => {
        const due = await processes.nextDueAt();
        const behind = due !== null && due <= (await this.now());
        return (!behind && (await this.worker.quiet())) || undefined;
      });
      const due = await processes.nextDueAt();
      if (due === null || due > instant) break;
      await this.skipTo(due);
    }
    await this.skipTo(instant);
  }

  async close(): Promise<void> {
    await this.worker.stop();
    await this.web.close();
    await this.env.teardown();
  }

  private now = async (): Promise<Instant> =>
    new Date((await this.env.currentTimeMs()) - this.aheadMs).toISOString();

  private async skipTo(instant: Instant): Promise<void> {
    const ms = Date.parse(instant) - Date.parse(await this.now());
    if (ms > 0) await this.env.sleep(ms);
  }
}
