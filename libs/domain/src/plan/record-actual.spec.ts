import { describe, expect, it } from '@jest/globals';
import { nothingToDo, specify } from '@dondoc/decider';
import { installationActor } from '../actor.js';
import { planDecider } from './plan.decisions.js';
import { by, consolidator, director, imported, issued, otherConsolidator } from './plan.fixtures.js';
import type { PlanCommand, PlanEvent } from './plan.types.js';

const given = specify(planDecider);
const NEXT_YEAR = '2025-05-06T02:00:00.000Z';

type RecordActual = Extract<PlanCommand, { type: 'RecordSubIndexActual' }>;
const record = (changes: Partial<RecordActual> = {}): RecordActual => ({
  type: 'RecordSubIndexActual',
  subIndexId: 'tuan-thu',
  actual: '6,58',
  source: 'Công bố PGI 2024, ngày 06/5/2025',
  ...changes,
});
const asConsolidator = by(consolidator, { now: NEXT_YEAR });
const recorded = (actual: string, source = record().source, before: string | null = null): PlanEvent => ({
  type: 'SubIndexActualRecorded',
  data: { subIndexId: 'tuan-thu', actual, source, recordedAt: NEXT_YEAR, by: consolidator.personId, before },
});
const plan = () => given(imported(), issued());

describe('RecordSubIndexActual', () => {
  it('records what was published, exactly, with its source', () => {
    expect(plan().when(record(), asConsolidator)).toEqual({
      outcome: 'accepted',
      events: [recorded('6.58')],
    });
  });

  it('corrects by recording anew, and keeps what it was', () => {
    const corrected = given(imported(), issued(), recorded('6.58'));
    const decision = corrected.when(record({ actual: '6.6', source: 'Đính chính' }), asConsolidator);
    expect(decision).toEqual({ outcome: 'accepted', events: [recorded('6.6', 'Đính chính', '6.58')] });
    const { state } = given(imported(), issued(), recorded('6.58'), recorded('6.6', 'Đính chính', '6.58'));
    expect(state.status === 'issued' && state.actuals['tuan-thu']?.map(({ actual }) => actual)).toEqual([
      '6.58',
      '6.6',
    ]);
  });

  it('is nothing to do a second time', () => {
    const again = given(imported(), issued(), recorded('6.58'));
    expect(again.when(record({ actual: '6.580' }), asConsolidator)).toEqual(nothingToDo);
  });

  it.each([
    ['SOURCE_REQUIRED', 'source', { source: ' \u200b ' }],
    ['INVALID_DECIMAL', 'actual', { actual: '6.5.8' }],
    ['UNKNOWN_SUB_INDEX', 'subIndexId', { subIndexId: 'khong-co' }],
  ] as const)('is refused with %s', (code, field, changes) => {
    expect(plan().when(record(changes), asConsolidator)).toMatchObject({
      outcome: 'refused',
      refusal: { code, field },
    });
  });

  it.each([
    ['the director', director],
    ["another division's consolidator", otherConsolidator],
    ['the installation', installationActor('first-start')],
  ])('is not for %s', (_, actor) => {
    expect(plan().when(record(), by(actor, { now: NEXT_YEAR }))).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'NOT_THE_CONSOLIDATOR' },
    });
  });

  it('waits for the plan to be there and issued', () => {
    expect(given().when(record(), asConsolidator)).toMatchObject({ refusal: { code: 'PLAN_NOT_FOUND' } });
    expect(given(imported()).when(record(), asConsolidator)).toMatchObject({
      refusal: { code: 'PLAN_NOT_ISSUED' },
    });
  });
});
