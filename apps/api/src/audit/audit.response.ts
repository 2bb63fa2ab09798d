import { z } from 'zod';
import { hash, id, instant, pageOf, whole } from '../http/response-parts.js';

const meta = z
  .strictObject({
    actor: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('person'), id, name: z.string() }),
      z.strictObject({ kind: z.literal('process'), id, runId: z.string() }),
    ]),
    onBehalfOf: z.strictObject({ id, name: z.string(), basis: z.string() }).nullable(),
    office: z.string().nullable(),
    divisionId: id.nullable(),
    cause: z.strictObject({ commandId: id, command: z.string() }),
  })
  .meta({ id: 'EventMeta' });

const auditEntry = z
  .strictObject({
    streamId: id,
    version: whole,
    type: z.string(),
    data: z.record(z.string(), z.unknown()).nullable(),
    meta: meta.nullable(),
    occurredAt: instant,
    recordedAt: instant,
    commandId: id,
    prevHash: hash,
    hash,
    unreadable: z
      .enum(['text', 'version'])
      .nullable()
      .meta({ description: 'Why no program of this version goes by the event; it is shown all the same.' }),
    raw: z
      .strictObject({ data: z.string(), meta: z.string() })
      .nullable()
      .meta({ description: 'The stored text, of an event with unreadable text.' }),
    withheld: z.boolean(),
  })
  .meta({ id: 'AuditEntry' });

export const listAuditResponse = pageOf(auditEntry);

export const verificationResponse = z.strictObject({
  whole: z.boolean(),
  streamId: id.nullable(),
  streams: whole,
  events: whole,
  broken: z
    .strictObject({
      streamId: id,
      version: whole,
      why: z.enum(['versionGap', 'prevHashMismatch', 'hashMismatch']),
    })
    .nullable(),
  missing: z.array(z.strictObject({ streamId: id, expected: whole, found: whole })),
  stray: z.array(z.strictObject({ commandId: id, streamId: id, version: whole })),
});
