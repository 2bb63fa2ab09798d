import type { RecordedEvent } from '@dondoc/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { forEachOf } from './pace.js';
import type { ProcessSide } from './process-side.js';
import { WorkflowMessenger } from './workflow-messenger.js';
import { PROCESS_SIDE } from './worker-options.js';

const REPORT = 'report-';
const PLAN = 'plan-';
const AT_A_TIME = 8;

/**
 * Follows the feed and tells the workflows: rounds and assignments that they were issued, reports where they stand.
 * Of many events of one report only the newest counts, and what is sent comes from the store, not from them.
 */
@Injectable()
export class ProgressFollower {
  constructor(
    private readonly messenger: WorkflowMessenger,
    @Inject(PROCESS_SIDE) private readonly office: ProcessSide,
  ) {}

  async handle(batch: readonly RecordedEvent[]): Promise<void> {
    for (const { agencyId, streamId } of batch.filter(({ type }) => type === 'PlanIssued'))
      for (const round of await this.office.rounds.toCome(agencyId, streamId.slice(PLAN.length)))
        await this.messenger.needRound(round);
    const issued = batch.filter(({ type }) => type === 'AssignmentIssued');
    // Assignments first: they start the reports that the rest of the batch may be about.
    await forEachOf(issued, AT_A_TIME, ({ agencyId, data }) =>
      this.messenger.needReports(agencyId, (data as { assignmentId: string }).assignmentId, []),
    );
    const reopened = new Set(batch.filter(({ type }) => type === 'ReportReopened').map(keyOf));
    await forEachOf(reportsToTell(batch), AT_A_TIME, (event) =>
      this.tellReport(event.agencyId, event.streamId.slice(REPORT.length), reopened.has(keyOf(event))),
    );
  }

  private async tellReport(agencyId: string, reportId: string, reopened: boolean): Promise<void> {
    const { clock, processes } = this.office;
    const standing = await processes.standingOf(agencyId, reportId);
    if (!standing) throw new Error(`The feed tells of ${reportId}, which is not in the store`);
    const { ref, progress } = standing;
    const runs = await this.messenger.tellReport(ref, progress);
    // Reopened in the moment it closed, its workflow goes on; that of its assignment may have ended meanwhile.
    if (runs && !reopened) return;
    // Approved: there is nothing to wait for. Not open yet: its assignment starts it, and it asks first.
    const open = await processes.openReports(agencyId, ref.assignmentId);
    const report = open.find((one) => one.reportId === reportId);
    if (report && report.opensAt <= (await clock.now())) {
      await this.messenger.needReports(agencyId, ref.assignmentId, [report]);
    }
  }
}

const keyOf = ({ agencyId, streamId }: RecordedEvent): string => `${agencyId} ${streamId}`;

/**
 * The newest event of each report, but not where a workflow knows by itself: what it recorded came back as
 * the answer to its step, and a report that was only just created is started by its assignment.
 */
function reportsToTell(batch: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const newest = new Map<string, RecordedEvent>();
  const creations = new Set<string>();
  for (const event of batch) {
    if (!event.streamId.startsWith(REPORT)) continue;
    newest.set(keyOf(event), event);
    if (event.type === 'ReportCreated') creations.add(`${event.agencyId} ${event.commandId}`);
  }
  return [...newest.values()].filter(
    ({ agencyId, commandId, meta }) =>
      meta.actor.kind === 'person' && !creations.has(`${agencyId} ${commandId}`),
  );
}
