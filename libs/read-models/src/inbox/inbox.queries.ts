import {
  holds,
  isConcerned,
  isOverdue,
  mayDecide,
  type Organisation,
  type PersonActor,
} from '@dondoc/domain';
import { rows } from '@dondoc/event-store';
import { assignmentsFound } from '../assignment/assignment.queries.js';
import { countOpenFor, escalations } from '../escalation/escalation.queries.js';
import { toReportViews } from '../report/report-view.js';
import { ReportRow } from '../report/report.row.js';
import type { Reading } from '../shared/reading.js';
import {
  cursorInstant,
  decodeCursor,
  pageLimit,
  toPage,
  type Page,
  type PageRequest,
} from '../shared/page.js';
import { visibleParameter, visibleSql, visibleTo } from '../shared/visibility.js';
import type { Inbox, InboxItem, InboxPlace as Place, InboxTask } from './inbox.views.js';

/** Of each list, as much as is given with the counts; the counts are of everything. */
const SHOWN = 200;

/** Reports that are alike in all that their place depends on; thousands of reports make a few dozen of these. */
type Kind = Pick<
  ReportRow,
  'leadDivisionId' | 'planningDivisionId' | 'supportingDivisionIds' | 'phase' | 'authors'
> & {
  readonly supportingText: string;
  readonly authorsText: string;
  readonly reports: number;
  /** Of these, how many have a limit that has passed. */
  readonly past: number;
};
type PlacedKind = Kind & { readonly task: InboxTask; readonly place: Place };

/** What waits for the person, what they wait for, what is done; a process has none of it. */
export async function inbox(reading: Reading): Promise<Inbox> {
  const { actor, now, organisation } = reading;
  if (actor.kind !== 'person') return empty;
  const seen = await kindsSeen(reading);
  const placed = placedOf(seen, { actor, organisation, now });
  const of = (place: Place) => placed.filter((kind) => kind.place === place);
  const count = (place: Place): number => of(place).reduce((sum, { reports }) => sum + reports, 0);
  const first = (place: Place) => listed(reading, of(place), seen, { limit: SHOWN });
  const addressed = { open: true, recipientId: actor.personId };
  const [toDo, waiting, done] = [await first('toDo'), await first('waiting'), await first('done')];
  return {
    toDo: toDo.items,
    waiting: waiting.items,
    done: done.items,
    next: { toDo: toDo.nextCursor, waiting: waiting.nextCursor, done: done.nextCursor },
    escalations: (await escalations(reading, addressed, { limit: SHOWN })).items,
    counts: {
      toDo: count('toDo'),
      waiting: count('waiting'),
      done: count('done'),
      escalations: await countOpenFor(reading, actor.personId),
      overdue: placed
        // Of a phase in which the division has to send, those whose limit has passed.
        .filter(({ phase }) => isOverdue({ phase, limitAt: now }, now))
        .reduce((sum, { past }) => sum + past, 0),
    },
  };
}

/** One of the lists, as far as anybody scrolls, or what of it has all words of a search. */
export async function inboxList(
  reading: Reading,
  place: Place,
  { search, ...page }: PageRequest & { readonly search?: string | undefined },
): Promise<Page<InboxItem>> {
  const { actor, now, organisation } = reading;
  if (actor.kind !== 'person') return { items: [], nextCursor: null };
  const seen = await kindsSeen(reading);
  const placed = placedOf(seen, { actor, organisation, now }).filter((kind) => kind.place === place);
  const assignmentIds = search === undefined ? undefined : await assignmentsFound(reading, search);
  return listed(reading, placed, seen, page, assignmentIds);
}

const placedOf = (
  seen: readonly Kind[],
  { actor, organisation, now }: { actor: PersonActor; organisation: Organisation; now: string },
): readonly PlacedKind[] =>
  seen.flatMap((kind): PlacedKind[] => {
    const at = placeOf(kind, actor, organisation, now);
    return at ? [{ ...kind, ...at }] : [];
  });

const kindsSeen = ({ tx, agencyId, actor, now }: Reading): Promise<Kind[]> =>
  rows<Kind>(
    tx,
    `SELECT lead_division_id AS "leadDivisionId", planning_division_id AS "planningDivisionId",
       supporting_division_ids AS "supportingDivisionIds", supporting_division_ids::text AS "supportingText",
       phase, authors, authors::text AS "authorsText", count(*)::integer AS reports,
       (count(*) FILTER (WHERE limit_at <= $2::timestamptz))::integer AS past
     FROM reports AS report
     WHERE agency_id = $1 AND opens_at <= $2::timestamptz AND ${visibleSql('report', '$3')}
     GROUP BY lead_division_id, planning_division_id, supporting_division_ids, phase, authors`,
    [agencyId, now, visibleParameter(actor)],
  );

/** The nearest limits first. */
async function listed(
  reading: Reading,
  kinds: readonly PlacedKind[],
  seen: readonly Kind[],
  page: PageRequest,
  /** Of these only. */
  assignmentIds?: readonly string[],
): Promise<Page<InboxItem>> {
  const after = decodeCursor(page.cursor, 2);
  if (kinds.length === 0) return { items: [], nextCursor: null };
  const limit = pageLimit(page);
  const { tx, agencyId, actor, now } = reading;
  const phases = [...new Set(kinds.map(({ phase }) => phase))];
  const query = tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .where('report.agencyId = :agencyId AND report.opensAt <= :now', { agencyId, now })
    .andWhere(...visibleTo('report', actor))
    .andWhere('report.phase = ANY(:phases)', { phases })
    .orderBy('report.limitAt')
    .addOrderBy('report.reportId')
    .limit(limit + 1);
  if (assignmentIds) query.andWhere('report.assignmentId = ANY(:assignmentIds)', { assignmentIds });
  if (after)
    query.andWhere('(report.limitAt, report.reportId) > (CAST(:limitAt AS timestamptz), :afterReport)', {
      limitAt: cursorInstant(after[0]),
      afterReport: after[1],
    });
  // Mostly a phase says it all; then the rows are read in the order of their limits and no further than shown.
  if (seen.filter(({ phase }) => phases.includes(phase)).length > kinds.length)
    query.andWhere(
      `(report.leadDivisionId, report.planningDivisionId, CAST(report.supportingDivisionIds AS text),
        report.phase, CAST(report.authors AS text)) IN (SELECT * FROM unnest(CAST(:leads AS text[]),
        CAST(:plannings AS text[]), CAST(:supportings AS text[]), CAST(:phaseOfEach AS text[]),
        CAST(:authors AS text[])))`,
      {
        leads: kinds.map((kind) => kind.leadDivisionId),
        plannings: kinds.map((kind) => kind.planningDivisionId),
        supportings: kinds.map((kind) => kind.supportingText),
        phaseOfEach: kinds.map((kind) => kind.phase),
        authors: kinds.map((kind) => kind.authorsText),
      },
    );
  const found = await query.getMany();
  const tasks = new Map(kinds.map((kind) => [keyOf(kind), kind.task]));
  const views = await toReportViews(reading, found);
  const items = views.flatMap((report, index) => {
    const row = found[index];
    const task = row && tasks.get(keyOf(row));
    return task ? [{ task, report }] : [];
  });
  return toPage(items, limit, ({ report }) => [report.limitAt, report.reportId]);
}

const keyOf = (kind: Omit<Kind, 'supportingText' | 'authorsText' | 'reports' | 'past'>): string =>
  JSON.stringify([
    ...[kind.leadDivisionId, kind.planningDivisionId, kind.supportingDivisionIds, kind.phase, kind.authors],
  ]);

/** Undefined for a report that is none of the person's business, though they may see it. */
function placeOf(
  row: Kind,
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
  next: { toDo: null, waiting: null, done: null },
  escalations: [],
  counts: { toDo: 0, waiting: 0, done: 0, escalations: 0, overdue: 0 },
};
