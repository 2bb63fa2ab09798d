import { readPlanFile, resolvePlan } from '@dondoc/application';
import type { Organisation, PlanContent } from '@dondoc/domain';
import { contentOf } from '../../http/file-problems.js';

const FILE_NAME = 'plan.yaml';

/** The plan that a file means in this organisation; a problem with every line that is wrong. */
export const planOfFile = (
  yaml: string,
  organisation: Organisation,
): { readonly content: PlanContent; readonly sourceHash: string } =>
  contentOf(
    'INVALID_PLAN_FILE',
    resolvePlan(contentOf('INVALID_PLAN_FILE', readPlanFile(yaml, FILE_NAME)), organisation),
  );
