import { dayOf, folded } from '@dondoc/domain';
import { divisionName } from '../organisation/organisation.queries.js';
import { decodeCursor, pageLimit, toPage, type Page, type PageRequest } from '../shared/page.js';
import type { Reading } from '../shared/reading.js';
import { AssignmentRow } from './assignment.row.js';
import type { AssignmentView } from './assignment.views.js';

export interface AssignmentFilter {
  readonly planId?: string | undefined;
  readonly divisionId?: string | undefined;
}

/** Assignments of issued plans; who has to do what is no secret within the agency. */
export async function assignments(
  reading: Reading,
  filter: AssignmentFilter,
  page: PageRequest = {},
): Promise<Page<AssignmentView>> {
  const { tx, agencyId } = reading;
  const limit = pageLimit(page);
  const query = tx.manager
    .createQueryBuilder(AssignmentRow, 'assignment')
    .where('assignment.agencyId = :agencyId', { agencyId })
    .orderBy('assignment.assignmentId')
    .limit(limit + 1);
  if (filter.planId !== undefined) query.andWhere('assignment.planId = :planId', { planId: filter.planId });
  if (filter.divisionId !== undefined)
    query.andWhere('assignment.leadDivisionId = :divisionId', { divisionId: filter.divisionId });
  const after = decodeCursor(page.cursor, 1);
  if (after) query.andWhere('assignment.assignmentId > :after', { after: after[0] });
  const views = (await query.getMany()).map((row) => toView(row, reading));
  return toPage(views, limit, (assignment) => [assignment.assignmentId]);
}

export async function assignment(
  reading: Reading,
  assignmentId: string,
): Promise<AssignmentView | undefined> {
  const { tx, agencyId } = reading;
  const row = await tx.manager.findOneBy(AssignmentRow, { agencyId, assignmentId });
  return row ? toView(row, reading) : undefined;
}

/** Ids of the assignments whose title and lead division have every word of a search, without diacritics and case. */
export async function assignmentsFound(reading: Reading, search: string): Promise<readonly string[]> {
  const { tx, agencyId, now } = reading;
  const rows = await tx.manager
    .createQueryBuilder(AssignmentRow, 'assignment')
    .select([
      'assignment.agencyId',
      'assignment.assignmentId',
      'assignment.title',
      'assignment.leadDivisionId',
    ])
    .where('assignment.agencyId = :agencyId', { agencyId })
    .getMany();
  const words = folded(search).split(/\s+/);
  return rows
    .filter(({ title, leadDivisionId }) => {
      const text = folded(`${title} ${divisionName(reading, leadDivisionId, dayOf(now))}`);
      return words.every((word) => text.includes(word));
    })
    .map(({ assignmentId }) => assignmentId);
}

/** Titles for lists of reports, by assignment id. */
export async function titlesOf(
  { tx, agencyId }: Reading,
  assignmentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (assignmentIds.length === 0) return new Map();
  const rows = await tx.manager
    .createQueryBuilder(AssignmentRow, 'assignment')
    .select(['assignment.agencyId', 'assignment.assignmentId', 'assignment.title'])
    .where('assignment.agencyId = :agencyId AND assignment.assignmentId = ANY(:assignmentIds)', {
      agencyId,
      assignmentIds: [...new Set(assignmentIds)],
    })
    .getMany();
  return new Map(rows.map((row) => [row.assignmentId, row.title]));
}

function toView(row: AssignmentRow, reading: Reading): AssignmentView {
  const { agencyId: _, reports, ...assignment } = row;
  return {
    ...assignment,
    leadDivisionName: divisionName(reading, row.leadDivisionId, dayOf(reading.now)),
    reportIds: reports.map((report) => report.reportId),
  };
}
