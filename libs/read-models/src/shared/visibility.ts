import { belongsTo, holds, type Actor } from '@dondoc/domain';

/** The divisions in which the person holds an office. */
export const divisionsOf = (actor: Actor): readonly string[] =>
  actor.kind === 'person'
    ? [...new Set(actor.offices.flatMap((held) => (held.divisionId === null ? [] : [held.divisionId])))]
    : [];

/** Leaders and auditors see the agency's reports, and so do its own processes (spec §9). */
export const seesAgency = (actor: Actor): boolean =>
  actor.kind === 'process' ||
  holds(actor, 'director') ||
  holds(actor, 'deputyDirector') ||
  holds(actor, 'auditor');

/** What visibility is about: the divisions of a report. */
export interface ReportDivisions {
  readonly leadDivisionId: string;
  readonly supportingDivisionIds: readonly string[];
  readonly planningDivisionId: string;
}

/** A person sees their own division's reports, those it supports, and KH-TC sees all that it reviews. */
export const isVisible = (actor: Actor, report: ReportDivisions): boolean =>
  seesAgency(actor) ||
  [report.leadDivisionId, report.planningDivisionId, ...report.supportingDivisionIds].some((divisionId) =>
    belongsTo(actor, divisionId),
  );

/** As `isVisible`, as a condition on ReportRow under the given alias; goes with `visibleTo`. */
export const visible = (alias: string): string =>
  `(CAST(:everything AS boolean) OR ${alias}.leadDivisionId = ANY(:mine)
    OR ${alias}.planningDivisionId = ANY(:mine)
    OR ${alias}.supportingDivisionIds && CAST(:mine AS text[]))`;

export const visibleTo = (
  actor: Actor,
): { readonly everything: boolean; readonly mine: readonly string[] } => ({
  everything: seesAgency(actor),
  mine: divisionsOf(actor),
});

/** As `isVisible`, for plain SQL: `parameter` is the person's divisions, or NULL for who sees the agency. */
export const visibleSql = (alias: string, parameter: string): string =>
  `(${parameter}::text[] IS NULL OR ${alias}.lead_division_id = ANY(${parameter})
    OR ${alias}.planning_division_id = ANY(${parameter}) OR ${alias}.supporting_division_ids && ${parameter})`;

export const visibleParameter = (actor: Actor): readonly string[] | null =>
  seesAgency(actor) ? null : divisionsOf(actor);
