import type { useWords } from '../i18n/i18n.js';

/** Every event of today; a spec compares. */
export const EVENT_TYPES = [
  'AgencyRegistered',
  'AgencyRenamed',
  'DivisionRegistered',
  'DivisionRenamed',
  'DivisionEnded',
  'PersonRegistered',
  'AccountChanged',
  'OfficeAssumed',
  'OfficeEnded',
  'OfficeRevoked',
  'SubstitutionGranted',
  'SubstitutionRevoked',
  'ConsentAsked',
  'ConsentGiven',
  'ConsentRefused',
  'AccessEnded',
  'AllAccessEnded',
  'CalendarPublished',
  'PlanImported',
  'PlanPrepared',
  'PlanIssued',
  'SubIndexActualRecorded',
  'AssignmentIssued',
  'ReportCreated',
  'ReportSubmitted',
  'ReportResubmitted',
  'SubmissionWithdrawn',
  'ReviewBegun',
  'ReportApproved',
  'ReportReturned',
  'ReportReopened',
  'ReminderSent',
  'ReminderSkipped',
  'DeadlineMissed',
  'DeadlineMissAnnulled',
  'EscalationRaised',
  'ReviewOverdue',
  'EscalationAcknowledged',
  'EscalationToldAgain',
  'DraftSaved',
  'CommandRefused',
  'ReadRefused',
  'RecordConsulted',
  'SignedIn',
  'SignedOut',
  'SignInFailed',
  'EntriesRefused',
  'NoticesRead',
] as const;

/** The event in words; one that a later release wrote and this page does not know, by its type. */
export function eventName(t: ReturnType<typeof useWords>['t'], type: string): string {
  const known = EVENT_TYPES.find((one) => one === type);
  return known === undefined ? type : t(`event.${known}`);
}
