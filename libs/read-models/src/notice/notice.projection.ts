import {
  lastValidDay,
  toldBy,
  type Arming,
  type Instant,
  type PersonEvent,
  type ReportEvent,
} from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';
import { actingName } from '../shared/acting-name.js';
import type { PersonChange, Recorded, ReportChange } from '../shared/changes.js';
import { save } from '../shared/save.js';
import { NoticeReadRow, NoticeRow } from './notice.row.js';
import type { NoticeFacts, NoticeKind } from './notice.views.js';

type Told = Recorded<ReportEvent>;

/** What a report's new events tell, a row for each person; for most commands none. */
export function noticesOf(
  { before, events }: Pick<ReportChange, 'before' | 'events'>,
  key: { readonly agencyId: string; readonly reportId: string },
): NoticeRow[] {
  if (events.every((event) => toldBy(event).length === 0)) return [];
  const all = [...before, ...events];
  return events.flatMap((event) => {
    const notice = saying(event, all);
    if (!notice) return [];
    const { kind, toldAt, ...facts } = notice;
    const eventVersion = event.version;
    return toldBy(event).map(({ personId }) => ({
      ...key,
      personId,
      toldAt,
      eventVersion,
      kind,
      facts: { ...nothing, ...facts },
    }));
  });
}

/** Which notices a person has read, and what their jobs came to, which they are told. */
export async function projectPeople(
  tx: QueryRunner,
  agencyId: string,
  changes: readonly PersonChange[],
): Promise<void> {
  const rows = changes
    .flatMap(({ events }) => events)
    .flatMap((event): NoticeReadRow[] => {
      if (event.type !== 'NoticesRead' || event.meta.actor.kind !== 'person') return [];
      const read = { agencyId, personId: event.meta.actor.id, readAt: event.occurredAt };
      return event.data.notices.map((notice) => ({ ...read, ...notice }));
    });
  if (rows.length > 0) await save(tx, NoticeReadRow, rows);
  const jobs = changes.flatMap(({ events }) => events).flatMap((event) => ofJob(agencyId, event));
  if (jobs.length > 0) await save(tx, NoticeRow, jobs);
}

function ofJob(agencyId: string, event: Recorded<PersonEvent>): NoticeRow[] {
  if (event.type !== 'JobEnded') return [];
  const { jobId, endedAt, kind, outcome, whole, entries } = event.data;
  return [
    {
      ...{ agencyId, personId: event.streamId.replace(/^person-/, ''), toldAt: endedAt },
      ...{ reportId: jobId, eventVersion: event.version, kind: 'job' },
      facts: { ...nothing, job: { kind, outcome, whole, entries } },
    },
  ];
}

type Saying = Partial<NoticeFacts> & { readonly kind: NoticeKind; readonly toldAt: Instant };

const nothing: NoticeFacts = {
  byName: null,
  text: null,
  daysBefore: null,
  lastValidDay: null,
  level: null,
  repeat: null,
  submissionVersion: null,
  job: null,
};

/** `all` are the report's events so far, of which it looks up the limit and the escalation that it speaks of. */
function saying(event: Told, all: readonly Told[]): Saying | undefined {
  const byName = actingName(event.meta);
  switch (event.type) {
    case 'ReminderSent': {
      const { daysBefore, sentAt, arming } = event.data;
      return { kind: 'reminder', toldAt: sentAt, daysBefore, lastValidDay: limitOf(all, arming) };
    }
    case 'ReportReturned': {
      const { returnedAt: toldAt, reason: text, version: submissionVersion, arming } = event.data;
      return { kind: 'returned', toldAt, byName, text, submissionVersion, lastValidDay: arming.lastValidDay };
    }
    case 'ReportApproved': {
      const { approvedAt: toldAt, version: submissionVersion } = event.data;
      return { kind: 'approved', toldAt, byName, submissionVersion };
    }
    case 'ReportReopened': {
      const { reopenedAt: toldAt, reason: text, arming } = event.data;
      return { kind: 'reopened', toldAt, byName, text, lastValidDay: arming.lastValidDay };
    }
    case 'EscalationRaised':
    case 'ReviewOverdue':
      return { ...escalation(event, all), toldAt: event.data.raisedAt };
    case 'EscalationToldAgain': {
      const { escalationId, toldAt } = event.data;
      const raised = all.find((one) => isRaising(one) && one.data.escalationId === escalationId);
      return raised && isRaising(raised) ? { ...escalation(raised, all), toldAt } : undefined;
    }
    case 'EscalationAcknowledged': {
      const { acknowledgedAt: toldAt, directive: text } = event.data;
      return { kind: 'directive', toldAt, byName, text };
    }
    default:
      return undefined;
  }
}

type Raising = Extract<Told, { type: 'EscalationRaised' | 'ReviewOverdue' }>;

const isRaising = (event: Told): event is Raising =>
  event.type === 'EscalationRaised' || event.type === 'ReviewOverdue';

function escalation(event: Raising, all: readonly Told[]): Omit<Saying, 'toldAt'> {
  if (event.type === 'ReviewOverdue') {
    const { version: submissionVersion, scheduledAt } = event.data;
    return { kind: 'reviewOverdue', submissionVersion, lastValidDay: lastValidDay(scheduledAt) };
  }
  const { level, repeat, arming } = event.data;
  return { kind: 'escalation', level, repeat, lastValidDay: limitOf(all, arming) };
}

const limitOf = (all: readonly Told[], arming: number): string | null =>
  all.flatMap((event) => armingOf(event) ?? []).find(({ number }) => number === arming)?.lastValidDay ?? null;

const armingOf = (event: Told): Arming | undefined =>
  event.type === 'ReportCreated' || event.type === 'ReportReturned' || event.type === 'ReportReopened'
    ? event.data.arming
    : undefined;
