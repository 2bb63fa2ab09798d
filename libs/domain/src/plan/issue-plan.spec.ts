import { describe, expect, it } from '@jest/globals';
import { specify } from '@dondoc/decider';
import { issuePlanCreates } from './issue-plan.js';
import { planDecider } from './plan.decisions.js';
import { AUGUST, by, calendar, director, imported, issued, issueIt, plan } from './plan.fixtures.js';
import { demoYear } from './reporting-round.js';

function createdAt(issuedAt: string, content = plan()) {
  const { state } = specify(planDecider)(imported(content), issued(issuedAt));
  if (state.status !== 'issued') throw new Error('not issued');
  return issuePlanCreates(state, calendar, 'kh-tc');
}
const idsAt = (issuedAt: string) => createdAt(issuedAt).reports.map((report) => report.reportId);

describe('what the issue of a plan creates', () => {
  it('makes no report of a quarter that was due before: no Q1 and Q2/2024 from August 2024', () => {
    expect(idsAt(AUGUST)).toEqual([
      'pgi-2024-nv1-Q3',
      'pgi-2024-nv1-Y',
      'pgi-2024-nv1-Q4',
      'pgi-2024-nv2-Q3',
      'pgi-2024-nv2-Y',
      'pgi-2024-nv2-Q4',
    ]);
  });

  it('opens a report with its period, or with the issue when that is later', () => {
    const [assignment] = createdAt(AUGUST).assignments;
    expect(assignment?.assignment.reports).toEqual([
      { reportId: 'pgi-2024-nv1-Q3', period: '2024-Q3', opensAt: AUGUST },
      { reportId: 'pgi-2024-nv1-Y', period: '2024-Y', opensAt: AUGUST },
      { reportId: 'pgi-2024-nv1-Q4', period: '2024-Q4', opensAt: '2024-09-30T17:00:00.000Z' },
    ]);
  });

  it('gives each report its limit, divisions, settings and reviewing division', () => {
    expect(createdAt(AUGUST).reports[0]).toEqual({
      type: 'CreateReport',
      reportId: 'pgi-2024-nv1-Q3',
      planId: 'pgi-2024',
      assignmentId: 'pgi-2024-nv1',
      subIndexId: 'tuan-thu',
      period: '2024-Q3',
      leadDivisionId: 'van-phong',
      supportingDivisionIds: ['kh-tc'],
      planningDivisionId: 'kh-tc',
      opensAt: AUGUST,
      settings: plan().settings,
      limitAt: '2024-09-14T17:00:00.000Z',
    });
  });

  it('makes a report one millisecond before its limit and none at it', () => {
    expect(idsAt('2024-09-14T16:59:59.999Z')).toContain('pgi-2024-nv1-Q3');
    expect(idsAt('2024-09-14T17:00:00.000Z')).not.toContain('pgi-2024-nv1-Q3');
    expect(idsAt('2024-12-04T16:59:59.999Z')).toContain('pgi-2024-nv1-Y');
    expect(idsAt('2024-12-04T17:00:00.000Z')).toEqual(['pgi-2024-nv1-Q4', 'pgi-2024-nv2-Q4']);
  });

  it('has the annual report due before that of the fourth quarter', () => {
    const limits = createdAt(AUGUST)
      .reports.slice(0, 3)
      .map(({ period, limitAt }) => [period, limitAt]);
    expect(limits).toEqual([
      ['2024-Q3', '2024-09-14T17:00:00.000Z'],
      ['2024-Y', '2024-12-04T17:00:00.000Z'],
      ['2024-Q4', '2024-12-14T17:00:00.000Z'],
    ]);
  });

  it('creates exactly the periods that PlanIssued records', () => {
    for (const now of [AUGUST, '2024-10-01T00:00:00.000Z', '2024-12-04T17:00:00.000Z']) {
      const decision = specify(planDecider)(imported()).when(issueIt(), by(director, { now }));
      if (decision.outcome !== 'accepted') throw new Error(decision.outcome);
      const [event] = decision.events;
      const created = createdAt(now).assignments[0]?.assignment.reports.map((report) => report.period);
      expect(event).toMatchObject({ type: 'PlanIssued', data: { periods: created } });
    }
  });

  it('follows NEXT where the plan says so: Q4/2024, whose last valid day is a Saturday', () => {
    const settings = {
      ...plan().settings,
      nonWorkingDayPolicy: 'NEXT',
      nonWorkingDayBasis: 'Điều 148',
    } as const;
    const q4 = createdAt(AUGUST, plan({ settings })).reports.find(({ period }) => period === '2024-Q4');
    expect(q4?.limitAt).toBe('2024-12-16T17:00:00.000Z');
  });
});

describe('the year of the demo', () => {
  const { schedule } = plan();

  it('is this year until its last limit, then the next', () => {
    expect(demoYear(schedule, calendar, '2026-11-23T14:00:00.000Z')).toBe(2026);
    expect(demoYear(schedule, calendar, '2026-12-14T16:59:59.999Z')).toBe(2026);
    expect(demoYear(schedule, calendar, '2026-12-14T17:00:00.000Z')).toBe(2027);
  });

  it('begins at midnight in Asia/Ho_Chi_Minh', () => {
    expect(demoYear(schedule, calendar, '2026-12-31T17:00:00.000Z')).toBe(2027);
  });
});
