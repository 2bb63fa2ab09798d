import { EventRegistry } from '@dondoc/event-store';
import type { AnyEvent } from './changes.js';

/** Every event there is, with the schema version written today; a missing one does not compile. */
const definitions: Readonly<Record<AnyEvent['type'], { readonly schemaVersion: number }>> = {
  AgencyRegistered: { schemaVersion: 1 },
  AgencyRenamed: { schemaVersion: 1 },
  DivisionRegistered: { schemaVersion: 1 },
  DivisionRenamed: { schemaVersion: 1 },
  DivisionEnded: { schemaVersion: 1 },
  PersonRegistered: { schemaVersion: 1 },
  AccountChanged: { schemaVersion: 1 },
  OfficeAssumed: { schemaVersion: 1 },
  OfficeEnded: { schemaVersion: 1 },
  OfficeRevoked: { schemaVersion: 1 },
  SubstitutionGranted: { schemaVersion: 1 },
  SubstitutionRevoked: { schemaVersion: 1 },
  CalendarPublished: { schemaVersion: 1 },
  PlanImported: { schemaVersion: 1 },
  PlanPrepared: { schemaVersion: 1 },
  PlanIssued: { schemaVersion: 1 },
  AssignmentIssued: { schemaVersion: 1 },
  ReportCreated: { schemaVersion: 1 },
  ReportSubmitted: { schemaVersion: 1 },
  ReportResubmitted: { schemaVersion: 1 },
  SubmissionWithdrawn: { schemaVersion: 1 },
  ReviewBegun: { schemaVersion: 1 },
  ReportApproved: { schemaVersion: 1 },
  ReportReturned: { schemaVersion: 1 },
  ReportReopened: { schemaVersion: 1 },
  ReminderSent: { schemaVersion: 1 },
  ReminderSkipped: { schemaVersion: 1 },
  DeadlineMissed: { schemaVersion: 1 },
  DeadlineMissAnnulled: { schemaVersion: 1 },
  EscalationRaised: { schemaVersion: 1 },
  ReviewOverdue: { schemaVersion: 1 },
  EscalationAcknowledged: { schemaVersion: 1 },
  EscalationToldAgain: { schemaVersion: 1 },
  DraftSaved: { schemaVersion: 1 },
  CommandRefused: { schemaVersion: 1 },
  ReadRefused: { schemaVersion: 1 },
  RecordConsulted: { schemaVersion: 1 },
  SignedIn: { schemaVersion: 1 },
  SignedOut: { schemaVersion: 1 },
  SignInFailed: { schemaVersion: 1 },
};

/** What loads and appends go by; an event that is not in it fails closed. */
export const eventRegistry = new EventRegistry(definitions);
