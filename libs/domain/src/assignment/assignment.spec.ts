import { describe, expect, it } from '@jest/globals';
import { specify } from '@dondoc/decider';
import { assignment, AUGUST, director } from '../plan/plan.fixtures.js';
import { assignmentDecider } from './assignment.js';
import type { AssignmentCommand } from './assignment.types.js';

describe('IssueAssignment', () => {
  const command: AssignmentCommand = {
    type: 'IssueAssignment',
    assignment: {
      ...assignment(),
      planId: 'pgi-2024',
      issuedAt: AUGUST,
      reports: [{ reportId: 'pgi-2024-nv1-Q3', period: '2024-Q3', opensAt: AUGUST }],
    },
  };
  const event = { type: 'AssignmentIssued', data: command.assignment } as const;
  const given = specify(assignmentDecider);
  const context = { now: AUGUST, actor: director };

  it('begins the assignment', () => {
    expect(given().when(command, context)).toEqual({ outcome: 'accepted', events: [event] });
    expect(given(event).state).toEqual({ status: 'issued', ...command.assignment });
  });

  it('is refused when repeated, or second in a race', () => {
    expect(given(event).when(command, context)).toEqual({
      outcome: 'refused',
      refusal: { code: 'ASSIGNMENT_ALREADY_EXISTS', params: { assignmentId: 'pgi-2024-nv1' } },
    });
  });
});
