import { describe, expect, it } from '@jest/globals';
import { accept, nothingToDo, specify } from '@dondoc/decider';
import { installationActor } from '../actor.js';
import { planDecider } from './plan.decisions.js';
import {
  administrator,
  assignment,
  AUGUST,
  by,
  calendar,
  CONSOLIDATION,
  consolidator,
  director,
  imported,
  importIt,
  issued,
  issueIt,
  organisation,
  otherConsolidator,
  plan,
  prepareIt,
} from './plan.fixtures.js';
import type { PlanEvent, PlanContent } from './plan.types.js';

const given = specify(planDecider);
const installation = installationActor('first-start');
const refused = (code: string, field?: string) => ({
  outcome: 'refused',
  refusal: expect.objectContaining(field === undefined ? { code } : { code, field }),
});

/** As the store gives it back: the same JSON with its keys in another order. */
const reordered = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, entry]) => [key, reordered(entry)]),
      )
    : Array.isArray(value)
      ? value.map(reordered)
      : value;

describe('ImportPlan', () => {
  it('makes a draft', () => {
    const decision = given().when(importIt(), by(consolidator));
    const { type, data } = imported();
    expect(decision).toEqual(accept({ type, data: { ...data, by: 'tong-hop' } }));
    expect(given(imported()).state).toEqual({
      status: 'draft',
      content: plan(),
      sourceHash: 'hash-1',
      fromPlanId: null,
      authors: [],
    });
  });

  it('is also the installation’s own, never a workflow’s', () => {
    expect(given().when(importIt(), by(installation))).toEqual(accept(imported()));
    const workflow = { kind: 'process', workflowId: 'report/a/b', runId: '1' } as const;
    expect(given().when(importIt(), by(workflow))).toEqual(refused('NOT_THE_CONSOLIDATOR'));
  });

  it.each([director, administrator, otherConsolidator])('is refused to $name', (actor) => {
    expect(given().when(importIt(), by(actor))).toEqual(refused('NOT_THE_CONSOLIDATOR'));
  });

  it('is nobody’s but the installation’s while no division plans', () => {
    const none = { organisation: { ...organisation, planningDivisionId: null } };
    expect(given().when(importIt(), by(consolidator, none))).toEqual(refused('NOT_THE_CONSOLIDATOR'));
  });

  it('changes nothing when repeated, before and after the issue', () => {
    expect(given(imported()).when(importIt(), by(consolidator))).toEqual(nothingToDo);
    expect(given(imported(), issued()).when(importIt(), by(consolidator))).toEqual(nothingToDo);
  });

  it('replaces a draft by other content', () => {
    const other = importIt({ content: plan({ title: 'Bản khác' }), sourceHash: 'hash-2' });
    expect(given(imported()).when(other, by(consolidator))).toEqual(
      accept({
        type: 'PlanImported',
        data: { content: other.content, sourceHash: 'hash-2', by: 'tong-hop' },
      }),
    );
  });

  it('does not touch an issued plan, as when the issue won a race', () => {
    const other = importIt({ content: plan({ title: 'Bản khác' }), sourceHash: 'hash-2' });
    expect(given(imported(), issued()).when(other, by(consolidator))).toEqual(refused('PLAN_ALREADY_ISSUED'));
  });

  it('refuses what is no plan, naming the place', () => {
    const content = plan({ assignments: [assignment({ leadDivisionId: 'phong-la' })] });
    expect(given().when(importIt({ content }), by(consolidator))).toEqual(
      refused('UNKNOWN_DIVISION', 'assignments.0.leadDivisionId'),
    );
  });
});

describe('PreparePlan', () => {
  const prepared: PlanContent = plan({
    planId: 'pgi-2025',
    year: 2025,
    sample: true,
    subIndices: [
      { subIndexId: 'tuan-thu', name: 'Đảm bảo tuân thủ', baseline: '6.11', target: '6.35', delta: '0.24' },
    ],
    assignments: [
      assignment({ assignmentId: 'pgi-2025-nv1' }),
      assignment({
        assignmentId: 'pgi-2025-nv2',
        leadDivisionId: 'kh-tc',
        supportingDivisionIds: [],
      }),
    ],
  });
  const event = {
    type: 'PlanPrepared',
    data: {
      content: prepared,
      fromPlanId: 'pgi-2024',
      lineage: [
        { assignmentId: 'pgi-2025-nv1', fromAssignmentId: 'pgi-2024-nv1' },
        { assignmentId: 'pgi-2025-nv2', fromAssignmentId: 'pgi-2024-nv2' },
      ],
    },
  } as const;

  it('carries the plan into another year: targets anew, differences computed, lineage kept', () => {
    const byPerson = { ...event, data: { ...event.data, by: 'tong-hop' } };
    expect(given().when(prepareIt(), by(consolidator))).toEqual(accept(byPerson));
    expect(given().when(prepareIt(), by(installation))).toEqual(accept(event));
    expect(given(event).state).toMatchObject({ status: 'draft', sourceHash: null, fromPlanId: 'pgi-2024' });
  });

  it('takes a title of its own', () => {
    const decision = given().when(prepareIt({ title: 'Kế hoạch 2025' }), by(consolidator));
    expect(decision).toMatchObject({ events: [{ data: { content: { title: 'Kế hoạch 2025' } } }] });
  });

  it('changes nothing when repeated, in whatever order the store keeps the keys, issued or not', () => {
    const stored = reordered(event) as typeof event;
    expect(given(stored).when(prepareIt(), by(consolidator))).toEqual(nothingToDo);
    expect(given(stored, issued()).when(prepareIt(), by(consolidator))).toEqual(nothingToDo);
  });

  it.each([
    ['another source of the same words', { planId: 'pgi-2023', year: 2023 }],
    ['a source with one assignment more', { assignments: [...plan().assignments, assignment()] }],
  ])('takes up %s', (_what, changes) => {
    const decision = given(event).when(prepareIt({ source: plan(changes) }), by(consolidator));
    expect(decision).toMatchObject({ outcome: 'accepted' });
  });

  it('replaces a draft by other targets, and refuses once that draft was issued', () => {
    const other = prepareIt({ targets: [{ subIndexId: 'tuan-thu', baseline: '6,11', target: '6,50' }] });
    expect(given(event).when(other, by(consolidator))).toMatchObject({
      outcome: 'accepted',
      events: [{ data: { content: { subIndices: [{ target: '6.5', delta: '0.39' }] } } }],
    });
    expect(given(event, issued()).when(other, by(consolidator))).toEqual(refused('PLAN_ALREADY_ISSUED'));
  });

  it.each([
    ['the same year', { year: 2024 }, 'YEAR_UNCHANGED', 'year'],
    ['its own id', { planId: 'pgi-2024' }, 'INVALID_ID', 'planId'],
    ['an id that is none', { planId: '((' }, 'INVALID_ID', 'planId'],
    ['a target left out', { targets: [] }, 'TARGETS_INCOMPLETE', 'targets'],
    [
      'a target of no sub-index',
      { targets: [{ subIndexId: 'la', baseline: '1', target: '2' }] },
      'UNKNOWN_SUB_INDEX',
      'targets.0.subIndexId',
    ],
    [
      'a target given twice',
      { targets: [...prepareIt().targets, ...prepareIt().targets] },
      'DUPLICATE_ID',
      'targets.1.subIndexId',
    ],
    [
      'a target that is no decimal',
      { targets: [{ subIndexId: 'tuan-thu', baseline: '6,11', target: '6,3,5' }] },
      'INVALID_DECIMAL',
      'targets.0.target',
    ],
    [
      'a baseline with an exponent',
      { targets: [{ subIndexId: 'tuan-thu', baseline: '6e1', target: '6,35' }] },
      'INVALID_DECIMAL',
      'targets.0.baseline',
    ],
  ])('refuses %s', (_what, changes, code, field) => {
    expect(given().when(prepareIt(changes), by(consolidator))).toEqual(refused(code, field));
  });

  it.each([director, administrator, otherConsolidator])('is refused to $name', (actor) => {
    expect(given().when(prepareIt(), by(actor))).toEqual(refused('NOT_THE_CONSOLIDATOR'));
  });

  it('refuses 29 February in a year without one', () => {
    const schedule = { quarterly: null, yearly: { beforeDay: 29, month: 2 } };
    expect(given().when(prepareIt({ source: plan({ schedule }) }), by(consolidator))).toEqual(
      refused('SCHEDULE_MAKES_NO_SENSE', 'schedule.yearly.beforeDay'),
    );
  });
});

describe('IssuePlan', () => {
  const draft = given(imported());

  it('issues the draft with number, date, signer and the periods left', () => {
    expect(draft.when(issueIt(), by(director))).toEqual(accept(issued()));
    expect(given(imported(), issued()).state).toEqual({
      status: 'issued',
      content: plan({ consolidationSchedule: CONSOLIDATION }),
      sourceHash: 'hash-1',
      fromPlanId: null,
      number: '45/KH-SGTVT',
      date: '2024-08-12',
      signerName: 'Giám đốc Mẫu',
      issuedAt: AUGUST,
      actuals: {},
    });
  });

  it('takes the plan’s own consolidation schedule when none is given', () => {
    const own = { quarterly: { beforeDay: 20 }, yearly: null };
    const decision = given(imported(plan({ consolidationSchedule: own }))).when(
      issueIt({ consolidationSchedule: null }),
      by(director),
    );
    expect(decision).toMatchObject({ events: [{ data: { consolidationSchedule: own } }] });
  });

  it.each([consolidator, installation])('is the director’s alone', (actor) => {
    expect(draft.when(issueIt(), by(actor))).toEqual(refused('NOT_THE_DIRECTOR'));
  });

  it('is not an administrator’s, though they are the director', () => {
    const both = { ...director, offices: [...director.offices, ...administrator.offices] };
    for (const actor of [administrator, both]) {
      expect(draft.when(issueIt(), by(actor))).toEqual(refused('ADMINISTRATOR_DECIDES_NOTHING'));
    }
  });

  it('is not of whoever prepared it, nor of who stands in for them', () => {
    const { type, data } = imported();
    const own = (by: string) => ({ type, data: { ...data, by } }) as PlanEvent;
    expect(given(own('giam-doc')).when(issueIt(), by(director))).toEqual(refused('OWN_WORK_DECIDES_NOTHING'));
    expect(given(own('giam-doc'), own('tong-hop')).when(issueIt(), by(director))).toEqual(
      refused('OWN_WORK_DECIDES_NOTHING'),
    );
    expect(given(own('tong-hop')).when(issueIt(), by(director)).outcome).toBe('accepted');
    const substitute = { ...director, personId: 'khac', standsFor: [{ personId: 'tong-hop', offices: [] }] };
    expect(given(own('tong-hop')).when(issueIt(), by(substitute))).toEqual(
      refused('OWN_WORK_DECIDES_NOTHING'),
    );
  });

  it('happens once: repeated, or second in a race, it is refused', () => {
    expect(given(imported(), issued()).when(issueIt(), by(director))).toEqual(refused('PLAN_ALREADY_ISSUED'));
  });

  it('needs a draft', () => {
    expect(given().when(issueIt(), by(director))).toEqual(refused('PLAN_NOT_FOUND'));
  });

  it.each([
    ['no number', { number: '' }, 'PLAN_NUMBER_REQUIRED', 'number'],
    ['a number nobody can see', { number: '\u200B \u00A0' }, 'PLAN_NUMBER_REQUIRED', 'number'],
    ['a date that does not exist', { date: '2024-07-32' }, 'PLAN_DATE_INVALID', 'date'],
    ['a date in the future', { date: '2024-08-13' }, 'PLAN_DATE_INVALID', 'date'],
    ['a date before the parent plan', { date: '2024-07-11' }, 'PLAN_DATE_INVALID', 'date'],
    ['a signer nobody knows', { signerPersonId: 'ai-do' }, 'UNKNOWN_PERSON', 'signerPersonId'],
    ['a signer who directs nothing', { signerPersonId: 'tong-hop' }, 'SIGNER_NOT_DIRECTOR', 'signerPersonId'],
    ['a signer not yet director', { signerPersonId: 'nguoi-moi' }, 'SIGNER_NOT_DIRECTOR', 'signerPersonId'],
    ['a date before the signer directed', { date: '2024-07-31' }, 'SIGNER_NOT_DIRECTOR', 'signerPersonId'],
    [
      'no limit of the consolidated report',
      { consolidationSchedule: null },
      'CONSOLIDATION_LIMIT_REQUIRED',
      'consolidationSchedule',
    ],
    [
      'an empty consolidation schedule',
      { consolidationSchedule: { quarterly: null, yearly: null } },
      'CONSOLIDATION_LIMIT_REQUIRED',
      'consolidationSchedule',
    ],
    [
      'consolidating on the day the divisions are due',
      { consolidationSchedule: { quarterly: { beforeDay: 15 }, yearly: null } },
      'SCHEDULE_MAKES_NO_SENSE',
      'consolidationSchedule.quarterly.beforeDay',
    ],
    [
      'a year consolidated on the day it is due',
      { consolidationSchedule: { quarterly: null, yearly: { beforeDay: 5, month: 12 } } },
      'SCHEDULE_MAKES_NO_SENSE',
      'consolidationSchedule.yearly.beforeDay',
    ],
    [
      'a year consolidated before it is reported',
      { consolidationSchedule: { quarterly: null, yearly: { beforeDay: 30, month: 11 } } },
      'SCHEDULE_MAKES_NO_SENSE',
      'consolidationSchedule.yearly.beforeDay',
    ],
  ])('refuses %s', (_what, changes, code, field) => {
    expect(draft.when(issueIt(changes), by(director))).toEqual(refused(code, field));
  });

  it('judges date and signer by the day in Asia/Ho_Chi_Minh', () => {
    const justMidnight = by(director, { now: '2024-08-12T17:00:00.000Z' });
    expect(draft.when(issueIt({ date: '2024-08-13' }), justMidnight)).toMatchObject({ outcome: 'accepted' });
    const justBefore = by(director, { now: '2024-08-12T16:59:59.999Z' });
    expect(draft.when(issueIt({ date: '2024-08-13' }), justBefore)).toEqual(refused('PLAN_DATE_INVALID'));
  });

  it('refuses a plan none of whose limits is left: at the last one, not one millisecond before', () => {
    const at = (now: string) => draft.when(issueIt(), by(director, { now }));
    expect(at('2024-12-14T16:59:59.999Z')).toMatchObject({ events: [{ data: { periods: ['2024-Q4'] } }] });
    expect(at('2024-12-14T17:00:00.000Z')).toEqual(refused('NO_PERIOD_LEFT'));
  });

  it('needs a calendar that covers the year and the ladder after it', () => {
    const until = (to: string) => draft.when(issueIt(), by(director, { calendar: { ...calendar, to } }));
    // Last escalation of Q4/2024: 19/12 and four weeks.
    expect(until('2025-01-16')).toMatchObject({ outcome: 'accepted' });
    expect(until('2025-01-15')).toEqual({
      outcome: 'refused',
      refusal: { code: 'CALENDAR_DOES_NOT_COVER', params: { day: '2025-01-16', calendarVersion: 3 } },
    });
    expect(until('2024-12-15')).toEqual(refused('CALENDAR_DOES_NOT_COVER'));
    const from = { ...calendar, from: '2024-02-01' };
    expect(draft.when(issueIt(), by(director, { calendar: from }))).toEqual(
      refused('CALENDAR_DOES_NOT_COVER'),
    );
  });

  it('judges the draft again by the organisation of the day', () => {
    const gone = {
      ...organisation,
      divisions: organisation.divisions.filter(({ divisionId }) => divisionId === 'kh-tc'),
    };
    expect(draft.when(issueIt(), by(director, { organisation: gone }))).toEqual(refused('UNKNOWN_DIVISION'));
    const headless = { ...organisation, planningDivisionId: null };
    expect(draft.when(issueIt(), by(director, { organisation: headless }))).toEqual(
      refused('UNKNOWN_DIVISION', 'planningDivisionId'),
    );
  });
});
