import { RECONCILE_SCHEDULE_ID } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { ScheduleNotFoundError } from '@temporalio/client';
import { Reconciler } from './reconciler.js';
import { registerSearchAttributes, scheduleReconcile } from './server-setup.js';
import { Temporal } from './temporal.js';
import { OPTIONS } from './worker-options.js';
import type { WorkerOptions } from './worker-options.js';

const EVERY_MS = 10 * 60_000;

/**
 * Sees when Temporal came back with an empty database while the worker went on: then nothing there knows the
 * hourly Schedule or the search attributes, and nobody else would put them back.
 */
@Injectable()
export class ServerWatch {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly temporal: Temporal,
    private readonly reconciler: Reconciler,
    @Inject(OPTIONS) private readonly options: WorkerOptions,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
    this.timer.unref();
  }

  /** Sets everything up again if the Schedule is gone. Rejects never: it is tried again. */
  look(): Promise<void> {
    this.looking ??= this.putBack()
      .catch((error: unknown) => this.options.onError?.('server', error))
      .finally(() => {
        this.looking = undefined;
      });
    return this.looking;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.looking;
  }

  /** For who meets an error of which a lost server may be the cause. */
  lookAfterError(): void {
    if (this.timer) void this.look();
  }

  private async putBack(): Promise<void> {
    try {
      await this.temporal.client.schedule.getHandle(RECONCILE_SCHEDULE_ID).describe();
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
      await registerSearchAttributes(this.temporal);
      await this.reconciler.reconcile();
      // Last, since it is what tells that all is done.
      await scheduleReconcile(this.temporal);
    }
  }
}
