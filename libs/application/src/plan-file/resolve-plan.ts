import {
  divisionNamed,
  planProblems,
  type Organisation,
  type PlanContent,
  type PlannedAssignment,
} from '@dondoc/domain';
import type { FilePath, FileProblem, FileResult } from './file-problem.types.js';
import { failed } from './file-result.js';
import type { PlanFile, UnresolvedPlan } from './plan-file.js';
import { sourceHash } from './source-hash.js';

/** Under these names the file holds what the domain knows by id. */
const NAMES_IN_FILE: Readonly<Record<string, string>> = {
  leadDivisionId: 'leadDivision',
  supportingDivisionIds: 'supportingDivisions',
};

/**
 * The plan of a file in an organisation: division names become ids, whatever dash or capital the
 * document writes, and every rule of the domain is asked. `sourceHash` is that of ImportPlan.
 */
export function resolvePlan(
  file: PlanFile,
  organisation: Organisation,
): FileResult<{ content: PlanContent; sourceHash: string }> {
  const { content, unknown } = resolved(file, organisation);
  const problems = [
    ...unknown,
    ...planProblems(content, organisation)
      // A name without a division has been told above, by the name.
      .filter(({ code }) => code !== 'UNKNOWN_DIVISION')
      .map(({ code, path, params }) => file.problemAt(inFile(path), code, params)),
  ];
  if (problems.length > 0) return failed(problems);
  return { ok: true, content, sourceHash: sourceHash(content) };
}

function resolved(
  file: PlanFile,
  organisation: Organisation,
): { content: PlanContent; unknown: FileProblem[] } {
  const unknown: FileProblem[] = [];
  const idOf = (name: string, path: FilePath): string => {
    const division = divisionNamed(organisation, name);
    if (!division) unknown.push(file.problemAt(path, 'UNKNOWN_DIVISION', { division: name }));
    // An id of its own per unknown name, so that two of them are not taken for one division twice.
    return division?.divisionId ?? name;
  };
  const assignments = file.content.assignments.map((assignment, index): PlannedAssignment => {
    const { leadDivision, supportingDivisions, ...rest } = assignment;
    return {
      ...rest,
      leadDivisionId: idOf(leadDivision, ['assignments', index, 'leadDivision']),
      supportingDivisionIds: supportingDivisions.map((name, at) =>
        idOf(name, ['assignments', index, 'supportingDivisions', at]),
      ),
    };
  });
  const plan: Omit<UnresolvedPlan, 'assignments'> = file.content;
  return { content: { ...plan, assignments }, unknown };
}

const inFile = (path: FilePath): FilePath =>
  path.map((key) => (typeof key === 'string' ? (NAMES_IN_FILE[key] ?? key) : key));
