import { maySee, maySeeDraft, type PersonActor, type ReportDivisions } from '@dondoc/domain';
import type { HappenedEvent } from '@dondoc/event-store';
import { abilityOf, allows } from '../permissions/ability.js';
import { streamOf } from '../streams.js';
import type { LiveChange, LiveKind } from './live.types.js';

/** More than these are not named one by one. */
const NAMED = 100;

/** Events that tell somebody something. */
const TELLING: ReadonlySet<string> = new Set([
  'EscalationAcknowledged',
  'EscalationRaised',
  'EscalationToldAgain',
  'ReminderSent',
  'ReportApproved',
  'ReportReopened',
  'ReportReturned',
  'ReviewOverdue',
]);

export interface Happened {
  readonly events: readonly HappenedEvent[];
  /** Of every report among them that there is. */
  readonly divisions: ReadonlyMap<string, ReportDivisions>;
  readonly planningDivisionId: string | null;
}

const OF_REPORT = /^(report|draft)-(.+)$/;

/** The reports that are touched, or whose drafts are. */
export const reportsOf = (events: readonly HappenedEvent[]): readonly string[] => [
  ...new Set(events.flatMap(({ streamId }) => OF_REPORT.exec(streamId)?.[2] ?? [])),
];

/** What of it one person may know of, by their offices of this moment; `person` is undefined for a stranger. */
export function changeFor(
  personId: string,
  person: PersonActor | undefined,
  { events, divisions, planningDivisionId }: Happened,
): Omit<LiveChange, 'place'> {
  const reports = new Set<string>();
  const drafts = new Set<string>();
  const kinds = new Set<LiveKind>();
  let access = false;
  const readsAgency = person !== undefined && allows(abilityOf(person, planningDivisionId), 'ReadAgency');
  const ofAgency = (kind: LiveKind) => readsAgency && kinds.add(kind);

  for (const { streamId, type } of events) {
    const [, what, reportId = ''] = OF_REPORT.exec(streamId) ?? [];
    const report = divisions.get(reportId);
    if (what === 'report' && person && report && maySee(person, report)) {
      reports.add(reportId);
      if (TELLING.has(type)) kinds.add('notices');
    }
    if (what === 'draft' && person && report && maySeeDraft(person, report)) drafts.add(reportId);
    if (/^(plan|assignment)-/.test(streamId)) ofAgency('plans');
    if (streamId === streamOf.calendar) ofAgency('calendar');
    if (streamId === streamOf.organisation) {
      ofAgency('agency');
      access = true;
    }
    if (streamId === streamOf.person(personId)) {
      if (type === 'NoticesRead' || type === 'JobEnded') kinds.add('notices');
      else access = true;
    }
  }
  if (reports.size + drafts.size > NAMED) return { all: true, reports: [], drafts: [], kinds: [], access };
  return { all: false, reports: [...reports], drafts: [...drafts], kinds: [...kinds], access };
}
