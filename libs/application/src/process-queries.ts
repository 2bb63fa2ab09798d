import { reportDecider, type Instant } from '@dondoc/domain';
import { currentEpoch, withAgency } from '@dondoc/event-store';
import * as read from '@dondoc/read-models';
import type { DataSource, QueryRunner } from 'typeorm';
import type { ProcessQueries, ReportStanding } from './application.types.js';
import { findMissingEvents, verifyAudit } from './audit-verification.js';
import { awaitedSteps } from './wake-up.js';
import { fold, streamOf } from './streams.js';

/** What workflows, reconcile and rehearsals ask. */
export function createProcessQueries(dataSource: DataSource): ProcessQueries {
  const agencies = async (): Promise<readonly string[]> =>
    (await dataSource.manager.find(read.AgencyRow, { order: { agencyId: 'ASC' } })).map(
      (row) => row.agencyId,
    );
  const inAgency = <Answer>(agencyId: string, query: (tx: QueryRunner) => Promise<Answer>): Promise<Answer> =>
    withAgency(dataSource, agencyId, query);

  return {
    agencies,
    verifyAudit: (agencyId, onProgress) =>
      inAgency(agencyId, (tx) => verifyAudit(tx, agencyId, undefined, onProgress)),
    missingEvents: (agencyId) => inAgency(agencyId, (tx) => findMissingEvents(tx, agencyId)),
    progressOf: async (agencyId, reportId) =>
      (await inAgency(agencyId, (tx) => standingOf(tx, agencyId, reportId)))?.progress,
    standingOf: (agencyId, reportId) => inAgency(agencyId, (tx) => standingOf(tx, agencyId, reportId)),
    assignmentInput: (agencyId, assignmentId) =>
      inAgency(agencyId, async (tx) => {
        const row = await read.assignmentRow(tx, agencyId, assignmentId);
        if (!row) return undefined;
        const { planId, title, leadDivisionId } = row;
        const open = await read.openReportRows(tx, agencyId, assignmentId);
        return { agencyId, planId, assignmentId, title, leadDivisionId, reports: open.map(assigned) };
      }),
    openReports: (agencyId, assignmentId) =>
      inAgency(agencyId, async (tx) => (await read.openReportRows(tx, agencyId, assignmentId)).map(assigned)),
    allOpenReports: async () => {
      const found: read.OpenReportRow[] = [];
      for (const agencyId of await agencies())
        found.push(...(await inAgency(agencyId, (tx) => read.openReportRows(tx, agencyId))));
      return found;
    },
    nextDueAt: async () => {
      let earliest: Instant | null = null;
      for (const agencyId of await agencies()) {
        const at: Instant | null = await inAgency(agencyId, (tx) => read.nextDueAt(tx, agencyId));
        if (at !== null && (earliest === null || at < earliest)) earliest = at;
      }
      return earliest;
    },
    attachments: (agencyId) => inAgency(agencyId, (tx) => read.attachmentHashes(tx, agencyId)),
    reportIds: (agencyId, planId, period) =>
      inAgency(agencyId, (tx) => read.reportIds(tx, agencyId, planId, period)),
  };
}

/** From the stream itself, so that a workflow never waits for a read model. */
async function standingOf(
  tx: QueryRunner,
  agencyId: string,
  reportId: string,
): Promise<ReportStanding | undefined> {
  const [{ state, version }, epoch] = await Promise.all([
    fold(tx, agencyId, streamOf.report(reportId), reportDecider),
    currentEpoch(tx),
  ]);
  if (state.status === 'none') return undefined;
  const { planId, assignmentId, period, leadDivisionId, arming } = state;
  return {
    ref: { agencyId, planId, assignmentId, reportId, period, leadDivisionId },
    progress: {
      epoch,
      version,
      phase: state.status,
      limitAt: arming.limitAt,
      due: awaitedSteps(reportId, state),
    },
  };
}

const assigned = ({ reportId, period, opensAt }: read.OpenReportRow) => ({ reportId, period, opensAt });
