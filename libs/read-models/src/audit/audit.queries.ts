import {
  readsAccounts,
  readsDraftsOf,
  readsSettingsRecord,
  readsWholeRecord,
  type Actor,
} from '@dondoc/domain';
import {
  EVENT_COLUMNS,
  rows,
  toRecordedEvent,
  UnreadableEvent,
  type RecordedEvent,
  type StoredEvent,
} from '@dondoc/event-store';
import { eventRegistry } from '../shared/event-registry.js';
import {
  cursorBigint,
  decodeCursor,
  pageLimit,
  toPage,
  type Page,
  type PageRequest,
} from '../shared/page.js';
import type { Reading } from '../shared/reading.js';
import { visibleParameter, visibleSql } from '../shared/visibility.js';
import type { AuditEntry, AuditFilter } from './audit.views.js';

type Positioned = AuditEntry & { readonly position: string };

/**
 * The events as they were stored, hashes included; nothing is upcast. The newest first unless told.
 * Leaders, auditors and KH-TC read everything, others what they did and their reports; the administrator
 * also what was recorded of people, divisions and calendars, and who was turned away without a name.
 */
export async function audit(
  reading: Reading,
  filter: AuditFilter,
  page: PageRequest = {},
): Promise<Page<AuditEntry>> {
  const { tx, actor } = reading;
  const limit = pageLimit(page);
  const newestFirst = filter.order !== 'oldest';
  const { values, conditions, where } = askedFor(reading, filter);
  const after = decodeCursor(page.cursor, 1);
  if (after) where((p) => `position ${newestFirst ? '<' : '>'} ${p}::bigint`, cursorBigint(after[0]));
  const stored = await rows<StoredEvent>(
    tx,
    `SELECT ${EVENT_COLUMNS} FROM events WHERE ${conditions.join(' AND ')}
     ORDER BY events.position ${newestFirst ? 'DESC' : 'ASC'} LIMIT ${limit + 1}`,
    values,
  );
  const found = toPage(stored.map(toEntry), limit, (entry) => [entry.position]);
  return { ...found, items: found.items.map(({ position: _, ...entry }) => forReader(entry, actor)) };
}

/** How many entries all pages of it have together. */
export async function auditCount(reading: Reading, filter: AuditFilter): Promise<number> {
  const { values, conditions } = askedFor(reading, filter);
  const [counted] = await rows<{ entries: number }>(
    reading.tx,
    `SELECT count(*)::integer AS entries FROM events WHERE ${conditions.join(' AND ')}`,
    values,
  );
  return counted?.entries ?? 0;
}

/** What the person asks for, of what they may read. */
function askedFor({ agencyId, actor, organisation }: Reading, filter: AuditFilter) {
  const values: unknown[] = [agencyId];
  const conditions = ['agency_id = $1'];
  const where = (condition: (parameter: string) => string, value: unknown): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filter.streamId !== undefined) where((p) => `stream_id = ${p}`, filter.streamId);
  if (filter.actorId !== undefined) where((p) => `actor_id = ${p}`, filter.actorId);
  if (filter.type !== undefined) where((p) => `type = ${p}`, filter.type);
  if (filter.from !== undefined) where((p) => `occurred_at >= ${p}::timestamptz`, filter.from);
  if (filter.to !== undefined) where((p) => `occurred_at < ${p}::timestamptz`, filter.to);
  if (!readsWholeRecord(actor, organisation.planningDivisionId)) {
    values.push(actor.kind === 'person' ? actor.personId : '', visibleParameter(actor));
    const roads = [ownOrVisible(`$${values.length - 1}`, `$${values.length}`)];
    if (readsSettingsRecord(actor)) roads.push("stream_id IN ('organisation', 'calendar', 'entry')");
    conditions.push(`(${roads.join(' OR ')})`);
  }
  return { values, conditions, where };
}

/**
 * What the person did, and the streams of reports they see. A refusal keeps the rule's true code, which
 * tells what became of the report: whoever may not see the report it was aimed at was answered that there is none,
 * and does not read here that there is.
 */
const ownOrVisible = (me: string, mine: string): string => `(
  (actor_id = ${me} AND (${aimedAtNoReport} OR ${visibleStream(refusedTarget, mine)}))
  OR ${visibleStream('events.stream_id', mine)})`;

/**
 * NULL unless the event is a refusal; by CASE, so that nothing else is ever parsed. One that cannot be read may
 * have been aimed at any report.
 */
const refusedTarget = `CASE WHEN type = 'CommandRefused' THEN
  CASE WHEN pg_input_is_valid(events.data, 'jsonb') THEN events.data::jsonb ->> 'target' ELSE 'report-' END END`;
const aimedAtNoReport = `(${refusedTarget}) ~ '^(report|draft|attachments)-' IS NOT TRUE`;

/**
 * The report's id is taken from the stream's name: made the other way round, every report would be looked at for
 * each event. Asked for a value, and not by EXISTS, which PostgreSQL may answer by reading all reports first.
 */
const visibleStream = (streamId: string, mine: string): string => `(
  SELECT ${visibleSql('report', mine)} FROM reports AS report
  WHERE report.agency_id = events.agency_id
    AND report.report_id = substring(${streamId} FROM '^(?:report|draft|attachments)-(.*)$')) IS TRUE`;

/** Of the events that not everybody reads whole who comes by them: the fields left out, and who reads them. */
const WITHHELD: Readonly<
  Record<
    string,
    { readonly fields: readonly string[]; readonly reads: (actor: Actor, entry: AuditEntry) => boolean }
  >
> = {
  // KH-TC and leaders read what was sent, here too, and not what was being written.
  DraftSaved: {
    fields: ['content'],
    reads: (actor, { meta }) => readsDraftsOf(actor, meta?.divisionId ?? null),
  },
  // Before it is sent, nor what a file is called.
  AttachmentReceived: {
    fields: ['name'],
    reads: (actor, { meta }) => readsDraftsOf(actor, meta?.divisionId ?? null),
  },
  AccountChanged: { fields: ['account', 'before'], reads: readsAccounts },
  ConsentAsked: { fields: ['command', 'for'], reads: readsAccounts },
};

function forReader(entry: AuditEntry, actor: Actor): AuditEntry {
  const rule = Object.hasOwn(WITHHELD, entry.type) ? WITHHELD[entry.type] : undefined;
  if (!rule || rule.reads(actor, entry)) return entry;
  const data = Object.fromEntries(
    Object.entries(entry.data ?? {}).filter(([field]) => !rule.fields.includes(field)),
  );
  return { ...entry, data, raw: null, withheld: true };
}

/** As it lies in the store: nobody is kept from reading the record by one event that cannot be read. */
function toEntry(row: StoredEvent): Positioned {
  const { streamId, version, type, occurredAt, recordedAt, commandId, prevHash, hash, position } = row;
  const envelope = { streamId, version, type, occurredAt, recordedAt, commandId, prevHash, hash, position };
  const event = readable(row);
  if (!event) {
    const raw = { data: row.data, meta: row.meta };
    return { ...envelope, data: null, meta: null, unreadable: 'text', raw, withheld: false };
  }
  const data = event.data as Readonly<Record<string, unknown>>;
  const unreadable = eventRegistry.knows(row) ? null : 'version';
  return { ...envelope, data, meta: event.meta, unreadable, raw: null, withheld: false };
}

function readable(row: StoredEvent): RecordedEvent | undefined {
  try {
    return toRecordedEvent(row);
  } catch (error) {
    if (error instanceof UnreadableEvent) return undefined;
    throw error;
  }
}
