import {
  divisionNamed,
  emptyOrganisation,
  normaliseDivisionName,
  type Office,
  type OfficeName,
  type OrganisationContent,
} from '@dondoc/domain';
import { z } from 'zod';
import type { FilePath, FileProblem, FileResult } from './file-problem.types.js';
import { failed } from './file-result.js';
import { day, id, line, list, shaped } from './shapes.js';
import { readYaml, type YamlSource } from './yaml-source.js';

const OF_A_DIVISION = ['officer', 'head', 'consolidator', 'reviewer', 'clerk'] as const;
const OF_THE_AGENCY = ['deputyDirector', 'director', 'auditor', 'administrator'] as const;

const officeShape = z.strictObject({
  office: z.enum([...OF_A_DIVISION, ...OF_THE_AGENCY] satisfies OfficeName[]),
  division: line.optional(),
  inChargeOf: list(line).optional(),
  from: day,
  to: day.optional(),
});

const organisationShape = z.strictObject({
  sample: z.boolean(),
  agency: z.strictObject({ agencyId: id, name: line, shortName: line, parentName: line, place: line }),
  planningDivision: id,
  divisions: list(z.strictObject({ divisionId: id, name: line, shortName: line, headTitle: line })),
  people: list(z.strictObject({ personId: id, name: line, offices: list(officeShape) })),
});

type OrganisationShape = z.output<typeof organisationShape>;

/**
 * Reads an agency with its divisions, people and offices (see plans/pgi-2024/organisation.yaml).
 * `sample: true` marks every person of the file as invented. Never throws.
 */
export function readOrganisationFile(
  input: string | Uint8Array,
  fileName: string,
): FileResult<{ content: OrganisationContent }> {
  const read = readYaml(input, fileName);
  if (!read.ok) return read;
  const file = shaped(organisationShape, read.source);
  if (!file.ok) return file;
  const { agency, divisions, people, planningDivision, sample } = file.data;
  const offices = officesOf(file.data, read.source);
  const problems = [...identityProblems(file.data, read.source), ...offices.problems];
  if (problems.length > 0) return failed(problems);
  return {
    ok: true,
    content: {
      agency,
      planningDivisionId: planningDivision,
      divisions,
      people: people.map(({ personId, name }) => ({ personId, name, sample })),
      offices: offices.offices,
    },
  };
}

function identityProblems(file: OrganisationShape, { problemAt }: YamlSource): FileProblem[] {
  const repeated = (values: readonly string[], at: (index: number) => FilePath): FileProblem[] =>
    values.flatMap((value, index) =>
      values.indexOf(value) === index ? [] : [problemAt(at(index), 'DUPLICATE_ID', { id: value })],
    );
  const { divisions, people, planningDivision } = file;
  const known = divisions.some((division) => division.divisionId === planningDivision);
  return [
    ...(known ? [] : [problemAt(['planningDivision'], 'UNKNOWN_DIVISION', { division: planningDivision })]),
    ...repeated(
      divisions.map((division) => division.divisionId),
      (index) => ['divisions', index, 'divisionId'],
    ),
    ...repeated(
      divisions.map((division) => normaliseDivisionName(division.name)),
      (index) => ['divisions', index, 'name'],
    ),
    ...repeated(
      people.map((person) => person.personId),
      (index) => ['people', index, 'personId'],
    ),
  ];
}

function officesOf(
  file: OrganisationShape,
  { problemAt }: YamlSource,
): { offices: Office[]; problems: FileProblem[] } {
  const organisation = { ...emptyOrganisation, divisions: file.divisions };
  const problems: FileProblem[] = [];
  const divisionId = (name: string, path: FilePath): string => {
    const division = divisionNamed(organisation, name);
    if (!division) problems.push(problemAt(path, 'UNKNOWN_DIVISION', { division: name }));
    return division?.divisionId ?? name;
  };
  const offices = file.people.flatMap(({ personId, offices: held }, person) =>
    held.map((entry, index): Office => {
      const path = ['people', person, 'offices', index];
      const { office, division, inChargeOf = [], from, to = null } = entry;
      const ofDivision = OF_A_DIVISION.some((name) => name === office);
      if (ofDivision && division === undefined) problems.push(problemAt(path, 'OFFICE_NEEDS_DIVISION'));
      if (!ofDivision && division !== undefined) {
        problems.push(problemAt([...path, 'division'], 'OFFICE_TAKES_NO_DIVISION'));
      }
      if (office !== 'deputyDirector' && inChargeOf.length > 0) {
        problems.push(problemAt([...path, 'inChargeOf'], 'OFFICE_TAKES_NO_DIVISION'));
      }
      if (to !== null && to < from) problems.push(problemAt([...path, 'to'], 'OFFICE_DAY_INVALID'));
      const officeId = [personId, office, from].join('-');
      if (held.findIndex((other) => other.office === office && other.from === from) !== index) {
        problems.push(problemAt(path, 'DUPLICATE_ID', { id: officeId }));
      }
      return {
        officeId,
        office,
        personId,
        divisionId: division === undefined ? null : divisionId(division, [...path, 'division']),
        inChargeOf: inChargeOf.map((name, at) => divisionId(name, [...path, 'inChargeOf', at])),
        from,
        to,
      };
    }),
  );
  return { offices, problems };
}
