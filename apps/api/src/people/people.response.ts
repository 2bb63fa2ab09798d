import { actions } from '@dondoc/domain';
import { z } from 'zod';
import { answeredResponse } from '../http/answered.response.js';
import { allowedActions, day, id, instant, listOf, office } from '../http/response-parts.js';

const officeHeld = z
  .strictObject({
    office,
    divisionId: id.nullable(),
    takenOver: z.array(id).exactOptional(),
    inChargeOf: z.array(id),
    insteadOf: z
      .strictObject({ substitutionId: id, personId: id, name: z.string(), basis: z.string() })
      .exactOptional(),
  })
  .meta({ id: 'OfficeHeld' });

export const meResponse = z.strictObject({
  agencyId: id,
  personId: id,
  name: z.string(),
  offices: z.array(officeHeld),
  may: z.array(z.enum(actions)),
  now: instant,
});

const person = z
  .strictObject({
    personId: id,
    name: z.string(),
    sample: z.boolean(),
    offices: z.array(
      z.strictObject({
        officeId: id,
        office,
        divisionId: id.nullable(),
        inChargeOf: z.array(id),
        from: day,
        to: day.nullable(),
      }),
    ),
    account: z
      .string()
      .nullable()
      .exactOptional()
      .meta({ description: 'What the sign-in service calls them; only the administrator is told.' }),
  })
  .meta({ id: 'Person' });

export const peopleResponse = z.strictObject({
  ...listOf(person).shape,
  allowedActions: allowedActions(
    'register',
    'import',
    'changeAccount',
    'assumeOffice',
    'endOffice',
    'revokeOffice',
    'endAccess',
  ),
});

/** The events that an import would record, at once or with a second person's consent. */
const previewed = z.strictObject({
  outcome: z.literal('previewed'),
  needsConsent: z.boolean(),
  changes: z.array(
    z.strictObject({
      type: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

export const importPeopleResponse = z.union([...answeredResponse.options, previewed]);
