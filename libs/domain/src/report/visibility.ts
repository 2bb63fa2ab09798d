import type { Actor } from '../actor.js';
import { belongsTo, holds } from '../actor.js';
import type { ReportIdentity } from './report.types.js';

/** The divisions of a report: all that its visibility depends on. */
export type ReportDivisions = Pick<
  ReportIdentity,
  'leadDivisionId' | 'supportingDivisionIds' | 'planningDivisionId'
>;

/** Leaders and auditors see the agency's reports, and so do its own processes (spec §9). */
const seesEveryReport = (actor: Actor): boolean =>
  actor.kind === 'process' ||
  holds(actor, 'director') ||
  holds(actor, 'deputyDirector') ||
  holds(actor, 'auditor');

/** The divisions whose reports the person sees; `all` for who sees the agency's. A query's half of `maySee`. */
export function divisionsSeen(actor: Actor): readonly string[] | 'all' {
  if (actor.kind === 'process' || seesEveryReport(actor)) return 'all';
  // As `belongsTo` counts them: what a division took over is its own.
  const divisions = actor.offices.flatMap(({ divisionId, takenOver = [] }) =>
    divisionId === null ? [] : [divisionId, ...takenOver],
  );
  return [...new Set(divisions)];
}

/** The report is the business of a division of theirs: led or supported by it, or reviewed by it as KH-TC. */
export const isConcerned = (actor: Actor, report: ReportDivisions): boolean =>
  [report.leadDivisionId, report.planningDivisionId, ...report.supportingDivisionIds].some((divisionId) =>
    belongsTo(actor, divisionId),
  );

/** Spec §9. For who may not see a report it does not exist: nothing they are told may depend on it. */
export const maySee = (actor: Actor, report: ReportDivisions): boolean =>
  seesEveryReport(actor) || isConcerned(actor, report);

/** Its draft, for the divisions that work on it: KH-TC and leaders read what was sent, not what is being written. */
export const maySeeDraft = (actor: Actor, report: ReportDivisions): boolean =>
  [report.leadDivisionId, ...report.supportingDivisionIds].some((divisionId) => belongsTo(actor, divisionId));

/**
 * What a saved draft says, on record: an auditor reads everything, everyone else what the divisions of theirs wrote.
 * The rule of `maySeeDraft` on the other road to the same text.
 */
export const readsDraftsOf = (actor: Actor, divisionId: string | null): boolean =>
  actor.kind === 'process' ||
  holds(actor, 'auditor') ||
  (divisionId !== null && belongsTo(actor, divisionId));

/** The whole record (spec §8, §9): who sees every report, and Planning-Finance. It holds every report's content. */
export const readsWholeRecord = (actor: Actor, planningDivisionId: string | null): boolean =>
  seesEveryReport(actor) || (planningDivisionId !== null && belongsTo(actor, planningDivisionId));

/** What was recorded of people, divisions, calendars and the door: the administrator's business, and no report's (spec §9). */
export const readsSettingsRecord = (actor: Actor): boolean => holds(actor, 'administrator');
