import { z } from 'zod';
import { allowedActions, id, instant, office, pageOf, period, whole } from '../http/response-parts.js';

/** As the inbox has it. */
export const escalation = z
  .strictObject({
    reportId: id,
    escalationId: id,
    kind: z.enum(['limit', 'review']),
    level: whole.meta({ description: '1–3; for a review 0.' }),
    repeat: whole,
    arming: whole.nullable(),
    submissionVersion: whole.nullable(),
    planId: id,
    period,
    leadDivisionId: id,
    scheduledAt: instant,
    raisedAt: instant,
    recipients: z.array(
      z.strictObject({ personId: id, name: z.string(), office, divisionId: id.nullable() }),
    ),
    passedOver: z.array(z.strictObject({ office, divisionId: id.nullable() })),
    mayHaveBeenTold: z.boolean(),
    annulledAt: instant.nullable(),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: id.nullable(),
    acknowledgedByName: z.string().nullable(),
    directive: z.string().nullable(),
  })
  .meta({ id: 'Escalation' });

/** As the list and its report have it. */
export const escalationItem = z
  .strictObject({ ...escalation.shape, allowedActions: allowedActions('acknowledge', 'tellAgain') })
  .meta({ id: 'EscalationItem' });

export const listEscalationsResponse = pageOf(escalationItem);
