import { OFFICE_NAMES } from '@dondoc/domain';
import { z } from 'zod';
import { name } from '../agency/agency.requests.js';
import { reason } from '../offices/offices.requests.js';
import { daySchema, fileText, newId, pathId, text } from '../http/validation.js';

export const registerPersonRequest = z.strictObject({ personId: newId, name });
export type RegisterPersonRequest = z.infer<typeof registerPersonRequest>;

export const changeAccountRequest = z.strictObject({ account: text(200).nullable() });
export type ChangeAccountRequest = z.infer<typeof changeAccountRequest>;

export const assumeOfficeRequest = z.strictObject({
  officeId: newId,
  office: z.enum(OFFICE_NAMES),
  divisionId: pathId.nullable().default(null),
  inChargeOf: z.array(pathId).max(200).default([]),
  from: daySchema,
  to: daySchema.nullable().default(null),
});
export type AssumeOfficeRequest = z.infer<typeof assumeOfficeRequest>;

export const endAccessRequest = z.strictObject({ reason });
export type EndAccessRequest = z.infer<typeof endAccessRequest>;

export const endOwnAccessRequest = z.strictObject({});
export type EndOwnAccessRequest = z.infer<typeof endOwnAccessRequest>;

/** The file's text; `text/csv` sends it as the body itself. */
export const importPeopleRequest = z.strictObject({ csv: fileText });
export type ImportPeopleRequest = z.infer<typeof importPeopleRequest>;
