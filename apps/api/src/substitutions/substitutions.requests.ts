import { z } from 'zod';
import { basis } from '../agency/agency.requests.js';
import { daySchema, newId, pathId, text } from '../http/validation.js';

export const grantSubstitutionRequest = z.strictObject({
  substitutionId: newId,
  officeId: pathId,
  substituteId: pathId,
  from: daySchema,
  to: daySchema,
  basis,
});
export type GrantSubstitutionRequest = z.infer<typeof grantSubstitutionRequest>;

export const revokeSubstitutionRequest = z.strictObject({ reason: text(2_000) });
export type RevokeSubstitutionRequest = z.infer<typeof revokeSubstitutionRequest>;
