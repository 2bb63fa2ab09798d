import { askedAs, isOf, type Actor, type OfficeHeld, type ReportDivisions } from '@dondoc/domain';
import type { EventMeta } from '@dondoc/event-store';
import { reportRow } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';
import type { CommandHead } from './command-bus.types.js';
import { isPossibleId } from './streams.js';

export const actorId = (actor: Actor): string =>
  actor.kind === 'person' ? actor.personId : actor.workflowId;

/** The divisions that a command's target belongs to; null where it belongs to none. */
interface Place {
  readonly lead: string | null;
  readonly planning: string | null;
}

/** What hangs on a report, and is not there for whoever may not see it. */
const isOfReport = (
  target: CommandHead['target'],
): target is Extract<CommandHead['target'], { readonly reportId: string }> => 'reportId' in target;

/** Looked up only for someone with several offices: whoever holds one acts in it. */
export async function placeOf(
  tx: QueryRunner,
  { agencyId, actor, target }: CommandHead,
  planningDivisionId: string | null,
): Promise<Place> {
  const onReport = isOfReport(target);
  const choice = actor.kind === 'person' && actor.offices.length > 1;
  const report: Pick<ReportDivisions, 'leadDivisionId' | 'planningDivisionId'> | null =
    choice && onReport && isPossibleId(target.reportId)
      ? await reportRow(tx, agencyId, target.reportId)
      : null;
  return {
    lead: report?.leadDivisionId ?? null,
    planning: report?.planningDivisionId ?? planningDivisionId,
  };
}

/** Who, in which office and division, and by which command: what every event of a command carries. */
export function metaOf({ actor, command, commandId }: CommandHead, place: Place): EventMeta {
  const held = actor.kind === 'person' ? officeOf(actor.offices, command.type, place) : undefined;
  const principal = held?.insteadOf;
  return {
    actor:
      actor.kind === 'person'
        ? { kind: 'person', id: actor.personId, name: actor.name }
        : { kind: 'process', id: actor.workflowId, runId: actor.runId },
    onBehalfOf: principal ? { id: principal.personId, name: principal.name, basis: principal.basis } : null,
    office: held?.office ?? null,
    divisionId: held?.divisionId ?? null,
    cause: { commandId, command: command.type },
  };
}

/**
 * Of someone with several offices, the one that the command is asked in where its target belongs: that
 * of the target's division, or of the agency. Whoever holds none such asks in another usual office, or in
 * any they hold, again the target's division and the agency first.
 */
function officeOf(
  offices: readonly OfficeHeld[],
  command: CommandHead['command']['type'],
  place: Place,
): OfficeHeld | undefined {
  const { as, of } = askedAs(command);
  const division = of === 'agency' ? null : place[of];
  const usual = as.flatMap((office) => offices.filter((held) => held.office === office));
  const ofDivision = (held: OfficeHeld): boolean => division !== null && isOf(held, division);
  const fitting = (held: OfficeHeld): boolean => held.divisionId === null || ofDivision(held);
  return usual.find(fitting) ?? usual[0] ?? offices.find(ofDivision) ?? offices.find(fitting) ?? offices[0];
}
