import type { Progress } from '@dondoc/contracts';
import type { AssignedReport, Instant } from '@dondoc/domain';

/**
 * What the worker hands to workflows in Temporal's time. Everywhere but in a rehearsal that is the office's
 * own time; the time-skipping server, which plays 2024, starts at the machine's now and cannot go back.
 */
export class WorkflowTime {
  constructor(private readonly aheadMs: number = 0) {}

  progress(progress: Progress): Progress {
    return {
      ...progress,
      limitAt: this.instant(progress.limitAt),
      due: progress.due.map(({ wakeAt, ...step }) => ({
        ...step,
        at: this.instant(step.at),
        ...(wakeAt === undefined ? {} : { wakeAt: this.instant(wakeAt) }),
      })),
    };
  }

  reports(reports: readonly AssignedReport[]): readonly AssignedReport[] {
    return reports.map((report) => ({ ...report, opensAt: this.instant(report.opensAt) }));
  }

  instant(instant: Instant): Instant {
    return this.moved(instant, this.aheadMs);
  }

  /** Back into the office's time. */
  officeInstant(instant: Instant): Instant {
    return this.moved(instant, -this.aheadMs);
  }

  private moved(instant: Instant, byMs: number): Instant {
    return byMs === 0 ? instant : new Date(Date.parse(instant) + byMs).toISOString();
  }
}
