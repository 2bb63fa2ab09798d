import type { Day, PlanCommand, PlanContent } from '@dondoc/domain';
import { z } from 'zod';
import type { FileResult } from './file-problem.types.js';
import { decimal, id, line, list, schedule, shaped } from './shapes.js';
import { readYaml } from './yaml-source.js';

const demoShape = z.strictObject({
  sample: z.literal(true),
  sourcePlan: line,
  organisation: line,
  planId: line,
  title: line,
  number: line,
  signer: id,
  consolidationSchedule: schedule,
  targets: list(z.strictObject({ subIndexId: id, baseline: decimal, target: decimal })),
});

/** What the first start prepares and issues; file names are relative to the folder of plans. */
export type Demo = z.output<typeof demoShape>;

/** Reads plans/sample/demo.yaml. Never throws. */
export function readDemoFile(input: string | Uint8Array, fileName: string): FileResult<{ demo: Demo }> {
  const read = readYaml(input, fileName);
  if (!read.ok) return read;
  const file = shaped(demoShape, read.source);
  return file.ok ? { ok: true, demo: file.data } : file;
}

/**
 * The two commands of the demo for a year (see `demoYear`), always marked as sample; `today` is the date
 * printed on it. Preparing is the installation's, issuing the sample director's (`demo.signer`).
 */
export function demoCommands(
  demo: Demo,
  source: PlanContent,
  year: number,
  today: Day,
): {
  prepare: Extract<PlanCommand, { type: 'PreparePlan' }>;
  issue: Extract<PlanCommand, { type: 'IssuePlan' }>;
} {
  const forYear = (rule: string): string => rule.replaceAll('{year}', String(year));
  return {
    prepare: {
      type: 'PreparePlan',
      planId: forYear(demo.planId),
      year,
      source,
      targets: demo.targets,
      title: forYear(demo.title),
      sample: true,
    },
    issue: {
      type: 'IssuePlan',
      number: forYear(demo.number),
      date: today,
      signerPersonId: demo.signer,
      consolidationSchedule: demo.consolidationSchedule,
    },
  };
}
