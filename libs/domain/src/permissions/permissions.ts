import { holds, OFFICE_NAMES, type Actor, type OfficeName } from '../actor.js';
import type { CalendarCommand } from '../calendar/calendar.types.js';
import type { OrganisationCommand } from '../organisation/organisation.types.js';
import type { EndJob } from '../person/job-ended.js';
import type { MarkNoticesRead } from '../person/notices.js';
import type { PlanCommand } from '../plan/plan.types.js';
import type { ReceiveAttachment } from '../report/attachments.js';
import type { DraftCommand } from '../report/draft.types.js';
import type { ReportCommand } from '../report/report-commands.types.js';
import type { ReportPhase } from '../report/report.types.js';

type Command =
  | ReportCommand
  | DraftCommand
  | ReceiveAttachment
  | PlanCommand
  | OrganisationCommand
  | CalendarCommand
  | MarkNoticesRead
  | EndJob;

/** What everybody may of themselves, in whatever office or none: no part of the table, which is by offices. */
export type OwnCommandName = 'EndOwnAccess' | 'MarkNoticesRead';

/** What a person asks for in an office; the rest is the clock's, or follows from a plan that is issued. */
export type CommandName = Exclude<
  Command['type'],
  'CarryOutStep' | 'CreateReport' | 'EndJob' | OwnCommandName
>;

/** What is read, by what it is for. */
export type ReadName =
  /** The agency's plans, assignments, calendar, divisions and people. */
  | 'ReadAgency'
  /** Reports and what hangs on them, as far as `maySee` goes: inbox, escalations, receipts, scoreboard, limits. */
  | 'ReadReports'
  /** The record, as far as one's own acts, divisions or office go. */
  | 'ReadRecord'
  /** The whole record's chain, verified. */
  | 'VerifyRecord'
  /** What waits for a second person's consent, with the accounts in it. */
  | 'ReadConsents';

export type Action = CommandName | ReadName;

/** Which division of a report an office must be of, or be in charge of; `agency`: none in particular. */
type Of = 'lead' | 'planning' | 'agency';

/** An office's right, as data: who (as) may (may) what, of which division's reports (of), in which phases (in). */
export interface Permission {
  readonly may: readonly Action[];
  readonly as: readonly OfficeName[];
  readonly of: Of;
  /** Reports only; in every phase unless told. */
  readonly in?: readonly ReportPhase[];
  /** KH-TC's own reports only, or all but those; both unless told. */
  readonly ownOfPlanning?: boolean;
  /** By a browser only soon after signing in: an open session that somebody else got at shall not give it away. */
  readonly freshSignIn?: true;
}

/**
 * Every right there is (spec §4, §9). What no office lifts, the bans of separation of duties, is no part of it: the
 * domain asks them of every command, whoever may send it by this table. The order of offices in a right is that in which someone with
 * several of them acts.
 */
export const permissions: readonly Permission[] = [
  { may: ['ReadAgency', 'ReadReports', 'ReadRecord'], as: OFFICE_NAMES, of: 'agency' },
  { may: ['VerifyRecord'], as: ['deputyDirector', 'director', 'auditor'], of: 'agency' },
  {
    may: ['ReadConsents'],
    as: ['administrator', 'director', 'deputyDirector', 'auditor'],
    of: 'agency',
  },
  { may: ['VerifyRecord'], as: ['officer', 'head', 'consolidator', 'reviewer', 'clerk'], of: 'planning' },

  {
    may: ['SaveDraft', 'ReceiveAttachment'],
    as: ['officer', 'head'],
    of: 'lead',
    in: ['awaiting', 'returned'],
  },
  { may: ['SubmitReport'], as: ['head'], of: 'lead', in: ['awaiting', 'returned'] },
  { may: ['WithdrawSubmission'], as: ['head'], of: 'lead', in: ['submitted'] },

  { may: ['BeginReview'], as: ['reviewer'], of: 'planning', in: ['submitted'], ownOfPlanning: false },
  {
    may: ['ApproveReport', 'ReturnReport'],
    as: ['reviewer'],
    of: 'planning',
    in: ['submitted', 'inReview'],
    ownOfPlanning: false,
  },
  // KH-TC's own are the deputy's in charge of it; the director's when there is none who may, which the domain knows.
  { may: ['BeginReview'], as: ['deputyDirector'], of: 'planning', in: ['submitted'], ownOfPlanning: true },
  { may: ['BeginReview'], as: ['director'], of: 'agency', in: ['submitted'], ownOfPlanning: true },
  {
    may: ['ApproveReport', 'ReturnReport'],
    as: ['deputyDirector'],
    of: 'planning',
    in: ['submitted', 'inReview'],
    ownOfPlanning: true,
  },
  {
    may: ['ApproveReport', 'ReturnReport'],
    as: ['director'],
    of: 'agency',
    in: ['submitted', 'inReview'],
    ownOfPlanning: true,
  },
  { may: ['ReopenReport'], as: ['director'], of: 'agency', in: ['approved'] },

  { may: ['AcknowledgeEscalation', 'TellAgain'], as: ['director'], of: 'agency' },
  { may: ['AcknowledgeEscalation', 'TellAgain'], as: ['deputyDirector'], of: 'lead' },
  { may: ['AcknowledgeEscalation', 'TellAgain'], as: ['deputyDirector'], of: 'planning' },
  { may: ['TellAgain'], as: ['consolidator'], of: 'planning' },

  { may: ['ImportPlan', 'PreparePlan', 'RecordSubIndexActual'], as: ['consolidator'], of: 'planning' },
  { may: ['IssuePlan'], as: ['director'], of: 'agency' },
  {
    may: [
      'ImportOrganisation',
      'ImportPeople',
      // Offices of the division end with it.
      'EndDivision',
      // Whoever has no account signs in under their id.
      'RegisterPerson',
      'ChangeAccount',
      'AssumeOffice',
      'EndOffice',
      'RevokeOffice',
      'GrantSubstitution',
      'RevokeSubstitution',
      'EndAccess',
      'EndAllAccess',
    ],
    as: ['administrator'],
    of: 'agency',
    freshSignIn: true,
  },
  {
    may: ['RenameAgency', 'RegisterDivision', 'RenameDivision', 'PublishCalendar'],
    as: ['administrator'],
    of: 'agency',
  },
  {
    may: ['GiveConsent'],
    as: ['administrator', 'director', 'deputyDirector'],
    of: 'agency',
    freshSignIn: true,
  },
  { may: ['RefuseConsent'], as: ['administrator', 'director', 'deputyDirector'], of: 'agency' },
];

/** Everything that some office allows. */
export const actions: readonly Action[] = [...new Set(permissions.flatMap(({ may }) => may))];

/** Whether a browser's session may send it only soon after its sign-in. */
export const asksFreshSignIn = (command: Command['type']): boolean =>
  permissions.some(({ may, freshSignIn }) => freshSignIn && may.some((action) => action === command));

/** In which offices a command is asked, and of which division, for those who hold several. */
export const askedAs = (
  command: Command['type'] | ReadName,
): { readonly as: readonly OfficeName[]; readonly of: Of } => {
  const rights = permissions.filter(({ may }) => may.some((action) => action === command));
  const [first] = rights;
  return { as: [...new Set(rights.flatMap(({ as }) => as))], of: first?.of ?? 'agency' };
};

/**
 * By which accounts people sign in, and what waits for a second person's consent, which names them (ADR 27): read in
 * the record, too, by those who may ask for it.
 */
export const readsAccounts = (actor: Actor): boolean =>
  actor.kind === 'process' || askedAs('ReadConsents').as.some((office) => holds(actor, office));
