import { z } from 'zod';
import { allowedActions, day, id, listOf, named, office } from '../http/response-parts.js';

const substitution = z
  .strictObject({
    substitutionId: id,
    officeId: id,
    principal: named,
    substitute: named,
    office,
    divisionId: id.nullable(),
    from: day,
    to: day,
    basis: z.string(),
    revokedOn: day.nullable(),
  })
  .meta({ id: 'Substitution' });

export const substitutionsResponse = z.strictObject({
  ...listOf(substitution).shape,
  allowedActions: allowedActions('grant', 'revoke'),
});
