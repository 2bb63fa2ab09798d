import type { AssignmentInput, Progress, ReportRef } from '@dondoc/contracts';
import type { Decision, Refusal } from '@dondoc/decider';
import type {
  Action,
  Actor,
  AssignedReport,
  Attachment,
  Day,
  Instant,
  Organisation,
  DirectoryCommand,
  OrganisationEvent,
  OrganisationRefusal,
  PeriodKey,
  PersonActor,
  PlanState,
  ReadName,
  ReportPhase,
  ReportState,
  WorkingCalendar,
} from '@dondoc/domain';
import type { ChainReport, MissingEvents, StrayCommand } from '@dondoc/event-store';
import type {
  AgencyView,
  AssignmentView,
  AuditEntry,
  AuditFilter,
  ConsentView,
  DivisionView,
  DraftView,
  EscalationFilter,
  EscalationView,
  Inbox,
  InboxItem,
  InboxPlace,
  LimitView,
  NoticePage,
  Page,
  PageRequest,
  PersonView,
  PlanDetail,
  PlanView,
  ReceiptView,
  ReportDetail,
  ReportFilter,
  ReportView,
  Scoreboard,
  ScoreboardFilter,
  SubIndexView,
  SubstitutionView,
  VersionDifference,
} from '@dondoc/read-models';
import type { DataSource } from 'typeorm';

import type { Clock } from './clock.js';
import type {
  CommandEnvelope,
  CommandHead,
  CommandRefusalCode,
  CommandResult,
  ImportName,
} from './command-bus.types.js';
import type { EntriesApi } from './entries/entries.types.js';
import type { Live } from './live/live.types.js';
import type { RepeatsApi } from './repeats.types.js';
import type { Rounds } from './rounds.types.js';
import type { PendingSignInsApi, SessionsApi } from './sign-ins/sign-ins.types.js';

/** Who asks, for which agency, and when; what they may not see answers as if it were not there. */
export interface Asking {
  readonly agencyId: string;
  readonly actor: Actor;
  readonly now: Instant;
}

/** Whether a person's offices allow something of the agency's, and whose do where theirs do not. */
export interface Allowance {
  readonly allowed: boolean;
  /** Empty where they may themselves. */
  readonly whoCan: readonly { readonly personId: string; readonly name: string }[];
}

/** A person, and until when what they had obtained has ended; null when it never was. */
interface Known {
  readonly actor: PersonActor;
  readonly accessEndedAt: Instant | null;
}

export interface Sender extends Known {
  /** The version of the organisation that says so. */
  readonly officesOf: number;
}

export interface Reader extends Known {
  readonly may: (action: Action) => boolean;
  /** All that they may of what is no single report's. */
  readonly all: readonly Action[];
}

/** Reports or plans as the domain sees them, in the order asked for, with what a decision on them looks at. */
export interface AtHand<State> {
  readonly states: readonly State[];
  readonly organisation: Organisation;
  readonly calendar: WorkingCalendar;
}

/** Whether every hash follows from the one before and no stream ends too early, of one stream or of all (ADR 0015). */
export interface AuditVerification extends ChainReport {
  /** Never true of an agency without a single event. */
  readonly whole: boolean;
  readonly streamId: string | null;
  readonly missing: readonly MissingEvents[];
  /** Accepted commands without their events. */
  readonly stray: readonly StrayCommand[];
}

/** After every thousand events or so; what it throws ends the verification. */
export type OnVerified = (progress: { readonly done: number; readonly of: number }) => void;

export interface OrganisationPreview {
  readonly decision: Decision<OrganisationEvent, OrganisationRefusal>;
  /** It would wait for a second person. */
  readonly needsConsent: boolean;
}

/** Everything the API shows. Undefined means not found, or not yours to see. */
export interface Queries {
  plans(asking: Asking, page?: PageRequest): Promise<Page<PlanView>>;
  plan(asking: Asking, planId: string): Promise<PlanDetail | undefined>;
  subIndices(asking: Asking, planId?: string): Promise<readonly SubIndexView[]>;
  assignments(
    asking: Asking,
    filter: { planId?: string | undefined; divisionId?: string | undefined },
    page?: PageRequest,
  ): Promise<Page<AssignmentView>>;
  assignment(asking: Asking, assignmentId: string): Promise<AssignmentView | undefined>;
  reports(asking: Asking, filter: ReportFilter, page?: PageRequest): Promise<Page<ReportView>>;
  report(asking: Asking, reportId: string): Promise<ReportDetail | undefined>;
  /** With which the domain is asked what is allowed; undefined until a calendar was published. */
  reportsAtHand(asking: Asking, reportIds: readonly string[]): Promise<AtHand<ReportState> | undefined>;
  plansAtHand(asking: Asking, planIds: readonly string[]): Promise<AtHand<PlanState> | undefined>;
  /** What changed from version `from` to version `to`. */
  difference(
    asking: Asking,
    reportId: string,
    from: number,
    to: number,
  ): Promise<VersionDifference | undefined>;
  receipt(asking: Asking, receipt: string): Promise<ReceiptView | undefined>;
  draft(asking: Asking, reportId: string): Promise<DraftView | undefined>;
  /** A file of the report, where the person may read it: those who write it any, others what a version holds. */
  attachment(asking: Asking, reportId: string, hash: string): Promise<Attachment | undefined>;
  inbox(asking: Asking): Promise<Inbox>;
  /** One of its lists, page by page; `search` finds titles and divisions without diacritics. */
  inboxList(
    asking: Asking,
    place: InboxPlace,
    page: PageRequest & { readonly search?: string | undefined },
  ): Promise<Page<InboxItem>>;
  escalations(asking: Asking, filter: EscalationFilter, page?: PageRequest): Promise<Page<EscalationView>>;
  /** What the person was told, and how much of it they have not read. */
  notices(asking: Asking, filter: { readonly unread: boolean }, page?: PageRequest): Promise<NoticePage>;
  scoreboard(asking: Asking, filter: ScoreboardFilter): Promise<Scoreboard>;
  /** Auditors, leaders, administrators and Planning-Finance see all streams; others their own acts and visible reports. */
  audit(asking: Asking, filter: AuditFilter, page?: PageRequest): Promise<Page<AuditEntry>>;
  /** How many entries all pages of it have together. */
  auditCount(asking: Asking, filter: AuditFilter): Promise<number>;
  /** For those who read the agency's whole record; undefined when there is no such stream. */
  verifyAudit(asking: Asking, streamId?: string): Promise<AuditVerification | 'forbidden' | undefined>;
  /** Limits from day `from` to day `to`, both included. */
  limits(asking: Asking, from: Day, to: Day): Promise<readonly LimitView[]>;
  agency(asking: Asking): Promise<AgencyView | undefined>;
  divisions(asking: Asking): Promise<readonly DivisionView[]>;
  people(asking: Asking): Promise<readonly PersonView[]>;
  substitutions(asking: Asking): Promise<readonly SubstitutionView[]>;
  consents(asking: Asking): Promise<readonly ConsentView[]>;
  /** What the command comes to, at once or once a second person consents, or why it would not; nothing is recorded. */
  organisationPreview(asking: Asking, command: DirectoryCommand): Promise<OrganisationPreview>;
  organisation(agencyId: string): Promise<Organisation>;
  /** Undefined until a calendar was published. */
  calendar(agencyId: string): Promise<WorkingCalendar | undefined>;
  /** Of each action that is no report's, whether they may send it and who may instead. */
  allowances<Asked extends Action>(
    asking: Asking,
    actions: readonly Asked[],
  ): Promise<Readonly<Record<Asked, Allowance>>>;
  /** The person as `actorFor` and what they may read or send by their offices; undefined for a stranger. */
  readerFor(agencyId: string, personId: string, now: Instant): Promise<Reader | undefined>;
  /** The person with the offices held on the day of `now`; undefined for a stranger. */
  actorFor(agencyId: string, personId: string, now: Instant): Promise<PersonActor | undefined>;
  /** As `actorFor`, for a command's envelope: perhaps outdated, which the command's own transaction notices. */
  senderOf(agencyId: string, personId: string, now: Instant): Promise<Sender | undefined>;
}

/** A report that is not approved, as reconcile compares it with the running workflows. */
export interface OpenReport extends ReportRef {
  readonly opensAt: Instant;
  readonly phase: ReportPhase;
  readonly version: number;
}

export interface ReportStanding {
  readonly ref: ReportRef;
  readonly progress: Progress;
}

/** What the processes ask; made by the system, so not limited to what a person may see. */
export interface ProcessQueries {
  /** What the report waits for, folded from its stream. Undefined when there is no such report. */
  progressOf(agencyId: string, reportId: string): Promise<Progress | undefined>;
  /** The same, with what does not change about the report. */
  standingOf(agencyId: string, reportId: string): Promise<ReportStanding | undefined>;
  /** What its workflow is started with. */
  assignmentInput(agencyId: string, assignmentId: string): Promise<AssignmentInput | undefined>;
  openReports(agencyId: string, assignmentId: string): Promise<readonly AssignedReport[]>;
  /** Of every agency of the installation. */
  allOpenReports(): Promise<readonly OpenReport[]>;
  agencies(): Promise<readonly string[]>;
  /** Recomputes the hash chain of every stream of the agency, up to the first broken place, and looks for what is missing. */
  verifyAudit(agencyId: string, onProgress?: OnVerified): Promise<AuditVerification>;
  /** Of the above only what is missing, which is quickly told. Empty for an agency nothing is known of. */
  missingEvents(agencyId: string): Promise<readonly MissingEvents[]>;
  /** Hashes of the files that were received for its reports. */
  attachments(agencyId: string): Promise<readonly string[]>;
  /** The earliest time-driven step of any report; null when none is left. */
  nextDueAt(): Promise<Instant | null>;
  /** The reports of a plan and period, for scripts and checks. */
  reportIds(agencyId: string, planId: string, period?: PeriodKey): Promise<readonly string[]>;
}

export interface CommandBusApi {
  /** Loads, decides, appends and projects in one transaction. Throws only what is unforeseen (database down). */
  execute(envelope: CommandEnvelope): Promise<CommandResult>;
}

export interface ImportRightsApi {
  /**
   * What the person's offices have them refused whatever the file says, on record as any refusal; to be asked before
   * it is read. Undefined when they may.
   */
  refusalOfImport(
    sender: Omit<CommandHead, 'command' | 'target'> & { readonly actor: PersonActor },
    command: ImportName,
  ): Promise<Refusal<CommandRefusalCode> | undefined>;
}

/** What is read by whom, as far as it is kept (spec §8). `address` is that of the API, without its own part. */
export interface ReadingLog {
  /** Kept of an auditor, who reads everything; of nobody else. */
  allowed(asking: Asking & { readonly actor: PersonActor }, asked: ReadName, address: string): Promise<void>;
  refused(
    asking: Asking & { readonly actor: PersonActor },
    asked: ReadName,
    address: string,
    code: string,
  ): Promise<void>;
}

export interface ApplicationOptions {
  /** DATABASE_URL, the role dondoc_app. */
  readonly appUrl: string;
  readonly clock: Clock;
  /** Connections in the pool; 10 unless told. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** A NOTIFY that failed; consumers poll as well, so nothing is lost. */
  readonly onFeedError?: (error: unknown) => void;
}

/** `createApplication(options): Promise<Application>` is how every process gets it. */
export interface Application {
  readonly bus: CommandBusApi;
  readonly importRights: ImportRightsApi;
  readonly queries: Queries;
  readonly processes: ProcessQueries;
  readonly rounds: Rounds;
  readonly readings: ReadingLog;
  readonly sessions: SessionsApi;
  readonly pendingSignIns: PendingSignInsApi;
  readonly entries: EntriesApi;
  readonly repeats: RepeatsApi;
  readonly live: Live;
  readonly dataSource: DataSource;
  readonly clock: Clock;
  close(): Promise<void>;
}
