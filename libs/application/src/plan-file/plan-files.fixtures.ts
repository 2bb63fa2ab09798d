import { readFileSync } from 'node:fs';
import { installationActor, organisationDecider, type Organisation } from '@dondoc/domain';
import type { FileResult } from './file-problem.types.js';
import { readOrganisationFile } from './organisation-file.js';
import { readPlanFile } from './plan-file.js';
import { resolvePlan } from './resolve-plan.js';

/** For specs: a file of the folder `plans/` of this repository, as it is. */
export const planText = (name: string): string =>
  readFileSync(new URL(`../../../../plans/${name}`, import.meta.url), 'utf8');

/** The result of a file that must be sound. */
export function sound<T>(result: FileResult<T>): T {
  if (result.ok) return result;
  throw new Error(JSON.stringify(result.problems, null, 1));
}

/** An organisation file imported into an agency that was empty. */
export function organisationFrom(name: string): Organisation {
  const { content } = sound(readOrganisationFile(planText(name), name));
  const decision = organisationDecider.decide(
    organisationDecider.initialState,
    { type: 'ImportOrganisation', content },
    { actor: installationActor('spec'), now: '2024-08-01T02:00:00.000Z', today: '2024-08-01' },
  );
  if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision.events.reduce(organisationDecider.evolve, organisationDecider.initialState);
}

const PLAN = 'pgi-2024/plan.yaml';

/** Reads and resolves the plan's text in the real agency. */
export function importPlan(text: string, organisation = organisationFrom('pgi-2024/organisation.yaml')) {
  const file = readPlanFile(text, PLAN);
  return file.ok ? resolvePlan(file, organisation) : file;
}

/** The real plan with one mistake planted: `found` must be there once. */
export function planted(found: string, mistake: string): { text: string; line: number } {
  const text = planText(PLAN);
  const at = text.indexOf(found);
  if (at === -1 || text.includes(found, at + 1)) throw new Error(`Not there exactly once: ${found}`);
  return { text: text.replace(found, () => mistake), line: text.slice(0, at).split('\n').length };
}
