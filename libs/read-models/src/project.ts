import type { QueryRunner } from 'typeorm';
import { projectAssignments } from './assignment/assignment.projection.js';
import { AssignmentRow } from './assignment/assignment.row.js';
import { projectDrafts } from './draft/draft.projection.js';
import { DraftRow } from './draft/draft.row.js';
import { EscalationRow } from './escalation/escalation.row.js';
import { projectPeople } from './notice/notice.projection.js';
import { NoticeReadRow, NoticeRow } from './notice/notice.row.js';
import { projectOrganisation } from './organisation/organisation.projection.js';
import { AgencyRow } from './organisation/organisation.rows.js';
import { projectPlans } from './plan/plan.projection.js';
import { PlanRow } from './plan/plan.row.js';
import { SubIndexRow } from './plan/sub-index.row.js';
import { projectReports } from './report/report.projection.js';
import { ReportRow } from './report/report.row.js';
import type { Change } from './shared/changes.js';
import { SubmissionRow } from './submission/submission.row.js';

/** Dropped and folded anew by a rebuild. `agencies` is not among them: it tells which agencies to rebuild. */
export const rebuiltEntities = [
  PlanRow,
  SubIndexRow,
  AssignmentRow,
  ReportRow,
  SubmissionRow,
  EscalationRow,
  DraftRow,
  NoticeRow,
  NoticeReadRow,
] as const;

/** For the DataSource of whoever projects or queries. */
export const readModelEntities = [...rebuiltEntities, AgencyRow];

/** Brings the read models up to the streams changed, in the transaction of their events, which holds `projectionLock`. */
export async function project(tx: QueryRunner, agencyId: string, changes: readonly Change[]): Promise<void> {
  const of = <Kind extends Change['kind']>(kind: Kind): Extract<Change, { kind: Kind }>[] =>
    changes.filter((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);
  await projectOrganisation(tx, agencyId, of('organisation'));
  await projectPlans(tx, agencyId, of('plan'));
  await projectAssignments(tx, agencyId, of('assignment'));
  await projectReports(tx, agencyId, of('report'));
  await projectDrafts(tx, agencyId, of('draft'));
  await projectPeople(tx, agencyId, of('person'));
}
