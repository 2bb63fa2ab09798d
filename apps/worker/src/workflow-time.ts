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
      due: progress.due.map((step) => ({ ...step, at: this.instant(step.at) })),
    };
  }

  reports(reports: readonly AssignedReport[]): readonly AssignedReport[] {
    return reports.map((report) => ({ ...report, opensAt: this.instant(report.opensAt) }));
  }

  private instant(instant: Instant): Instant {
    return this.aheadMs === 0 ? instant : new Date(Date.parse(instant) + this.aheadMs).toISOString();
  }
}
