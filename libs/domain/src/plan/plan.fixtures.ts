import type { OfficeHeld, PersonActor } from '../actor.js';
import type { WorkingCalendar } from '../calendar/calendar.types.js';
import { emptyOrganisation } from '../organisation/organisation.js';
import type { Organisation } from '../organisation/organisation.types.js';
import type { PlanCommand, PlanContent, PlanContext, PlanEvent, PlannedAssignment } from './plan.types.js';

/** In the working day after the plan's parent and before the third quarter's limit. */
export const AUGUST = '2024-08-12T02:00:00.000Z';

export const calendar: WorkingCalendar = {
  version: 3,
  basis: 'Lịch thử',
  from: '2024-01-01',
  to: '2025-12-31',
  holidays: [
    { day: '2024-09-02', name: 'Quốc khánh' },
    { day: '2024-09-03', name: 'Quốc khánh' },
    { day: '2025-01-01', name: 'Tết Dương lịch' },
  ],
  swappedWorkingDays: [],
};

const division = (divisionId: string, name: string) => ({
  divisionId,
  name,
  shortName: name,
  headTitle: 'Trưởng phòng',
});

export const organisation: Organisation = {
  ...emptyOrganisation,
  agency: {
    agencyId: 'sgtvt',
    name: 'Sở Giao thông vận tải',
    shortName: 'SGTVT',
    parentName: 'UBND tỉnh',
    place: 'Lạng Sơn',
  },
  planningDivisionId: 'kh-tc',
  divisions: [division('kh-tc', 'Phòng Kế hoạch - Tài chính'), division('van-phong', 'Văn phòng Sở')],
  people: [
    { personId: 'giam-doc', name: 'Giám đốc Mẫu', sample: true },
    { personId: 'nguoi-moi', name: 'Giám đốc Sau', sample: true },
    { personId: 'tong-hop', name: 'Người Tổng hợp', sample: true },
  ],
  offices: [
    {
      officeId: 'giam-doc-1',
      office: 'director',
      personId: 'giam-doc',
      divisionId: null,
      inChargeOf: [],
      from: '2024-08-01',
      to: '2024-10-31',
    },
    {
      officeId: 'giam-doc-2',
      office: 'director',
      personId: 'nguoi-moi',
      divisionId: null,
      inChargeOf: [],
      from: '2024-11-01',
      to: null,
    },
  ],
};

const person = (personId: string, name: string, office: OfficeHeld): PersonActor => ({
  kind: 'person',
  personId,
  name,
  offices: [office],
});

export const director = person('giam-doc', 'Giám đốc Mẫu', {
  office: 'director',
  divisionId: null,
  inChargeOf: [],
});
export const consolidator = person('tong-hop', 'Người Tổng hợp', {
  office: 'consolidator',
  divisionId: 'kh-tc',
  inChargeOf: [],
});
/** Consolidates, but in a division that is not Planning-Finance. */
export const otherConsolidator = person('tong-hop-vp', 'Người Tổng hợp của Văn phòng', {
  office: 'consolidator',
  divisionId: 'van-phong',
  inChargeOf: [],
});
export const administrator = person('quan-tri', 'Quản trị', {
  office: 'administrator',
  divisionId: null,
  inChargeOf: [],
});

export const by = (actor: PlanContext['actor'], changes: Partial<PlanContext> = {}): PlanContext => ({
  now: AUGUST,
  actor,
  calendar,
  organisation,
  ...changes,
});

export const assignment = (changes: Partial<PlannedAssignment> = {}): PlannedAssignment => ({
  assignmentId: 'pgi-2024-nv1',
  title: 'Tuyên truyền',
  text: 'Giao Văn phòng Sở chủ trì tuyên truyền.',
  subIndexId: 'tuan-thu',
  leadDivisionId: 'van-phong',
  supportingDivisionIds: ['kh-tc'],
  supportingText: 'các phòng, ban',
  ...changes,
});

export const plan = (changes: Partial<PlanContent> = {}): PlanContent => ({
  planId: 'pgi-2024',
  title: 'Kế hoạch PGI',
  year: 2024,
  parentPlan: { number: '163/KH-UBND', date: '2024-07-12', issuer: 'UBND tỉnh' },
  subIndices: [
    {
      subIndexId: 'tuan-thu',
      name: 'Đảm bảo tuân thủ',
      baseline: '4.14',
      target: '6.11',
      delta: '1.97',
      targetText: 'Phần đầu đạt từ 6,11 điểm trở lên',
    },
  ],
  assignments: [
    assignment(),
    assignment({ assignmentId: 'pgi-2024-nv2', leadDivisionId: 'kh-tc', supportingDivisionIds: [] }),
  ],
  schedule: { quarterly: { beforeDay: 15 }, yearly: { beforeDay: 5, month: 12 } },
  consolidationSchedule: null,
  recipients: ['UBND tỉnh (b/c)'],
  settings: {
    nonWorkingDayPolicy: 'KEEP',
    nonWorkingDayBasis: null,
    remindBefore: [10, 5, 2, 1],
    missGraceSeconds: 2,
    level2After: 1,
    level3After: 3,
    weeklyRepeats: 4,
    reviewWithin: 2,
    revisionWithin: 3,
  },
  sample: false,
  ...changes,
});

type Command<Type extends PlanCommand['type']> = Extract<PlanCommand, { type: Type }>;

export const importIt = (changes: Partial<Command<'ImportPlan'>> = {}): Command<'ImportPlan'> => ({
  type: 'ImportPlan',
  content: plan(),
  sourceHash: 'hash-1',
  ...changes,
});

export const prepareIt = (changes: Partial<Command<'PreparePlan'>> = {}): Command<'PreparePlan'> => ({
  type: 'PreparePlan',
  planId: 'pgi-2025',
  year: 2025,
  source: plan(),
  targets: [{ subIndexId: 'tuan-thu', baseline: '6,11', target: '6,35' }],
  sample: true,
  ...changes,
});

export const CONSOLIDATION = { quarterly: { beforeDay: 25 }, yearly: { beforeDay: 15, month: 12 } };

export const issueIt = (changes: Partial<Command<'IssuePlan'>> = {}): Command<'IssuePlan'> => ({
  type: 'IssuePlan',
  number: '45/KH-SGTVT',
  date: '2024-08-12',
  signerPersonId: 'giam-doc',
  consolidationSchedule: CONSOLIDATION,
  ...changes,
});

export const imported = (content: PlanContent = plan()): PlanEvent => ({
  type: 'PlanImported',
  data: { content, sourceHash: 'hash-1' },
});

export const issued = (issuedAt = AUGUST): PlanEvent => ({
  type: 'PlanIssued',
  data: {
    number: '45/KH-SGTVT',
    date: '2024-08-12',
    signerPersonId: 'giam-doc',
    signerName: 'Giám đốc Mẫu',
    consolidationSchedule: CONSOLIDATION,
    issuedAt,
    calendarVersion: 3,
    periods: ['2024-Q3', '2024-Y', '2024-Q4'],
  },
});
