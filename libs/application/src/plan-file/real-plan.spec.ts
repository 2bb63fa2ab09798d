import { describe, expect, it } from '@jest/globals';
import {
  actorOf,
  add,
  demoYear,
  formatDecimal,
  holders,
  installationActor,
  issuePlanCreates,
  planDecider,
  type PlanCommand,
  type PlanContext,
  type PlanState,
} from '@dondoc/domain';
import { readCalendarFile } from './calendar-file.js';
import { demoCommands, readDemoFile } from './demo-file.js';
import { importPlan, organisationFrom, planText, sound } from './plan-files.fixtures.js';

const organisation = organisationFrom('pgi-2024/organisation.yaml');
const { calendar } = sound(readCalendarFile(planText('calendar-vn.yaml'), 'calendar-vn.yaml'));
const { content, sourceHash } = sound(importPlan(planText('pgi-2024/plan.yaml')));
const document = planText('pgi-2024/ke-hoach-pgi-2024.txt').replaceAll(/\s+/gu, ' ');

/** Decides the commands one after the other; each must be accepted. */
function carriedOut(context: PlanContext, ...commands: [PlanContext['actor'], PlanCommand][]): PlanState {
  return commands.reduce<PlanState>((state, [actor, command]) => {
    const decision = planDecider.decide(state, command, { ...context, actor });
    if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision));
    return decision.events.reduce(planDecider.evolve, state);
  }, planDecider.initialState);
}

describe('the 2024 PGI plan', () => {
  it('holds the document’s own words, slips included', () => {
    const quoted = [
      content.title,
      ...content.subIndices.map((subIndex) => subIndex.targetText ?? ''),
      ...content.assignments.map((assignment) => assignment.text),
      ...content.recipients,
      content.parentPlan.number,
    ];
    for (const quote of quoted) expect(document).toContain(quote);
    expect(content.subIndices.every(({ targetText }) => targetText?.startsWith('Phần đầu đạt từ'))).toBe(
      true,
    );
    for (const { name } of content.subIndices) expect(document).toContain(`Chỉ số “${name}”`);
  });

  it('has 4 sub-indices, 17,33 → 22,37 together', () => {
    expect(content.subIndices.map(({ baseline, target, delta }) => [baseline, target, delta])).toEqual([
      ['4.84', '6.58', '1.74'],
      ['4.14', '6.11', '1.97'],
      ['3.6', '4.38', '0.78'],
      ['4.75', '5.3', '0.55'],
    ]);
    const total = (of: 'baseline' | 'target' | 'delta') =>
      formatDecimal(content.subIndices.map((subIndex) => subIndex[of]).reduce(add, '0'), 2);
    expect([total('baseline'), total('target'), total('delta')]).toEqual(['17,33', '22,37', '5,04']);
  });

  it('has 6 assignments led by 5 divisions, Văn phòng Sở leading two', () => {
    expect(
      content.assignments.map(({ assignmentId, leadDivisionId }) => [assignmentId, leadDivisionId]),
    ).toEqual([
      ['pgi-2024-nv1', 'kh-tc'],
      ['pgi-2024-nv2', 'qlclct'],
      ['pgi-2024-nv3', 'qlkcht-atgt'],
      ['pgi-2024-nv4', 'van-phong'],
      ['pgi-2024-nv5', 'qlvt-pt-nl'],
      ['pgi-2024-nv6', 'van-phong'],
    ]);
    expect(new Set(content.assignments.map((assignment) => assignment.leadDivisionId)).size).toBe(5);
    expect(organisation.divisions).toHaveLength(5);
  });

  it('invents no date for the report to UBND tỉnh', () => {
    expect(content.consolidationSchedule).toBeNull();
  });

  it('names one person, the director, and leaves every other office empty', () => {
    expect(organisation.people).toEqual([
      { personId: 'duong-cong-vi', name: 'Dương Công Vĩ', sample: false },
    ]);
    expect(organisation.offices).toHaveLength(1);
    expect(holders(organisation, 'director', null, '2024-08-12')).toHaveLength(1);
  });

  it('imports as a draft, and a second time changes nothing', () => {
    const context = {
      now: '2024-08-12T02:00:00.000Z',
      actor: installationActor('1'),
      calendar,
      organisation,
    };
    const command = { type: 'ImportPlan', content, sourceHash } as const;
    const state = carriedOut(context, [context.actor, command]);
    expect(state.status).toBe('draft');
    const again = sound(importPlan(planText('pgi-2024/plan.yaml')));
    expect(planDecider.decide(state, { type: 'ImportPlan', ...again }, context)).toEqual({
      outcome: 'nothingToDo',
    });
  });

  it('issued in August 2024 makes 18 reports: Q3, the year and Q4 of each assignment', () => {
    const context = {
      now: '2024-08-12T02:00:00.000Z',
      actor: installationActor('1'),
      calendar,
      organisation,
    };
    const director = actorOf(organisation, 'duong-cong-vi', '2024-08-12');
    if (!director) throw new Error('no director');
    const state = carriedOut(
      context,
      [context.actor, { type: 'ImportPlan', content, sourceHash }],
      [
        director,
        {
          type: 'IssuePlan',
          number: '45/KH-SGTVT',
          date: '2024-08-12',
          signerPersonId: 'duong-cong-vi',
          consolidationSchedule: { quarterly: { beforeDay: 25 }, yearly: { beforeDay: 15, month: 12 } },
        },
      ],
    );
    if (state.status !== 'issued') throw new Error(state.status);
    const { assignments, reports } = issuePlanCreates(state, calendar, 'kh-tc');
    expect(assignments).toHaveLength(6);
    expect(reports.map(({ reportId }) => reportId)).toEqual(
      [1, 2, 3, 4, 5, 6].flatMap((n) => ['Q3', 'Y', 'Q4'].map((part) => `pgi-2024-nv${n}-${part}`)),
    );
    expect([...new Set(reports.map(({ period, limitAt }) => `${period} ${limitAt}`))]).toEqual([
      '2024-Q3 2024-09-14T17:00:00.000Z',
      '2024-Y 2024-12-04T17:00:00.000Z',
      '2024-Q4 2024-12-14T17:00:00.000Z',
    ]);
  });
});

describe('what makes the same plan', () => {
  const text = planText('pgi-2024/plan.yaml');

  it.each([
    ['comments and blank lines', `# another hand\n\n${text}`],
    ['Windows line ends and a byte order mark', `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['another Unicode form', text.normalize('NFD')],
    [
      'a hyphen for an en dash in a division’s name',
      text.replace('leadDivision: Phòng Kế hoạch –', 'leadDivision: phòng Kế hoạch -'),
    ],
    ['5,3 for 5,30', text.replace("target: '5,30'", "target: '5.3'")],
  ])('%s', (_what, other) => {
    expect(other).not.toBe(text);
    expect(sound(importPlan(other)).sourceHash).toBe(sourceHash);
  });

  it('but not another word', () => {
    expect(
      sound(importPlan(text.replace('Phần đầu đạt từ 6,58', 'Phấn đấu đạt từ 6,58'))).sourceHash,
    ).not.toBe(sourceHash);
  });
});

describe('the demo', () => {
  const sample = organisationFrom('sample/people.yaml');
  const { demo } = sound(readDemoFile(planText('sample/demo.yaml'), 'sample/demo.yaml'));
  const source = sound(importPlan(planText(demo.sourcePlan), sample)).content;

  it('lives in an agency of its own, every person of it invented', () => {
    expect(sample.agency?.agencyId).not.toBe(organisation.agency?.agencyId);
    expect(sample.agency?.name).toContain('dữ liệu mẫu');
    expect(sample.people.every((person) => person.sample)).toBe(true);
    expect(sample.people.map((person) => person.name)).not.toContain('Dương Công Vĩ');
    expect(sample.divisions).toEqual(organisation.divisions);
  });

  it('fills every office that a report passes through, the reviewer being no head', () => {
    const day = '2024-08-12';
    for (const { divisionId } of sample.divisions) {
      expect(holders(sample, 'head', divisionId, day)).toHaveLength(1);
      expect(holders(sample, 'officer', divisionId, day)).toHaveLength(1);
    }
    const kh = (office: 'consolidator' | 'reviewer' | 'head') =>
      holders(sample, office, 'kh-tc', day).map((holder) => holder.personId);
    expect(new Set([...kh('consolidator'), ...kh('reviewer'), ...kh('head')]).size).toBe(3);
    expect(holders(sample, 'clerk', 'van-phong', day)).toHaveLength(1);
    expect(holders(sample, 'director', null, day)).toHaveLength(1);
    expect(holders(sample, 'auditor', null, day)).toHaveLength(1);
    expect(holders(sample, 'administrator', null, day)).toHaveLength(1);
    const deputies = sample.offices.filter(({ office }) => office === 'deputyDirector');
    expect(deputies.flatMap(({ inChargeOf }) => inChargeOf).sort()).toEqual(
      sample.divisions.map(({ divisionId }) => divisionId).sort(),
    );
  });

  it.each([
    ['2026-11-23T14:00:00.000Z', 2026, ['2026-Y', '2026-Q4']],
    ['2026-12-14T17:00:00.000Z', 2027, ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Y', '2027-Q4']],
  ])('at %s prepares and issues the plan of %d', (now, year, periods) => {
    expect(demoYear(source.schedule, calendar, now)).toBe(year);
    const today = now.slice(0, 10) === '2026-12-14' ? '2026-12-15' : now.slice(0, 10);
    const { prepare, issue } = demoCommands(demo, source, year, today);
    const director = actorOf(sample, demo.signer, today);
    if (!director) throw new Error('no director');
    const installation = installationActor('1');
    const state = carriedOut(
      { now, actor: installation, calendar, organisation: sample },
      [installation, prepare],
      [director, issue],
    );
    if (state.status !== 'issued') throw new Error(state.status);
    expect(state.content).toMatchObject({ planId: `pgi-${year}`, year, sample: true });
    expect(state.content.title).toContain(`năm ${year}`);
    const { reports } = issuePlanCreates(state, calendar, 'kh-tc');
    expect(reports).toHaveLength(6 * periods.length);
    expect(new Set(reports.map(({ period }) => period))).toEqual(new Set(periods));
  });
});
