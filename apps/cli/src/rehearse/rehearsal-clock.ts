import type { Clock } from '@dondoc/application';
import type { Instant } from '@dondoc/domain';
import type { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * The office's time in a rehearsal. It is that of Temporal's time-skipping server, moved back to the
 * rehearsed year: that server starts at the machine's now and knows only the way forward.
 */
export class RehearsalClock implements Clock {
  private constructor(
    private readonly env: TestWorkflowEnvironment,
    /** How far Temporal's time is ahead of the office's. */
    readonly aheadMs: number,
  ) {}

  static async startingAt(env: TestWorkflowEnvironment, start: Instant): Promise<RehearsalClock> {
    return new RehearsalClock(env, (await env.currentTimeMs()) - Date.parse(start));
  }

  async now(): Promise<Instant> {
    return new Date((await this.env.currentTimeMs()) - this.aheadMs).toISOString();
  }

  /** Moves on to `instant`; does nothing when that is past. */
  async advanceTo(instant: Instant): Promise<void> {
    const ms = Date.parse(instant) - Date.parse(await this.now());
    if (ms > 0) await this.env.sleep(ms);
  }
}
