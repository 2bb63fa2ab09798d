import { divisionsSeen, type Actor, type ReportDivisions } from '@dondoc/domain';

/** How each division of a report meets the reader's own, in SQL; a division more in the domain's rule does not compile. */
const meets: Readonly<Record<keyof ReportDivisions, (alias: string, mine: string) => string>> = {
  leadDivisionId: (alias, mine) => `${alias}.lead_division_id = ANY(${mine})`,
  planningDivisionId: (alias, mine) => `${alias}.planning_division_id = ANY(${mine})`,
  supportingDivisionIds: (alias, mine) => `${alias}.supporting_division_ids && ${mine}`,
};

/**
 * The domain's `maySee` as a condition on `reports` under the alias, here and nowhere else. `parameter`
 * stands for `visibleParameter`.
 */
export function visibleSql(alias: string, parameter: string): string {
  const mine = `CAST(${parameter} AS text[])`;
  const anyOfMine = Object.values(meets).map((condition) => condition(alias, mine));
  return `(${[`${mine} IS NULL`, ...anyOfMine].join(' OR ')})`;
}

/** The person's divisions, or null for who sees the agency's reports. */
export function visibleParameter(actor: Actor): readonly string[] | null {
  const seen = divisionsSeen(actor);
  return seen === 'all' ? null : seen;
}

/** For a query builder: the condition on ReportRow under the alias, and its parameters. */
export const visibleTo = (
  alias: string,
  actor: Actor,
): readonly [condition: string, parameters: { readonly mine: readonly string[] | null }] => [
  visibleSql(alias, ':mine'),
  { mine: visibleParameter(actor) },
];
