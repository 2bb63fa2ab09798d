import type { Progress, ReportRef } from '@dondoc/contracts';
import { reportDecider, type Instant } from '@dondoc/domain';
import { currentEpoch, withAgency } from '@dondoc/event-store';
import * as read from '@dondoc/read-models';
import type { DataSource, QueryRunner } from 'typeorm';
import type { ProcessQueries } from './application.types.js';
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
    verifyAudit: (agencyId) => inAgency(agencyId, (tx) => verifyAudit(tx, agencyId)),
    missingEvents: (agencyId) => inAgency(agencyId, (tx) => findMissingEvents(tx, agencyId)),
    progressOf: (agencyId, reportId) => inAgency(agencyId, (tx) => progressOf(tx, agencyId, reportId)),
    reportRef: (agencyId, reportId) =>
      inAgency(agencyId, async (tx) => {
        const row = await read.reportRow(tx, agencyId, reportId);
        return row ? refOf(row) : undefined;
      }),
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
    reportIds: (agencyId, planId, period) =>
      inAgency(agencyId, (tx) => read.reportIds(tx, agencyId, planId, period)),
  };
}

/** From the stream itself, so that a workflow never waits for a read model. */
async function progressOf(
  tx: QueryRunner,
  agencyId: string,
  reportId: string,
): Promise<Progress | undefined> {
  const { state, version } = await fold(tx, agencyId, streamOf.report(reportId), reportDecider);
  if (state.status === 'none') return undefined;
  return {
    epoch: await currentEpoch(tx),
    version,
    phase: state.status,
    limitAt: state.arming.limitAt,
    due: awaitedSteps(reportId, state),
  };
}

const refOf = ({
  agencyId,
  planId,
  assignmentId,
  reportId,
  period,
  leadDivisionId,
}: ReportRef): ReportRef => ({
  agencyId,
  planId,
  assignmentId,
  reportId,
  period,
  leadDivisionId,
});

const assigned = ({ reportId, period, opensAt }: read.OpenReportRow) => ({ reportId, period, opensAt });
