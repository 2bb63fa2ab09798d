import {
  holds,
  isConcerned,
  isOverdue,
  mayDecide,
  type Organisation,
  type PersonActor,
} from '@dondoc/domain';
import { countOpenFor, escalations } from '../escalation/escalation.queries.js';
import { toReportViews } from '../report/report-view.js';
import { ReportRow } from '../report/report.row.js';
import type { Reading } from '../shared/reading.js';
import { visibleTo } from '../shared/visibility.js';
import type { Inbox, InboxTask } from './inbox.views.js';

/** Longest list shown; the counts are of everything. */
const SHOWN = 200;

type Place = 'toDo' | 'waiting' | 'done';
interface Placed {
  readonly row: ReportRow;
  readonly task: InboxTask;
  readonly place: Place;
}

/** What waits for the person, what they wait for, what is done; a process has none of it. */
export async function inbox(reading: Reading, organisation: Organisation): Promise<Inbox> {
  const { tx, agencyId, actor, now } = reading;
  if (actor.kind !== 'person') return empty;
  const rows = await tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .where('report.agencyId = :agencyId AND report.opensAt <= :now', { agencyId, now })
    .andWhere(...visibleTo('report', actor))
    .orderBy('report.limitAt')
    .addOrderBy('report.reportId')
    .getMany();
  const placed = rows.flatMap((row): Placed[] => {
    const at = placeOf(row, actor, organisation, now);
    return at ? [{ row, ...at }] : [];
  });
  const addressed = { open: true, recipientId: actor.personId };
  const list = async (place: Place) => {
    const shown = placed.filter((entry) => entry.place === place).slice(0, SHOWN);
    const views = await toReportViews(
      reading,
      shown.map((entry) => entry.row),
    );
    return views.flatMap((report, index) => {
      const task = shown[index]?.task;
      return task ? [{ task, report }] : [];
    });
  };
  const count = (place: Place): number => placed.filter((entry) => entry.place === place).length;
  return {
    toDo: await list('toDo'),
    waiting: await list('waiting'),
    done: await list('done'),
    escalations: (await escalations(reading, addressed, { limit: SHOWN })).items,
    counts: {
      toDo: count('toDo'),
      waiting: count('waiting'),
      done: count('done'),
      escalations: await countOpenFor(reading, actor.personId),
      overdue: placed.filter(({ row }) => isOverdue(row, now)).length,
    },
  };
}

/** Undefined for a report that is none of the person's business, though they may see it. */
function placeOf(
  row: ReportRow,
  actor: PersonActor,
  organisation: Organisation,
  now: string,
): { readonly task: InboxTask; readonly place: Place } | undefined {
  const writes = holds(actor, 'officer', row.leadDivisionId) || holds(actor, 'head', row.leadDivisionId);
  const decides = mayDecide(
    { ...row, submissions: [{ submittedBy: '', authors: row.authors }] },
    { actor, organisation, now },
  );
  if (!decides && !isConcerned(actor, row)) return undefined;
  switch (row.phase) {
    case 'awaiting':
      return writes ? { task: 'write', place: 'toDo' } : { task: 'waitForDivision', place: 'waiting' };
    case 'returned':
      return writes ? { task: 'revise', place: 'toDo' } : { task: 'waitForDivision', place: 'waiting' };
    case 'submitted':
      return decides ? { task: 'beginReview', place: 'toDo' } : { task: 'waitForReviewer', place: 'waiting' };
    case 'inReview':
      return decides ? { task: 'decide', place: 'toDo' } : { task: 'waitForReviewer', place: 'waiting' };
    case 'approved':
      return { task: 'nothing', place: 'done' };
    default:
      return row.phase satisfies never;
  }
}

const empty: Inbox = {
  toDo: [],
  waiting: [],
  done: [],
  escalations: [],
  counts: { toDo: 0, waiting: 0, done: 0, escalations: 0, overdue: 0 },
};
