import { describe, expect, it } from '@jest/globals';
import { assignmentWorkflowId, reportWorkflowId, stepCommandId } from './ids.js';

const report = { agencyId: 'sgtvt-lang-son', reportId: 'pgi-2024-nv1-Q3' };

describe('ids', () => {
  it('names a workflow after the agency and what it follows', () => {
    expect(reportWorkflowId('sgtvt-lang-son', 'pgi-2024-nv1-Q3')).toBe(
      'report/sgtvt-lang-son/pgi-2024-nv1-Q3',
    );
    expect(assignmentWorkflowId('sgtvt-lang-son', 'pgi-2024-nv1')).toBe(
      'assignment/sgtvt-lang-son/pgi-2024-nv1',
    );
  });

  it('gives a step the id it has always had: a changed one would record steps twice', () => {
    expect(stepCommandId(report, { step: 'level:2', arming: 1 })).toBe(
      'cab75510-e87f-5f8b-be73-02423a360327',
    );
  });

  it('ignores when the step was due', () => {
    const step = { step: 'missed', arming: 2 } as const;
    expect(stepCommandId(report, { ...step, ...{ at: '2024-09-14T17:00:02.000Z' } })).toBe(
      stepCommandId(report, step),
    );
  });

  it.each([
    [{ ...report, agencyId: 'other' }, { step: 'missed', arming: 1 } as const],
    [{ ...report, reportId: 'pgi-2024-nv1-Q4' }, { step: 'missed', arming: 1 } as const],
    [report, { step: 'missed', arming: 2 } as const],
    [report, { step: 'level:2', arming: 1 } as const],
  ])('tells apart agency, report, arming and step: %j %j', (ref, step) => {
    expect(stepCommandId(ref, step)).not.toBe(stepCommandId(report, { step: 'missed', arming: 1 }));
  });
});
