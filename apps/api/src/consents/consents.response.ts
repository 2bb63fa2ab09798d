import { z } from 'zod';
import { allowedActions, day, id, listOf, named, office } from '../http/response-parts.js';

const officeToHold = z.strictObject({
  officeId: id,
  office,
  personId: id,
  divisionId: id.nullable(),
  inChargeOf: z.array(id),
  from: day,
  to: day.nullable(),
});
const account = z.strictObject({ personId: id, account: z.string() });

const command = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('AssumeOffice'), ...officeToHold.shape }),
    z.strictObject({ type: z.literal('ChangeAccount'), personId: id, account: z.string().nullable() }),
    z.strictObject({
      type: z.literal('GrantSubstitution'),
      substitutionId: id,
      officeId: id,
      substituteId: id,
      from: day,
      to: day,
      basis: z.string(),
    }),
    z.strictObject({
      type: z.literal('EndDivision'),
      divisionId: id,
      how: z.enum(['merged', 'split', 'abolished']),
      lastDay: day,
      successorId: id,
      basis: z.string(),
    }),
    z.strictObject({
      type: z.literal('ImportPeople'),
      content: z.strictObject({
        people: z.array(z.strictObject({ personId: id, name: z.string(), sample: z.boolean() })),
        offices: z.array(officeToHold),
        accounts: z.array(account),
      }),
    }),
  ])
  .meta({ description: 'As it was sent: it is decided once somebody consents.' });

const consent = z
  .strictObject({
    consentId: id,
    status: z.enum(['open', 'given', 'refused']),
    askedBy: named,
    askedOn: day,
    command,
    for: z
      .array(z.strictObject({ ...named.shape, account: z.string().nullable() }))
      .meta({ description: 'Whom it gives what weighs, and which account means them then.' }),
    answeredBy: named.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was refused.' }),
    allowedActions: allowedActions('give', 'refuse'),
  })
  .meta({ id: 'Consent' });

export const consentsResponse = listOf(consent);
