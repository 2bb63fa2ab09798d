import type { Refusal } from '@dondoc/decider';
import type {
  Actor,
  AssignmentRefusal,
  AttachmentRefusal,
  CalendarCommand,
  CalendarRefusal,
  DraftCommand,
  DraftRefusal,
  EndJob,
  Instant,
  MarkNoticesRead,
  OrganisationCommand,
  OrganisationRefusal,
  PlanCommand,
  PlanRefusal,
  ReceiveAttachment,
  ReportCommand,
  ReportContent,
  ReportPhase,
  ReportRefusal,
} from '@dondoc/domain';

/** What a caller sends to submit; hash, receipt, draft and its authors are the application's to add. */
export interface SubmitReportRequest {
  readonly type: 'SubmitReport';
  readonly content: ReportContent;
  /** Blank when on time. */
  readonly lateReason: string;
}

export type ReportRequest =
  SubmitReportRequest | Exclude<ReportCommand, { type: 'SubmitReport' | 'CreateReport' }>;

/** `sourcePlanId` names the plan that a new year is prepared from; the application loads it. */
export type PlanRequest =
  | Exclude<PlanCommand, { type: 'PreparePlan' }>
  | (Omit<Extract<PlanCommand, { type: 'PreparePlan' }>, 'source' | 'planId'> & {
      readonly sourcePlanId: string;
    });

export type Targeted =
  | {
      readonly target: { readonly kind: 'report'; readonly reportId: string };
      readonly command: ReportRequest;
    }
  | { readonly target: { readonly kind: 'plan'; readonly planId: string }; readonly command: PlanRequest }
  | { readonly target: { readonly kind: 'draft'; readonly reportId: string }; readonly command: DraftCommand }
  | {
      readonly target: { readonly kind: 'attachments'; readonly reportId: string };
      readonly command: ReceiveAttachment;
    }
  | { readonly target: { readonly kind: 'organisation' }; readonly command: OrganisationCommand }
  | { readonly target: { readonly kind: 'calendar' }; readonly command: CalendarCommand }
  /** Those of whoever sends it. */
  | { readonly target: { readonly kind: 'notices' }; readonly command: MarkNoticesRead }
  /** Of whoever began it. */
  | { readonly target: { readonly kind: 'job'; readonly personId: string }; readonly command: EndJob };

/** What a person's command came with: a session of a browser, or a token. */
export interface Access {
  /** When it was obtained; of a token that tells only the second, its beginning. */
  readonly obtainedAt: Instant;
  /** Until when the sign-in behind a session counts as fresh, null when it never did; absent for a token. */
  readonly freshUntil?: Instant | null;
}

export type CommandEnvelope = Targeted & {
  readonly agencyId: string;
  /** UUID; the Idempotency-Key of a person, UUIDv5 of the step for a process. */
  readonly commandId: string;
  readonly actor: Actor;
  /** Version of the organisation that the actor's offices were read from; they are read again when it has moved on. */
  readonly officesOf?: number;
  /** Absent for processes and the command line. */
  readonly access?: Access;
  /** Stamped once, when the server had the whole request; also the `receivedAt` of a submission. */
  readonly now: Instant;
  /** The etag of a report or a plan as it was seen, without quotes. */
  readonly ifMatch?: string | undefined;
};

/** Of a command, who sends it and what it is, whatever it says. */
export interface CommandHead extends Pick<
  CommandEnvelope,
  'agencyId' | 'commandId' | 'actor' | 'officesOf' | 'access' | 'now' | 'target'
> {
  readonly command: Pick<CommandEnvelope['command'], 'type'>;
}

/** Those whose content is read from a file first. */
export type ImportName = 'ImportPlan' | 'ImportPeople';

export type TargetKind = CommandEnvelope['target']['kind'];
export type EnvelopeFor<Kind extends TargetKind> = Extract<
  CommandEnvelope,
  { readonly target: { readonly kind: Kind } }
>;

/** Kept with the command, so that a repeat gets it again word for word. */
export interface CommandAnswer {
  readonly streamId: string;
  /** The stream's version after the command. */
  readonly version: number;
  /** Types of the events recorded, in order. */
  readonly events: readonly string[];
  /** Of a report; null for other targets. */
  readonly phase: ReportPhase | null;
  /** Of a report or a plan, as it stands after the command; null for other targets. */
  readonly etag: string | null;
  /** Of a submission. */
  readonly receipt: string | null;
  readonly submissionNumber: number | null;
  readonly onTime: boolean | null;
}

/** Refusals of the application itself, not of an aggregate. */
export type ApplicationRefusal =
  /** The key was used for another body or by someone else. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** If-Match does not name the report as it stands. */
  | 'PRECONDITION_FAILED'
  /** A person's command would change a plan that is there already, without saying what they saw of it. */
  | 'IF_MATCH_REQUIRED'
  /** Others kept changing it; send it again. */
  | 'CONFLICT'
  | 'CALENDAR_MISSING'
  /** The person's access was ended after they had obtained what the command came with. */
  | 'ACCESS_ENDED'
  /** A browser's session whose sign-in lies too far back for this command. */
  | 'SIGN_IN_NOT_FRESH';

export type CommandRefusalCode =
  | ReportRefusal
  | PlanRefusal
  | AssignmentRefusal
  | DraftRefusal
  | AttachmentRefusal
  | OrganisationRefusal
  | CalendarRefusal
  | ApplicationRefusal;

export type CommandResult =
  | {
      readonly outcome: 'accepted';
      readonly streamId: string;
      readonly version: number;
      readonly answer: CommandAnswer;
      /** True when this is the first answer given again. */
      readonly repeated: boolean;
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal<CommandRefusalCode> }
  | { readonly outcome: 'notYet'; readonly until: Instant }
  /** With the version as it stands, of a draft or a plan, and the etag of a plan. Its key is not kept. */
  | { readonly outcome: 'nothingToDo'; readonly version?: number; readonly etag?: string };
