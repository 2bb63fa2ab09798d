import type { Actor, OfficeHeld, OfficeName } from '@dondoc/domain';
import type { EventMeta } from '@dondoc/event-store';
import type { CommandEnvelope } from './command-bus.types.js';

export const actorId = (actor: Actor): string =>
  actor.kind === 'person' ? actor.personId : actor.workflowId;

/** Who, in which office and division, and by which command: what every event of a command carries. */
export function metaOf({ actor, command, commandId }: CommandEnvelope): EventMeta {
  const held = actor.kind === 'person' ? officeOf(actor.offices, command.type) : undefined;
  return {
    actor:
      actor.kind === 'person'
        ? { kind: 'person', id: actor.personId, name: actor.name }
        : { kind: 'process', id: actor.workflowId, runId: actor.runId },
    onBehalfOf: null,
    office: held?.office ?? null,
    divisionId: held?.divisionId ?? null,
    cause: { commandId, command: command.type },
  };
}

/** Of someone with several offices, the one that such a command is asked in; the first held otherwise. */
function officeOf(
  offices: readonly OfficeHeld[],
  command: CommandEnvelope['command']['type'],
): OfficeHeld | undefined {
  for (const office of usualOffices[command]) {
    const held = offices.find((candidate) => candidate.office === office);
    if (held) return held;
  }
  return offices[0];
}

const decides: readonly OfficeName[] = ['reviewer', 'deputyDirector', 'director'];

const usualOffices: Readonly<Record<CommandEnvelope['command']['type'], readonly OfficeName[]>> = {
  SubmitReport: ['head'],
  WithdrawSubmission: ['head'],
  SaveDraft: ['officer', 'head'],
  BeginReview: decides,
  ApproveReport: decides,
  ReturnReport: decides,
  ReopenReport: ['director'],
  AcknowledgeEscalation: ['director', 'deputyDirector', 'head', 'reviewer', 'consolidator'],
  CarryOutStep: [],
  ImportPlan: ['consolidator'],
  PreparePlan: ['consolidator'],
  IssuePlan: ['director'],
  ImportOrganisation: ['administrator'],
  EndOffice: ['administrator'],
  PublishCalendar: ['administrator'],
};
