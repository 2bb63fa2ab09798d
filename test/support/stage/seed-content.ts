import type {
  Day,
  Office,
  OfficeHeld,
  OrganisationContent,
  PlanContent,
  PlanSettings,
  ReportingSchedule,
} from '@dondoc/domain';

const PLANNING = 'kh-tc';

/** Who there is in every seeded agency; division n has `head-n` and `officer-n`. */
export const PEOPLE = {
  director: 'director',
  /** Of Planning-Finance: decides every report, since Planning-Finance leads none. */
  reviewer: 'reviewer',
  consolidator: 'consolidator',
  planningHead: 'planning-head',
  auditor: 'auditor',
  administrator: 'administrator',
} as const;

export const headOf = (divisionId: string): string => divisionId.replace('division', 'head');

export const divisionIds = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `division-${index + 1}`);

/** An agency with so many divisions that lead, Planning-Finance, and half of the divisions to each of two deputies. */
export const organisationContent = (
  agencyId: string,
  divisionCount: number,
  from: Day = '2024-01-01',
): OrganisationContent => {
  const leading = divisionIds(divisionCount);
  const half = Math.ceil(divisionCount / 2);
  const agencyOffice = (office: OfficeHeld['office'], inChargeOf: string[] = []): OfficeHeld => ({
    ...{ office, divisionId: null, inChargeOf },
  });
  const inDivision = (office: OfficeHeld['office'], divisionId: string): OfficeHeld => ({
    ...{ office, divisionId, inChargeOf: [] },
  });
  const held: [personId: string, office: OfficeHeld][] = [
    [PEOPLE.director, agencyOffice('director')],
    ['deputy-1', agencyOffice('deputyDirector', [...leading.slice(0, half), PLANNING])],
    ['deputy-2', agencyOffice('deputyDirector', leading.slice(half))],
    [PEOPLE.auditor, agencyOffice('auditor')],
    [PEOPLE.administrator, agencyOffice('administrator')],
    [PEOPLE.planningHead, inDivision('head', PLANNING)],
    [PEOPLE.reviewer, inDivision('reviewer', PLANNING)],
    [PEOPLE.consolidator, inDivision('consolidator', PLANNING)],
    ...leading.flatMap((divisionId): [string, OfficeHeld][] => [
      [headOf(divisionId), inDivision('head', divisionId)],
      [divisionId.replace('division', 'officer'), inDivision('officer', divisionId)],
    ]),
  ];
  return {
    agency: {
      agencyId,
      name: `Sở mẫu ${agencyId}`,
      shortName: agencyId,
      parentName: 'UBND tỉnh mẫu',
      place: 'Lạng Sơn',
    },
    planningDivisionId: PLANNING,
    divisions: [PLANNING, ...leading].map((divisionId) => ({
      divisionId,
      name: `Phòng ${divisionId}`,
      shortName: divisionId,
      headTitle: 'Trưởng phòng',
    })),
    people: held.map(([personId]) => ({ personId, name: `Người mẫu ${personId}`, sample: true })),
    offices: held.map(([personId, office]): Office => ({
      ...office,
      officeId: `${personId}-office`,
      personId,
      from,
      to: null,
    })),
  };
};

/** As in plans/pgi-2024/plan.yaml. */
const SETTINGS: PlanSettings = {
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

export interface PlanShape {
  readonly planId: string;
  readonly year: number;
  readonly assignments: number;
  readonly divisions: number;
  readonly schedule: ReportingSchedule;
  readonly settings?: Partial<PlanSettings> | undefined;
}

/** Assignments go round the divisions; every limit is shared by all of them. */
export const planContent = (shape: PlanShape): PlanContent => {
  const { planId, year, schedule, settings = {} } = shape;
  const leading = divisionIds(shape.divisions);
  return {
    planId,
    title: `Kế hoạch mẫu ${planId}`,
    year,
    parentPlan: { number: '1/KH-UBND', date: `${year - 1}-12-01`, issuer: 'UBND tỉnh mẫu' },
    subIndices: [],
    assignments: Array.from({ length: shape.assignments }, (_, index) => ({
      assignmentId: `${planId}-nv${index + 1}`,
      title: `Nhiệm vụ mẫu số ${index + 1}`,
      text: `Chủ trì, phối hợp với các cơ quan liên quan triển khai thực hiện nhiệm vụ mẫu số ${index + 1}.`,
      subIndexId: null,
      leadDivisionId: leading[index % leading.length] ?? PLANNING,
      supportingDivisionIds: [],
      supportingText: 'các cơ quan liên quan',
    })),
    schedule,
    consolidationSchedule: null,
    recipients: ['UBND tỉnh mẫu (b/c)'],
    settings: { ...SETTINGS, ...settings },
    sample: true,
  };
};

/** Planning-Finance's own limits, some days after those of the divisions. */
export const consolidationOf = ({ quarterly, yearly }: ReportingSchedule): ReportingSchedule => ({
  quarterly: quarterly && { beforeDay: quarterly.beforeDay + 5 },
  yearly: yearly && { ...yearly, beforeDay: yearly.beforeDay + 5 },
});
