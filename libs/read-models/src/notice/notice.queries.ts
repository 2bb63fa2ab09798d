import { dayOf, type NoticeRef } from '@dondoc/domain';
import { rows } from '@dondoc/event-store';
import { divisionName } from '../organisation/organisation.queries.js';
import {
  cursorInstant,
  cursorInteger,
  decodeCursor,
  pageLimit,
  toPage,
  type PageRequest,
} from '../shared/page.js';
import type { Reading } from '../shared/reading.js';
import { visibleParameter, visibleSql } from '../shared/visibility.js';
import type { NoticeFacts, NoticeKind, NoticePage, NoticeView } from './notice.views.js';

const COUNTED = 1_000;

/** $1 agency, $2 person, $3 their divisions: what they were told of reports that they see now, and what of it they have read. */
const MINE = `FROM notices AS n
  LEFT JOIN reports AS r ON r.agency_id = n.agency_id AND r.report_id = n.report_id
  LEFT JOIN notices_read AS seen ON seen.agency_id = n.agency_id AND seen.person_id = n.person_id
    AND seen.report_id = n.report_id AND seen.event_version = n.event_version
  WHERE n.agency_id = $1 AND n.person_id = $2 AND (n.kind = 'job' OR ${visibleSql('r', '$3')})`;

const PAGE = `SELECT n.report_id AS "reportId", n.event_version AS "eventVersion", n.told_at AS "toldAt", n.kind,
    n.facts, seen.read_at AS "readAt", r.period, r.lead_division_id AS "leadDivisionId",
    coalesce(assignment.title, r.assignment_id) AS title
  ${MINE.replace(
    'WHERE',
    `LEFT JOIN assignments AS assignment
      ON assignment.agency_id = r.agency_id AND assignment.assignment_id = r.assignment_id
    WHERE`,
  )}
  AND (NOT $4::boolean OR seen.read_at IS NULL)
  AND ($5::timestamptz IS NULL OR (n.told_at, n.report_id, n.event_version) < ($5, $6, $7::integer))
  ORDER BY n.told_at DESC, n.report_id DESC, n.event_version DESC LIMIT $8`;

interface Row extends NoticeRef {
  readonly kind: NoticeKind;
  readonly toldAt: Date;
  readonly facts: NoticeFacts;
  readonly readAt: Date | null;
  readonly period: string | null;
  readonly leadDivisionId: string | null;
  readonly title: string | null;
}

/** The newest first. */
export async function notices(
  reading: Reading,
  { unread }: { readonly unread: boolean },
  page: PageRequest = {},
): Promise<NoticePage> {
  const limit = pageLimit(page);
  const after = decodeCursor(page.cursor, 3);
  const place = after ? [cursorInstant(after[0]), after[1], cursorInteger(after[2])] : [null, null, null];
  const found = await rows<Row>(reading.tx, PAGE, [...mine(reading), unread, ...place, limit + 1]);
  const listed = toPage(
    found.map((row) => toView(row, reading)),
    limit,
    (notice) => [notice.toldAt, notice.reportId, String(notice.eventVersion)],
  );
  return { ...listed, unread: await countUnread(reading) };
}

const countUnread = async (reading: Reading): Promise<number> => {
  const [counted] = await rows<{ count: number }>(
    reading.tx,
    `SELECT count(*)::integer AS count FROM (SELECT ${MINE} AND seen.read_at IS NULL LIMIT ${COUNTED}) AS unread`,
    mine(reading),
  );
  return counted?.count ?? 0;
};

/** What is marked as read with a notice: itself, or with it every older one, where it is not yet; a thousand at most. */
export const unreadUpTo = (reading: Reading, notice: NoticeRef, andOlder: boolean): Promise<NoticeRef[]> =>
  rows<NoticeRef>(
    reading.tx,
    `WITH named AS (
       SELECT told_at, report_id, event_version FROM notices
       WHERE agency_id = $1 AND person_id = $2 AND report_id = $4 AND event_version = $5::integer
     )
     SELECT n.report_id AS "reportId", n.event_version AS "eventVersion"
     ${MINE} AND seen.read_at IS NULL AND EXISTS (SELECT FROM named WHERE CASE WHEN $6::boolean
       THEN (n.told_at, n.report_id, n.event_version) <= (named.told_at, named.report_id, named.event_version)
       ELSE (n.report_id, n.event_version) = (named.report_id, named.event_version) END)
     ORDER BY n.told_at DESC, n.report_id DESC, n.event_version DESC LIMIT ${COUNTED}`,
    [...mine(reading), notice.reportId, notice.eventVersion, andOlder],
  );

const mine = ({ agencyId, actor }: Reading): unknown[] => [
  agencyId,
  actor.kind === 'person' ? actor.personId : '',
  visibleParameter(actor),
];

function toView(row: Row, reading: Reading): NoticeView {
  const { toldAt, readAt, facts, leadDivisionId, ...rest } = row;
  return {
    ...rest,
    ...facts,
    toldAt: toldAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    // Rows of before there were jobs say nothing of them.
    job: facts.job ?? null,
    leadDivisionName:
      leadDivisionId === null ? null : divisionName(reading, leadDivisionId, dayOf(toldAt.toISOString())),
  };
}
