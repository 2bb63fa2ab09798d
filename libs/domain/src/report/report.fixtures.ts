import type { OfficeHeld, OfficeName, PersonActor, ProcessActor } from '../actor.js';
import type { Instant, PeriodKey, WorkingCalendar } from '../calendar/calendar.types.js';
import { addSeconds, dayOf, startOfDay } from '../calendar/index.js';
import { actorOf, emptyOrganisation } from '../organisation/index.js';
import type { Recipient } from '../organisation/addressees.types.js';
import type { Office, Organisation } from '../organisation/organisation.types.js';
import type { PlanSettings } from '../plan/plan.types.js';
import { arm } from './arming.js';
import type { ReportCommand, ReportContext } from './report-commands.types.js';
import type { Arming, ReportContent, ReportEvent, ReportIdentity, Submission } from './report.types.js';

/** For specs: 2024 as the plan has it, in an agency of invented people. */

/** An instant written as local time: `vn('2024-09-14T23:59:59.999')`. */
export const vn = (local: string): Instant => addSeconds(`${local}+07:00`, 0);

export const calendar: WorkingCalendar = {
  version: 1,
  basis: 'Văn bản số 8662/VPCP-KGVX ngày 03/11/2023; số 8726/VPCP-KGVX ngày 26/11/2024',
  from: '2024-01-01',
  to: '2025-12-31',
  holidays: [
    { day: '2024-09-02', name: 'Quốc khánh' },
    { day: '2024-09-03', name: 'Quốc khánh' },
    { day: '2025-01-01', name: 'Tết Dương lịch' },
    { day: '2025-01-27', name: 'Tết Nguyên đán' },
    { day: '2025-01-28', name: 'Tết Nguyên đán' },
    { day: '2025-01-29', name: 'Tết Nguyên đán' },
    { day: '2025-01-30', name: 'Tết Nguyên đán' },
    { day: '2025-01-31', name: 'Tết Nguyên đán' },
  ],
  swappedWorkingDays: [],
};

const settings: PlanSettings = {
  nonWorkingDayPolicy: 'KEEP',
  nonWorkingDayBasis: null,
  remindBefore: [10, 5, 2, 1],
  missGraceSeconds: 2,
  level2After: 1,
  level3After: 3,
  weeklyRepeats: 4,
  reviewWithin: 2,
  revisionWithin: 3,
};

export const LEAD = 'van-phong';
export const PLANNING = 'kh-tc';

/** Every person's id says which office they hold. */
const offices: readonly (readonly [personId: string, OfficeHeld])[] = [
  ['director', { office: 'director', divisionId: null, inChargeOf: [] }],
  ['deputy', { office: 'deputyDirector', divisionId: null, inChargeOf: [LEAD, PLANNING] }],
  ['lead-head', { office: 'head', divisionId: LEAD, inChargeOf: [] }],
  ['lead-officer', { office: 'officer', divisionId: LEAD, inChargeOf: [] }],
  ['planning-head', { office: 'head', divisionId: PLANNING, inChargeOf: [] }],
  ['planning-officer', { office: 'officer', divisionId: PLANNING, inChargeOf: [] }],
  ['reviewer', { office: 'reviewer', divisionId: PLANNING, inChargeOf: [] }],
  ['second-reviewer', { office: 'reviewer', divisionId: PLANNING, inChargeOf: [] }],
  ['other-head', { office: 'head', divisionId: 'qlvt', inChargeOf: [] }],
  ['administrator', { office: 'administrator', divisionId: null, inChargeOf: [] }],
];

export type PersonId =
  | 'director'
  | 'deputy'
  | 'lead-head'
  | 'lead-officer'
  | 'planning-head'
  | 'planning-officer'
  | 'reviewer'
  | 'second-reviewer'
  | 'other-head'
  | 'administrator';

export const organisation: Organisation = {
  ...emptyOrganisation,
  agency: null,
  planningDivisionId: PLANNING,
  divisions: [LEAD, PLANNING, 'qlvt'].map((divisionId) => ({
    divisionId,
    name: divisionId,
    shortName: divisionId,
    headTitle: 'Trưởng phòng',
  })),
  people: offices.map(([personId]) => ({ personId, name: personId, sample: true })),
  offices: offices.map(([personId, held]): Office => ({
    ...held,
    officeId: `${personId}-office`,
    personId,
    from: '2024-01-01',
    to: null,
  })),
};

/** The organisation with nobody in those people's offices. */
export const without = (...personIds: PersonId[]): Organisation => ({
  ...organisation,
  offices: organisation.offices.filter(({ personId }) => !personIds.some((id) => id === personId)),
});

/** The organisation in which the person also holds another office. */
export const withOffice = (personId: PersonId, held: OfficeHeld): Organisation => ({
  ...organisation,
  offices: [
    ...organisation.offices,
    { ...held, officeId: `${personId}-second`, personId, from: '2024-01-01', to: null },
  ],
});

export const process: ProcessActor = { kind: 'process', workflowId: 'report', runId: 'run' };

/** The person asks at that instant, with the offices they hold on that day. */
export function by(
  personId: PersonId,
  now: Instant,
  org: Organisation = organisation,
): ReportContext & {
  readonly actor: PersonActor;
} {
  const actor = actorOf(org, personId, dayOf(now));
  if (actor === undefined) throw new Error(`Nobody called ${personId}`);
  return { now, actor, calendar, organisation: org, restoredAt: null };
}

/** A timer fires at that instant. */
export const clock = (now: Instant, org: Organisation = organisation): ReportContext => ({
  now,
  actor: process,
  calendar,
  organisation: org,
  restoredAt: null,
});

/** Issued on 12/8/2024 at 09:00, as the first plan might have been. */
export const ISSUED_AT = vn('2024-08-12T09:00:00');
export const LIMIT = {
  '2024-Q3': startOfDay('2024-09-15'),
  '2024-Y': startOfDay('2024-12-05'),
  '2024-Q4': startOfDay('2024-12-15'),
};
const OPENS: Record<keyof typeof LIMIT, Instant> = {
  '2024-Q3': ISSUED_AT,
  '2024-Y': ISSUED_AT,
  '2024-Q4': startOfDay('2024-10-01'),
};

const identity = (period: keyof typeof LIMIT, leadDivisionId: string): ReportIdentity => ({
  reportId: `pgi-2024-nv1-${partOf(period)}`,
  planId: 'pgi-2024',
  assignmentId: 'pgi-2024-nv1',
  subIndexId: 'csg-1',
  period,
  leadDivisionId,
  supportingDivisionIds: [],
  planningDivisionId: PLANNING,
  opensAt: OPENS[period],
  settings,
});

export const created = (period: keyof typeof LIMIT = '2024-Q3', leadDivisionId = LEAD): ReportEvent => ({
  type: 'ReportCreated',
  data: {
    ...identity(period, leadDivisionId),
    arming: arm(settings, calendar, {
      number: 1,
      cause: 'opened',
      armedAt: OPENS[period],
      limitAt: LIMIT[period],
    }),
  },
});

export const content: ReportContent = {
  taskStatus: 'inProgress',
  progressPercent: '62.5',
  results: 'Đã tổ chức 02 hội nghị phổ biến Luật Bảo vệ môi trường.',
  figures: [{ name: 'Hội nghị', value: '2', unit: 'hội nghị', kind: 'final' }],
  evidence: ['Báo cáo số 12/BC-VP'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};

/** The n-th version as the head of the division sent it. */
export const submission = (version: number, over: Partial<Submission> = {}): Submission => ({
  version,
  content,
  contentHash: `hash-${version}`,
  receipt: `receipt-${version}`,
  receivedAt: vn('2024-09-10T10:00:00'),
  onTime: true,
  arming: 1,
  lateReason: null,
  draftVersion: 0,
  authors: ['lead-officer', 'lead-head'],
  submittedBy: 'lead-head',
  reviewDueAt: vn('2024-09-13T00:00:00'),
  ...over,
});

export const submitted = (version = 1, over: Partial<Submission> = {}): ReportEvent => ({
  type: 'ReportSubmitted',
  data: submission(version, over),
});
export const resubmitted = (version: number, over: Partial<Submission> = {}): ReportEvent => ({
  type: 'ReportResubmitted',
  data: submission(version, { arming: version, ...over }),
});
export const withdrawn = (
  version: number,
  withdrawnAt: Instant,
  withdrawnBy: PersonId = 'lead-head',
): ReportEvent => ({
  type: 'SubmissionWithdrawn',
  data: { version, by: withdrawnBy, withdrawnAt },
});
export const reviewBegun = (
  version: number,
  begunAt: Instant,
  begunBy: PersonId = 'reviewer',
): ReportEvent => ({
  type: 'ReviewBegun',
  data: { version, by: begunBy, begunAt },
});
export const approved = (version: number, approvedAt: Instant): ReportEvent => ({
  type: 'ReportApproved',
  data: {
    version,
    by: 'reviewer',
    approvedAt,
    submittedOnTime: true,
    acceptedOnTime: true,
    told: [told('lead-head', 'head', LEAD), told('lead-officer', 'officer', LEAD)],
  },
});
export const told = (
  personId: PersonId,
  office: OfficeName,
  divisionId: string | null = null,
): Recipient => ({ personId, name: personId, office, divisionId });
export const revision = (
  number: number,
  armedAt: Instant,
  limitAt: Instant,
  cause: Arming['cause'] = 'returned',
): Arming => arm(settings, calendar, { number, cause, armedAt, limitAt });
export const returned = (
  version: number,
  arming: Arming,
  returnedBy: PersonId = 'reviewer',
): ReportEvent => ({
  type: 'ReportReturned',
  data: {
    version,
    by: returnedBy,
    returnedAt: arming.armedAt,
    reason: 'Thiếu số liệu quý trước',
    comments: [],
    arming,
  },
});
export const reopened = (arming: Arming): ReportEvent => ({
  type: 'ReportReopened',
  data: {
    by: 'director',
    reopenedAt: arming.armedAt,
    reason: 'Số liệu thay đổi',
    arming,
    told: [
      told('lead-head', 'head', LEAD),
      told('lead-officer', 'officer', LEAD),
      told('reviewer', 'reviewer', PLANNING),
      told('second-reviewer', 'reviewer', PLANNING),
    ],
  },
});

export type CommandOf<Type extends ReportCommand['type']> = Extract<ReportCommand, { type: Type }>;
export const submit = (
  receivedAt: Instant,
  over: Partial<CommandOf<'SubmitReport'>> = {},
): CommandOf<'SubmitReport'> => ({
  type: 'SubmitReport',
  content,
  contentHash: 'hash-new',
  receipt: 'receipt-new',
  receivedAt,
  lateReason: '',
  draftVersion: 3,
  draftAuthors: ['lead-officer'],
  ...over,
});
export const create = (
  period: keyof typeof LIMIT = '2024-Q3',
  over: Partial<CommandOf<'CreateReport'>> = {},
): CommandOf<'CreateReport'> => ({
  type: 'CreateReport',
  ...identity(period, LEAD),
  limitAt: LIMIT[period],
  ...over,
});

const partOf = (period: PeriodKey): string => period.slice(5);

/** The last millisecond before an instant on a full second. */
export const justBefore = (instant: Instant): Instant => addSeconds(instant, -1).replace('.000Z', '.999Z');
