import { groupedBy, type StoredEvent } from './record.js';

/** Where a report stood when a step was recorded; kept by this file alone, apart from the domain's own fold. */
interface Standing {
  arming: number;
  /** The division's to send: nothing sent, taken back, returned or reopened. */
  awaited: boolean;
  closed: boolean;
  limitAt: string;
  missed: boolean;
  annulled: boolean;
  /** Number of the newest version. */
  version: number;
  readonly done: Set<string>;
  /** When the last level of this arming was due. */
  lastScheduled: string;
}

/**
 * Of each report: a reminder is told or skipped once, a level raised once for each arming, a breach of the
 * reviewer's clock once for each version; in order, never early, and none after it was cancelled. Received in
 * time is in time, and annuls a miss that was recorded before.
 */
export function checkSteps(events: readonly StoredEvent[]): string[] {
  const reports = groupedBy(
    events.filter(({ streamId }) => streamId.startsWith('report-')),
    ({ streamId }) => streamId,
  );
  return [...reports].flatMap(([streamId, stream]) => {
    const standing: Standing = {
      ...{ arming: 0, awaited: false, closed: false, limitAt: '', missed: false, annulled: false },
      ...{ version: 0, done: new Set<string>(), lastScheduled: '' },
    };
    return stream.flatMap((event) =>
      complaints(event, standing).map((complaint) => `${streamId} version ${event.version}: ${complaint}`),
    );
  });
}

function complaints(event: StoredEvent, standing: Standing): string[] {
  const data = event.data as unknown as StepData;
  switch (event.type) {
    case 'ReportCreated':
    case 'ReportReturned':
    case 'ReportReopened': {
      const { arming } = event.data as unknown as ArmingData;
      Object.assign(standing, {
        awaited: true,
        closed: false,
        missed: false,
        annulled: false,
        lastScheduled: '',
      });
      Object.assign(standing, { arming: arming.number, limitAt: arming.limitAt });
      return [];
    }
    case 'SubmissionWithdrawn':
      standing.awaited = true;
      return [];
    case 'ReportApproved':
      standing.closed = true;
      return [];
    case 'ReportSubmitted':
    case 'ReportResubmitted':
      return submitted(event.data as unknown as SubmissionData, standing);
    case 'ReminderSent':
    case 'ReminderSkipped':
      return [
        ...once(`reminder ${data.daysBefore}`, data, standing),
        ...(event.type === 'ReminderSent' ? early(data.scheduledAt, data.sentAt) : []),
      ];
    case 'DeadlineMissed':
      standing.missed = true;
      return [...once('the miss', data, standing), ...early(data.limitAt, data.recordedAt)];
    case 'DeadlineMissAnnulled':
      standing.annulled = true;
      return standing.missed ? [] : ['a miss is annulled that was never recorded'];
    case 'EscalationRaised':
      return raised(data, standing);
    case 'ReviewOverdue':
      return [
        ...(standing.awaited || standing.closed
          ? ['the reviewer is late with what is not with the reviewer']
          : []),
        ...repeated(`the review of version ${data.version}`, standing),
        ...early(data.scheduledAt, data.raisedAt),
      ];
    default:
      return [];
  }
}

function raised(data: StepData, standing: Standing): string[] {
  const found = [
    ...once(`level ${data.level}, repeat ${data.repeat}`, data, standing),
    ...early(data.scheduledAt, data.raisedAt),
    ...(standing.missed ? [] : [`level ${data.level} without a miss`]),
    ...(data.scheduledAt > standing.lastScheduled ? [] : [`level ${data.level} after a later one`]),
  ];
  standing.lastScheduled = data.scheduledAt;
  return found;
}

function submitted({ version, receivedAt, onTime }: SubmissionData, standing: Standing): string[] {
  standing.awaited = false;
  const found =
    version === standing.version + 1 ? [] : [`version ${version} follows version ${standing.version}`];
  standing.version = version;
  if (onTime !== receivedAt < standing.limitAt)
    found.push(`received at ${receivedAt}, limit ${standing.limitAt}, called ${onTime ? 'in time' : 'late'}`);
  // One miss of an arming is annulled at most once, and only what stands can be withdrawn and sent again.
  if (onTime && standing.missed && !standing.annulled)
    found.push('received in time, and the miss still stands');
  if (!onTime && !standing.missed) found.push('late, and no miss is on record');
  return found;
}

/** A step of the division's turn. */
function once(what: string, { arming }: StepData, standing: Standing): string[] {
  const replaced = `${what} of arming ${arming}, which arming ${standing.arming} has replaced`;
  return [
    ...(arming === standing.arming ? [] : [replaced]),
    ...(standing.awaited ? [] : [`${what} after the report was sent`]),
    ...repeated(`${what} of arming ${arming}`, standing),
  ];
}

function repeated(what: string, { done }: Standing): string[] {
  if (done.has(what)) return [`${what} a second time`];
  done.add(what);
  return [];
}

const early = (scheduledAt: string, actualAt: string): string[] =>
  actualAt >= scheduledAt ? [] : [`recorded at ${actualAt} although due at ${scheduledAt}`];

interface ArmingData {
  readonly arming: { readonly number: number; readonly limitAt: string };
}

/** The fields of the steps above that are looked at. */
interface StepData {
  readonly arming: number;
  readonly daysBefore: number;
  readonly scheduledAt: string;
  readonly sentAt: string;
  readonly limitAt: string;
  readonly recordedAt: string;
  readonly raisedAt: string;
  readonly level: number;
  readonly repeat: number;
  readonly version: number;
}

interface SubmissionData {
  readonly version: number;
  readonly receivedAt: string;
  readonly onTime: boolean;
}
