import { dayOf, instantAt, type Instant } from '@dondoc/domain';
import { z } from 'zod';
import type { FileProblem, FileResult } from './file-problem.types.js';
import { day, decimal, id, line, list, schedule, shaped, text } from './shapes.js';
import { readYaml } from './yaml-source.js';

/** `2024-09-14 23:59:59` or `…59.999`, in Asia/Ho_Chi_Minh. */
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{3})?)$/;

const localTime = z.string().transform((given, context): Instant => {
  const [, date, time] = LOCAL_TIME.exec(given) ?? [];
  const instant = date === undefined || time === undefined ? undefined : instantAt(date, time);
  if (instant !== undefined) return instant;
  context.addIssue({ code: 'custom', params: { code: 'TIME_INVALID' } });
  return z.NEVER;
});

const acted = { at: localTime, by: id, report: line };

const step = z.discriminatedUnion('do', [
  z.strictObject({
    ...acted,
    do: z.literal('submit'),
    progress: decimal,
    results: text,
    lateReason: text.optional(),
  }),
  z.strictObject({ ...acted, do: z.literal('withdraw') }),
  z.strictObject({ ...acted, do: z.literal('beginReview') }),
  z.strictObject({ ...acted, do: z.literal('approve') }),
  z.strictObject({ ...acted, do: z.literal('return'), reason: text }),
  z.strictObject({ ...acted, do: z.literal('reopen'), reason: text }),
  z.strictObject({ ...acted, do: z.literal('acknowledge'), escalation: line, directive: text }),
]);

const rehearsalShape = z.strictObject({
  plan: line,
  organisation: line,
  calendar: line,
  import: z.strictObject({ at: localTime, by: id }),
  issue: z.strictObject({
    at: localTime,
    by: id,
    number: line,
    date: day,
    signer: id,
    consolidationSchedule: schedule,
  }),
  until: localTime,
  steps: list(step),
});

/** A year to be played: file names relative to the script, instants in UTC. */
export type Rehearsal = z.output<typeof rehearsalShape>;
export type RehearsalStep = Rehearsal['steps'][number];

/** Reads a script such as plans/rehearsals/pgi-2024.yaml; steps must follow each other in time. Never throws. */
export function readRehearsalFile(
  input: string | Uint8Array,
  fileName: string,
): FileResult<{ rehearsal: Rehearsal }> {
  const read = readYaml(input, fileName);
  if (!read.ok) return read;
  const file = shaped(rehearsalShape, read.source);
  if (!file.ok) return file;

  const { import: imported, issue, steps, until } = file.data;
  const order = [imported.at, issue.at, ...steps.map(({ at }) => at), until];
  const problems = order.flatMap((at, index): FileProblem[] => {
    const before = order[index - 1];
    if (before === undefined || before <= at) return [];
    const path =
      index === 1 ? ['issue', 'at'] : index === order.length - 1 ? ['until'] : ['steps', index - 2, 'at'];
    return [read.source.problemAt(path, 'OUT_OF_ORDER', { day: dayOf(at) })];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rehearsal: file.data };
}
