import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { installationActor, type Actor } from '../actor.js';
import { issuePlanCreates } from './issue-plan.js';
import { planDecider } from './plan.decisions.js';
import {
  administrator,
  assignment,
  by,
  calendar,
  consolidator,
  director,
  importIt,
  issueIt,
  plan,
  prepareIt,
} from './plan.fixtures.js';
import type { PlanCommand, PlanEvent, PlanState } from './plan.types.js';

/** The seed is fixed, so that a failure is the same failure for everyone. */
const LAWS = { seed: 20240812, numRuns: 300 };

const actors: readonly Actor[] = [consolidator, director, administrator, installationActor('1')];
const commands: readonly PlanCommand[] = [
  importIt(),
  importIt({ content: plan({ title: 'Bản khác' }), sourceHash: 'hash-2' }),
  importIt({ content: plan({ assignments: [assignment({ leadDivisionId: 'la' })] }), sourceHash: 'hash-3' }),
  prepareIt({ year: 2024, planId: 'pgi-2024', source: plan({ planId: 'pgi-2023', year: 2023 }) }),
  prepareIt(),
  issueIt(),
  issueIt({ number: ' ' }),
  issueIt({ consolidationSchedule: null }),
];
const instants = [
  '2024-08-12T02:00:00.000Z',
  '2024-10-01T00:00:00.000Z',
  '2024-12-04T17:00:00.000Z',
  '2024-12-15T00:00:00.000Z',
];

const history = fc.array(
  fc.record({
    actor: fc.constantFrom(...actors),
    command: fc.constantFrom(...commands),
    now: fc.constantFrom(...instants),
  }),
  { maxLength: 12 },
);

function lived(steps: readonly { actor: Actor; command: PlanCommand; now: string }[]) {
  const events: PlanEvent[] = [];
  const states: PlanState[] = [planDecider.initialState];
  for (const { actor, command, now } of steps) {
    const state = states.at(-1)!;
    const decision = planDecider.decide(state, command, by(actor, { now }));
    if (decision.outcome !== 'accepted') continue;
    events.push(...decision.events);
    states.push(decision.events.reduce(planDecider.evolve, state));
  }
  return { events, states };
}

describe('whatever is asked of a plan, by whomever, in whatever order', () => {
  it('replaying what was recorded gives the same state, also from JSON', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { events, states } = lived(steps);
        const stored = JSON.parse(JSON.stringify(events)) as PlanEvent[];
        expect(stored.reduce(planDecider.evolve, planDecider.initialState)).toEqual(states.at(-1));
      }),
      LAWS,
    );
  });

  it('it is issued at most once, never changes after, and an issued plan always has reports', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { events, states } = lived(steps);
        const issues = events.filter((event) => event.type === 'PlanIssued');
        expect(issues.length).toBeLessThanOrEqual(1);
        if (issues.length === 0) return;
        expect(events.at(-1)?.type).toBe('PlanIssued');
        const last = states.at(-1);
        if (last?.status !== 'issued') throw new Error('not issued');
        expect(last.content.consolidationSchedule).not.toBeNull();
        const { assignments, reports } = issuePlanCreates(last, calendar, 'kh-tc');
        expect(assignments).toHaveLength(last.content.assignments.length);
        expect(reports.length).toBeGreaterThan(0);
        expect(reports.every((report) => report.opensAt < report.limitAt)).toBe(true);
        expect(reports.every((report) => report.limitAt > last.issuedAt)).toBe(true);
        expect(new Set(reports.map((report) => report.reportId)).size).toBe(reports.length);
      }),
      LAWS,
    );
  });

  it('the histories reach drafts and issues alike', () => {
    const reached = fc.sample(history, LAWS).map((steps) => lived(steps).states.at(-1)?.status);
    expect(new Set(reached)).toEqual(new Set(['none', 'draft', 'issued']));
  });
});
