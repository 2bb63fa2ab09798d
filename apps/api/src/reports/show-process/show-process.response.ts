import { z } from 'zod';
import { day, id, instant, phase, whole, words } from '../../http/response-parts.js';
import { waitingFor } from '../report.response.js';

const dueStep = z
  .strictObject({
    step: z.union([
      z.templateLiteral(['reminder:', z.number()]),
      z.enum(['missed', 'level:2', 'level:3']),
      z.templateLiteral(['weekly:', z.number()]),
      z.templateLiteral(['review:', z.number()]),
    ]),
    arming: whole,
    at: instant,
    wakeAt: instant
      .exactOptional()
      .meta({ description: 'Later than `at` for a step that the reports of a round share.' }),
    words,
  })
  .meta({ id: 'DueStep' });

/** What a running workflow says itself, held against the record. */
const saying = z.strictObject({
  for: z.string().nullable(),
  until: instant.nullable(),
  knows: z.strictObject({ epoch: whole, version: whole }).nullable(),
  behind: z.boolean().nullable(),
  words,
});

const workflow = { workflowId: id, words };

export const showProcessResponse = z.strictObject({
  reportId: id,
  phase,
  waitingFor,
  words,
  limitAt: instant,
  lastValidDay: day,
  next: dueStep.nullable(),
  due: z.array(dueStep),
  temporal: z.discriminatedUnion('seen', [
    z.strictObject({ ...workflow, seen: z.literal('unreachable') }),
    z.strictObject({ ...workflow, seen: z.literal('absent') }),
    z.strictObject({
      ...workflow,
      seen: z.literal('found'),
      running: z.boolean(),
      status: z.string(),
      runId: id,
      startedAt: instant,
      closedAt: instant.nullable(),
      phase: z.string().nullable(),
      link: z.string().nullable(),
      says: saying.nullable(),
    }),
  ]),
});
