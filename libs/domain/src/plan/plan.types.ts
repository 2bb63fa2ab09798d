import type { DomainEvent } from '@dondoc/decider';
import type { Actor } from '../actor.js';
import type {
  Day,
  Instant,
  NonWorkingDayPolicy,
  ReportingSchedule,
  WorkingCalendar,
} from '../calendar/calendar.types.js';
import type { Organisation } from '../organisation/organisation.types.js';

/** An exact decimal as canonical text with a point, e.g. `6.58`; shown as 6,58. Never a float. */
export type DecimalText = string;

export interface SubIndex {
  readonly subIndexId: string;
  readonly name: string;
  readonly baseline: DecimalText;
  /** "≥": reached at this value or above. */
  readonly target: DecimalText;
  /** As the document states it; import checks target − baseline = delta. */
  readonly delta: DecimalText;
  /** The document's own sentence; absent when the targets were entered anew. */
  readonly targetText?: string;
}

export interface PlannedAssignment {
  readonly assignmentId: string;
  /** Short title for lists. */
  readonly title: string;
  /** The document's own words. */
  readonly text: string;
  /** Null for a general reporting assignment. */
  readonly subIndexId: string | null;
  readonly leadDivisionId: string;
  readonly supportingDivisionIds: readonly string[];
  /** "các cơ quan liên quan" and the like, as quoted. */
  readonly supportingText: string;
}

/** Settings of a plan (spec §4): days are working days, seconds are seconds. */
export interface PlanSettings {
  readonly nonWorkingDayPolicy: NonWorkingDayPolicy;
  /** Required with NEXT or PREVIOUS. */
  readonly nonWorkingDayBasis: string | null;
  /** Working days before the limit on which the division is reminded, e.g. [10, 5, 2, 1]; 1 is the last working day. */
  readonly remindBefore: readonly number[];
  /** Seconds after the limit at which a miss is recorded. */
  readonly missGraceSeconds: number;
  readonly level2After: number;
  readonly level3After: number;
  readonly weeklyRepeats: number;
  readonly reviewWithin: number;
  readonly revisionWithin: number;
}

export interface PlanContent {
  readonly planId: string;
  readonly title: string;
  readonly year: number;
  readonly parentPlan: { readonly number: string; readonly date: Day; readonly issuer: string };
  readonly subIndices: readonly SubIndex[];
  readonly assignments: readonly PlannedAssignment[];
  readonly schedule: ReportingSchedule;
  /** The limit of Planning-Finance's own report upwards. The document gives none; null until someone sets it. */
  readonly consolidationSchedule: ReportingSchedule | null;
  /** Nơi nhận of the plan, as printed. */
  readonly recipients: readonly string[];
  readonly settings: PlanSettings;
  /** True for invented plans, shown as "dữ liệu mẫu". */
  readonly sample: boolean;
}

export interface IssueDetails {
  /** e.g. "45/KH-SGTVT". */
  readonly number: string;
  /** The date printed on the plan. */
  readonly date: Day;
  readonly signerPersonId: string;
  readonly consolidationSchedule: ReportingSchedule;
}

/** The person who did; absent where the installation did, and on the events of 0.2.0 and before. */
interface PreparedBy {
  readonly by?: string;
}

export type PlanEvent =
  | DomainEvent<'PlanImported', { content: PlanContent; sourceHash: string } & PreparedBy>
  | DomainEvent<
      'PlanPrepared',
      {
        content: PlanContent;
        fromPlanId: string;
        /** Which assignment of the source each one carries on; sub-indices keep their ids. */
        lineage: readonly { assignmentId: string; fromAssignmentId: string }[];
      } & PreparedBy
    >
  | DomainEvent<
      'PlanIssued',
      IssueDetails & {
        signerName: string;
        issuedAt: Instant;
        calendarVersion: number;
        periods: readonly string[];
      }
    >
  | DomainEvent<
      'SubIndexActualRecorded',
      SubIndexActual & { subIndexId: string; by: string; before: DecimalText | null }
    >;

/** A published score; a later one of the same sub-index corrects it, and both stay (spec §6). */
export interface SubIndexActual {
  readonly actual: DecimalText;
  /** Where it was published: a document's number and day, an address. Never the progress of a task. */
  readonly source: string;
  readonly recordedAt: Instant;
}

export type PlanState =
  | { readonly status: 'none' }
  | {
      readonly status: 'draft';
      readonly content: PlanContent;
      readonly sourceHash: string | null;
      readonly fromPlanId: string | null;
      /** Everyone who imported or prepared it; none of them may issue it. */
      readonly authors: readonly string[];
    }
  | {
      readonly status: 'issued';
      readonly content: PlanContent;
      readonly sourceHash: string | null;
      readonly fromPlanId: string | null;
      readonly number: string;
      readonly date: Day;
      readonly signerName: string;
      readonly issuedAt: Instant;
      /** By sub-index, the oldest first. */
      readonly actuals: Readonly<Record<string, readonly SubIndexActual[]>>;
    };

export type PlanCommand =
  /** The same content again is nothing to do; other content replaces a draft and is refused once issued. */
  | { readonly type: 'ImportPlan'; readonly content: PlanContent; readonly sourceHash: string }
  /** The same plan for another year, targets entered again; `source` is the plan it comes from. */
  | {
      readonly type: 'PreparePlan';
      readonly planId: string;
      readonly year: number;
      readonly source: PlanContent;
      readonly targets: readonly {
        readonly subIndexId: string;
        readonly baseline: DecimalText;
        readonly target: DecimalText;
      }[];
      /** The source's title when absent. */
      readonly title?: string;
      readonly sample: boolean;
    }
  /** Null takes the plan's own consolidation schedule; it is refused when the plan has none either. */
  | ({ readonly type: 'IssuePlan' } & Omit<IssueDetails, 'consolidationSchedule'> & {
        readonly consolidationSchedule: ReportingSchedule | null;
      })
  | {
      readonly type: 'RecordSubIndexActual';
      readonly subIndexId: string;
      readonly actual: DecimalText;
      readonly source: string;
    };

export interface PlanContext {
  readonly now: Instant;
  /** A person, or the installation itself (`installationActor`), which may import and prepare, never issue. */
  readonly actor: Actor;
  readonly calendar: WorkingCalendar;
  readonly organisation: Organisation;
}

export type PlanRefusal =
  | 'PLAN_NOT_FOUND'
  | 'PLAN_ALREADY_ISSUED'
  | 'PLAN_NOT_ISSUED'
  | 'SOURCE_REQUIRED'
  | 'NOT_THE_CONSOLIDATOR'
  | 'ADMINISTRATOR_DECIDES_NOTHING'
  | 'OWN_WORK_DECIDES_NOTHING'
  | 'NOT_THE_DIRECTOR'
  | 'UNKNOWN_DIVISION'
  | 'UNKNOWN_PERSON'
  | 'UNKNOWN_SUB_INDEX'
  | 'DUPLICATE_ID'
  | 'INVALID_ID'
  | 'TARGET_BASELINE_DELTA_MISMATCH'
  | 'INVALID_DECIMAL'
  | 'SCHEDULE_MAKES_NO_SENSE'
  | 'CONSOLIDATION_LIMIT_REQUIRED'
  | 'PLAN_NUMBER_REQUIRED'
  | 'PLAN_DATE_INVALID'
  | 'BASIS_REQUIRED'
  | 'SETTING_OUT_OF_RANGE'
  | 'YEAR_UNCHANGED'
  | 'TARGETS_INCOMPLETE'
  | 'SIGNER_NOT_DIRECTOR'
  | 'NO_PERIOD_LEFT'
  | 'CALENDAR_DOES_NOT_COVER'
  | 'PLAN_HAS_NO_ASSIGNMENTS';
