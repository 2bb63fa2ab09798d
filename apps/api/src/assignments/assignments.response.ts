import { z } from 'zod';
import { actionsToCome, id, instant, pageOf } from '../http/response-parts.js';

/** As the plan has it. */
export const plannedAssignment = z
  .strictObject({
    assignmentId: id,
    title: z.string(),
    text: z.string(),
    subIndexId: id.nullable(),
    leadDivisionId: id,
    supportingDivisionIds: z.array(id),
    supportingText: z.string(),
  })
  .meta({ id: 'PlannedAssignment' });

export const showAssignmentResponse = z
  .strictObject({
    ...plannedAssignment.shape,
    planId: id,
    leadDivisionName: z.string(),
    issuedAt: instant,
    reportIds: z.array(id),
    allowedActions: actionsToCome,
  })
  .meta({ id: 'Assignment' });

export const listAssignmentsResponse = pageOf(showAssignmentResponse);
