import { ReportRow } from '../report/report.row.js';
import {
  decodeCursor,
  pageLimit,
  toPage,
  cursorInteger,
  type Page,
  type PageRequest,
} from '../shared/page.js';
import type { Reading } from '../shared/reading.js';
import { PlanRow } from './plan.row.js';
import type { PlanDetail, PlanPeriod, PlanView, SubIndexView } from './plan.views.js';
import { SubIndexRow } from './sub-index.row.js';

/** Plans are the agency's: everyone in it sees them. The newest year first. */
export async function plans({ tx, agencyId }: Reading, page: PageRequest = {}): Promise<Page<PlanView>> {
  const limit = pageLimit(page);
  const query = tx.manager
    .createQueryBuilder(PlanRow, 'plan')
    .where('plan.agencyId = :agencyId', { agencyId })
    .orderBy('plan.year', 'DESC')
    .addOrderBy('plan.planId', 'ASC')
    .limit(limit + 1);
  const after = decodeCursor(page.cursor, 2);
  if (after)
    query.andWhere('(plan.year < :year OR (plan.year = :year AND plan.planId > :planId))', {
      year: cursorInteger(after[0]),
      planId: after[1],
    });
  const rows = await query.getMany();
  return toPage(rows.map(toView), limit, (plan) => [String(plan.year), plan.planId]);
}

export async function plan({ tx, agencyId }: Reading, planId: string): Promise<PlanDetail | undefined> {
  const row = await tx.manager.findOneBy(PlanRow, { agencyId, planId });
  if (!row) return undefined;
  const periods = await tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .distinctOn(['report.ownLimitAt', 'report.period'])
    .where('report.agencyId = :agencyId AND report.planId = :planId', { agencyId, planId })
    .orderBy('report.ownLimitAt')
    .addOrderBy('report.period')
    .getMany();
  return { ...toView(row), version: row.version, content: row.content, periods: periods.map(toPeriod) };
}

/** In the order of the plan; of every plan when none is named. */
export async function subIndices({ tx, agencyId }: Reading, planId?: string): Promise<SubIndexView[]> {
  const where = planId === undefined ? { agencyId } : { agencyId, planId };
  const rows = await tx.manager.find(SubIndexRow, { where, order: { planId: 'ASC', ordinal: 'ASC' } });
  return rows.map(({ agencyId: _, ordinal: __, targetText, ...subIndex }) => ({
    ...subIndex,
    ...(targetText === null ? {} : { targetText }),
  }));
}

const toView = (row: PlanRow): PlanView => ({
  planId: row.planId,
  title: row.title,
  year: row.year,
  status: row.status,
  number: row.number,
  date: row.date,
  signerName: row.signerName,
  issuedAt: row.issuedAt,
  fromPlanId: row.fromPlanId,
  sample: row.sample,
  assignments: row.assignments,
});

const toPeriod = ({ period, opensAt, ownLimitAt, ownLastValidDay }: ReportRow): PlanPeriod => ({
  period,
  opensAt,
  limitAt: ownLimitAt,
  lastValidDay: ownLastValidDay,
});
