import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add, subtract } from '../decimal.js';
import { assignment, organisation, plan } from './plan.fixtures.js';
import { planProblems } from './plan-rules.js';
import type { PlanContent, PlanSettings, SubIndex } from './plan.types.js';

const problems = (changes: Partial<PlanContent>) =>
  planProblems(plan(changes), organisation).map(({ code, path }) => `${code} ${path.join('.')}`);
const subIndex = (changes: Partial<SubIndex>): SubIndex => ({ ...plan().subIndices[0]!, ...changes });
const settings = (changes: Partial<PlanSettings>) => ({ settings: { ...plan().settings, ...changes } });
const quarterly = (beforeDay: number) => ({ schedule: { quarterly: { beforeDay }, yearly: null } });
const yearly = (beforeDay: number, month: number) => ({
  schedule: { quarterly: null, yearly: { beforeDay, month } },
});

describe('a sound plan', () => {
  it('has no problems', () => expect(problems({})).toEqual([]));

  it('may hold a general reporting assignment without a sub-index', () => {
    expect(problems({ assignments: [assignment({ subIndexId: null })] })).toEqual([]);
  });

  it('may state 0,50 where 0,5 is meant, once read', () => {
    expect(problems({ subIndices: [subIndex({ baseline: '4', target: '4.5', delta: '0.5' })] })).toEqual([]);
  });
});

describe('what makes no plan', () => {
  it.each<[string, Partial<PlanContent>, string]>([
    ['an id with capitals', { planId: 'PGI-2024' }, 'INVALID_ID planId'],
    ['an id of 65 characters', { planId: 'a'.repeat(65) }, 'INVALID_ID planId'],
    ['an id that is a pattern', { planId: '(((' }, 'INVALID_ID planId'],
    ['a year that is none', { year: 24 }, 'SETTING_OUT_OF_RANGE year'],
    ['half a year', { year: 2024.5 }, 'SETTING_OUT_OF_RANGE year'],
    [
      'a parent plan of 30 February',
      { parentPlan: { number: '1', date: '2024-02-30', issuer: 'UBND' } },
      'PLAN_DATE_INVALID parentPlan.date',
    ],
    [
      'a parent plan of after its year',
      { parentPlan: { number: '1', date: '2025-01-01', issuer: 'UBND' } },
      'PLAN_DATE_INVALID parentPlan.date',
    ],
    [
      'a parent plan of a far future',
      { parentPlan: { number: '1', date: '9999-12-31', issuer: 'UBND' } },
      'PLAN_DATE_INVALID parentPlan.date',
    ],
    [
      'a difference that is not the difference',
      { subIndices: [subIndex({ delta: '1.96' })] },
      'TARGET_BASELINE_DELTA_MISMATCH subIndices.0.delta',
    ],
    [
      'a comma in a stored decimal',
      { subIndices: [subIndex({ target: '6,11' })] },
      'INVALID_DECIMAL subIndices.0.target',
    ],
    [
      'words for a decimal',
      { subIndices: [subIndex({ baseline: 'bốn' })] },
      'INVALID_DECIMAL subIndices.0.baseline',
    ],
    [
      'two sub-indices of one id',
      { subIndices: [subIndex({}), subIndex({})] },
      'DUPLICATE_ID subIndices.1.subIndexId',
    ],
    ['no assignments', { assignments: [] }, 'PLAN_HAS_NO_ASSIGNMENTS assignments'],
    [
      'two assignments of one id',
      { assignments: [assignment(), assignment()] },
      'DUPLICATE_ID assignments.1.assignmentId',
    ],
    [
      'an assignment id outside the plan',
      { assignments: [assignment({ assignmentId: 'pgi-2023-nv1' })] },
      'INVALID_ID assignments.0.assignmentId',
    ],
    [
      'an assignment id that another plan could have',
      { assignments: [assignment({ assignmentId: 'pgi-2024-nv1-nv2' })] },
      'INVALID_ID assignments.0.assignmentId',
    ],
    [
      'an unknown sub-index',
      { assignments: [assignment({ subIndexId: 'la' })] },
      'UNKNOWN_SUB_INDEX assignments.0.subIndexId',
    ],
    [
      'an unknown lead division',
      { assignments: [assignment({ leadDivisionId: 'la' })] },
      'UNKNOWN_DIVISION assignments.0.leadDivisionId',
    ],
    [
      'an unknown supporting division',
      { assignments: [assignment({ supportingDivisionIds: ['kh-tc', 'la'] })] },
      'UNKNOWN_DIVISION assignments.0.supportingDivisionIds.1',
    ],
    [
      'a division that supports itself',
      { assignments: [assignment({ supportingDivisionIds: ['van-phong'] })] },
      'DUPLICATE_ID assignments.0.supportingDivisionIds.0',
    ],
    [
      'a schedule without periods',
      { schedule: { quarterly: null, yearly: null } },
      'SCHEDULE_MAKES_NO_SENSE schedule',
    ],
    ['day 31 of every quarter', quarterly(31), 'SCHEDULE_MAKES_NO_SENSE schedule.quarterly.beforeDay'],
    ['day 0', quarterly(0), 'SCHEDULE_MAKES_NO_SENSE schedule.quarterly.beforeDay'],
    ['half a day', quarterly(1.5), 'SCHEDULE_MAKES_NO_SENSE schedule.quarterly.beforeDay'],
    ['30 February', yearly(30, 2), 'SCHEDULE_MAKES_NO_SENSE schedule.yearly.beforeDay'],
    ['the 13th month', yearly(1, 13), 'SCHEDULE_MAKES_NO_SENSE schedule.yearly.beforeDay'],
    ['a year due before it begins', yearly(1, 1), 'SCHEDULE_MAKES_NO_SENSE schedule.yearly.beforeDay'],
    [
      'consolidating quarters nobody reports',
      {
        ...yearly(5, 12),
        consolidationSchedule: { quarterly: { beforeDay: 25 }, yearly: null },
      },
      'SCHEDULE_MAKES_NO_SENSE consolidationSchedule.quarterly.beforeDay',
    ],
    [
      'consolidating on 31 June',
      { consolidationSchedule: { quarterly: { beforeDay: 31 }, yearly: null } },
      'SCHEDULE_MAKES_NO_SENSE consolidationSchedule.quarterly.beforeDay',
    ],
    [
      'moving limits without a basis',
      settings({ nonWorkingDayPolicy: 'NEXT' }),
      'BASIS_REQUIRED settings.nonWorkingDayBasis',
    ],
    [
      'moving limits on an invisible basis',
      settings({ nonWorkingDayPolicy: 'PREVIOUS', nonWorkingDayBasis: '\u200B' }),
      'BASIS_REQUIRED settings.nonWorkingDayBasis',
    ],
    [
      'a reminder on the day 0',
      settings({ remindBefore: [5, 0] }),
      'SETTING_OUT_OF_RANGE settings.remindBefore.1',
    ],
    [
      'eleven reminders',
      settings({ remindBefore: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1] }),
      'SETTING_OUT_OF_RANGE settings.remindBefore',
    ],
    ['a reminder twice', settings({ remindBefore: [5, 5] }), 'SETTING_OUT_OF_RANGE settings.remindBefore.1'],
    [
      'a grace of hours',
      settings({ missGraceSeconds: 3601 }),
      'SETTING_OUT_OF_RANGE settings.missGraceSeconds',
    ],
    ['level 3 with level 2', settings({ level2After: 3 }), 'SETTING_OUT_OF_RANGE settings.level3After'],
    ['repeats without end', settings({ weeklyRepeats: 53 }), 'SETTING_OUT_OF_RANGE settings.weeklyRepeats'],
    ['no time to review', settings({ reviewWithin: 0 }), 'SETTING_OUT_OF_RANGE settings.reviewWithin'],
    [
      'half a day to revise',
      settings({ revisionWithin: 2.5 }),
      'SETTING_OUT_OF_RANGE settings.revisionWithin',
    ],
  ])('%s', (_what, changes, problem) => {
    expect(problems(changes)).toContain(problem);
  });

  it('names every problem, not the first alone', () => {
    expect(
      problems({
        subIndices: [subIndex({ delta: '2' })],
        assignments: [assignment({ leadDivisionId: 'la' })],
        ...yearly(30, 2),
      }),
    ).toHaveLength(3);
  });

  it('tells what the difference should be', () => {
    expect(planProblems(plan({ subIndices: [subIndex({ delta: '1.9' })] }), organisation)[0]?.params).toEqual(
      {
        stated: '1.9',
        expected: '1.97',
      },
    );
  });
});

describe('differences are exact', () => {
  const hundredths = fc
    .integer({ min: 0, max: 1_000_000 })
    .map((n) => subtract(`${(n / 100) | 0}.${String(n % 100).padStart(2, '0')}`, '0'));

  it('for every baseline and every increase, and one hundredth off is refused', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (baseline, delta) => {
        const target = add(baseline, delta);
        expect(problems({ subIndices: [subIndex({ baseline, target, delta })] })).toEqual([]);
        const off = add(delta, '0.01');
        expect(problems({ subIndices: [subIndex({ baseline, target, delta: off })] })).toHaveLength(1);
      }),
      { seed: 163, numRuns: 200 },
    );
  });
});
