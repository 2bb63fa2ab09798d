import type { SelectQueryBuilder } from 'typeorm';
import { ReportRow } from '../report/report.row.js';
import {
  cursorInstant,
  decodeCursor,
  pageLimit,
  toPage,
  type Page,
  type PageRequest,
} from '../shared/page.js';
import type { Reading } from '../shared/reading.js';
import { visibleTo } from '../shared/visibility.js';
import { EscalationRow } from './escalation.row.js';
import type { EscalationFilter, EscalationView } from './escalation.views.js';

/** The newest first: of the reports that the person sees, and whatever was addressed to them. */
export async function escalations(
  reading: Reading,
  filter: EscalationFilter,
  page: PageRequest = {},
): Promise<Page<EscalationView>> {
  const limit = pageLimit(page);
  const query = filtered(reading, filter)
    .orderBy('escalation.raisedAt', 'DESC')
    .addOrderBy('escalation.reportId')
    .addOrderBy('escalation.escalationId')
    .limit(limit + 1);
  const after = decodeCursor(page.cursor, 3);
  if (after)
    query.andWhere(
      `(escalation.raisedAt < :raisedAt OR (escalation.raisedAt = :raisedAt
        AND (escalation.reportId, escalation.escalationId) > (:afterReport, :afterEscalation)))`,
      { raisedAt: cursorInstant(after[0]), afterReport: after[1], afterEscalation: after[2] },
    );
  const rows = await query.getMany();
  const views = await withReports(reading, rows);
  return toPage(views, limit, (view) => [view.raisedAt, view.reportId, view.escalationId]);
}

/** How many escalations wait for the person's acknowledgement. */
export const countOpenFor = (reading: Reading, personId: string): Promise<number> =>
  filtered(reading, { open: true, recipientId: personId }).getCount();

/** Of one report that the caller may see, in the order in which they were raised. */
export async function escalationsOf({ tx, agencyId }: Reading, report: ReportRow): Promise<EscalationView[]> {
  const rows = await tx.manager.find(EscalationRow, {
    where: { agencyId, reportId: report.reportId },
    order: { raisedAt: 'ASC', scheduledAt: 'ASC', escalationId: 'ASC' },
  });
  return rows.map((row) => toView(row, report));
}

function filtered(reading: Reading, filter: EscalationFilter): SelectQueryBuilder<EscalationRow> {
  const { tx, agencyId, actor } = reading;
  const me = actor.kind === 'person' ? actor.personId : '';
  const [visible, parameters] = visibleTo('report', actor);
  const query = tx.manager
    .createQueryBuilder(EscalationRow, 'escalation')
    .innerJoin(
      ReportRow,
      'report',
      'report.agencyId = escalation.agencyId AND report.reportId = escalation.reportId',
    )
    .where('escalation.agencyId = :agencyId', { agencyId })
    .andWhere(`(:me = ANY(escalation.recipientIds) OR ${visible})`, { me, ...parameters });
  if (filter.recipientId !== undefined)
    query.andWhere(':recipientId = ANY(escalation.recipientIds)', { recipientId: filter.recipientId });
  if (filter.reportId !== undefined)
    query.andWhere('escalation.reportId = :reportId', { reportId: filter.reportId });
  const open = '(escalation.acknowledgedAt IS NULL AND escalation.annulledAt IS NULL)';
  if (filter.open !== undefined) query.andWhere(filter.open ? open : `NOT ${open}`);
  return query;
}

async function withReports(
  { tx, agencyId }: Reading,
  rows: readonly EscalationRow[],
): Promise<EscalationView[]> {
  if (rows.length === 0) return [];
  const reports = await tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .where('report.agencyId = :agencyId AND report.reportId = ANY(:reportIds)', {
      agencyId,
      reportIds: [...new Set(rows.map((row) => row.reportId))],
    })
    .getMany();
  const byId = new Map(reports.map((report) => [report.reportId, report]));
  return rows.flatMap((row) => {
    const report = byId.get(row.reportId);
    return report ? [toView(row, report)] : [];
  });
}

function toView(row: EscalationRow, { planId, period, leadDivisionId }: ReportRow): EscalationView {
  const { agencyId: _, recipientIds: __, ...escalation } = row;
  return { ...escalation, planId, period, leadDivisionId };
}
