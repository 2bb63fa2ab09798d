import { abilityOf, allows, type ReportAtHand } from '@dondoc/application';
import { problems, type ProblemCode } from '@dondoc/contracts';
import {
  actorOf,
  dayOf,
  draftDecider,
  reportDecider,
  type CommandName,
  type PersonActor,
  type ReportCommand,
  type ReportContent,
  type ReportContext,
} from '@dondoc/domain';
import { allowedAction, refusedAction, type AllowedAction } from '../../http/allowed-action.js';
import type { AskingPerson } from '../../http/command.decorator.js';

type ReportAction = 'saveDraft' | 'submit' | 'withdraw' | 'beginReview' | 'approve' | 'return' | 'reopen';

interface Asked extends ReportAtHand {
  readonly context: ReportContext & { readonly actor: PersonActor };
}

/** A report that no rule about content refuses: what is left to refuse is the person or the time. */
const anyContent: ReportContent = {
  taskStatus: 'inProgress',
  progressPercent: '50',
  results: '…',
  figures: [],
  evidence: ['…'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};

function probe(action: Exclude<ReportAction, 'saveDraft'>, { state, context }: Asked): ReportCommand {
  const version = state.status === 'none' ? 0 : state.submissions.length;
  switch (action) {
    case 'submit':
      return {
        type: 'SubmitReport',
        content: anyContent,
        contentHash: 'probe',
        receipt: 'probe',
        receivedAt: context.now,
        lateReason: '…',
        draftVersion: 0,
        draftAuthors: [],
      };
    case 'withdraw':
      return { type: 'WithdrawSubmission', version };
    case 'beginReview':
      return { type: 'BeginReview', version };
    case 'approve':
      return { type: 'ApproveReport', version };
    case 'return':
      return { type: 'ReturnReport', version, reason: '…', comments: [] };
    case 'reopen':
      return { type: 'ReopenReport', reason: '…' };
    default:
      return action satisfies never;
  }
}

function refusalOf(action: ReportAction, at: Asked): ProblemCode | undefined {
  const decision =
    action === 'saveDraft'
      ? draftDecider.decide(
          at.draft,
          { type: 'SaveDraft', content: { results: '…' }, expectedDraftVersion: at.draft.version },
          { ...at.context, report: at.state },
        )
      : reportDecider.decide(at.state, probe(action, at), at.context);
  return decision.outcome === 'refused' ? decision.refusal.code : undefined;
}

/** Why the person may not, in the situation given; undefined when they may. */
type Refuses = (at: Asked) => ProblemCode | undefined;

function answer<Name extends string>(
  action: Name,
  command: CommandName,
  refuses: Refuses,
  at: Asked,
): AllowedAction<Name> {
  const code = refuses(at);
  if (code === undefined) return allowedAction(action);
  return refusedAction(action, code, problems[code].status === 403 ? whoCan(command, refuses, at) : []);
}

/** Of whom no office allows it the domain need not be asked. */
function officeAllows(command: CommandName, { state, context }: Asked, actor: PersonActor): boolean {
  if (state.status === 'none') return false;
  const { leadDivisionId, planningDivisionId, status: phase } = state;
  const ability = abilityOf(actor, context.organisation.planningDivisionId);
  return allows(ability, command, { leadDivisionId, planningDivisionId, phase });
}

function whoCan(command: CommandName, refuses: Refuses, at: Asked): AllowedAction['whoCan'] {
  const { organisation, now } = at.context;
  return organisation.people.flatMap(({ personId, name }) => {
    const actor = actorOf(organisation, personId, dayOf(now));
    const may =
      actor && officeAllows(command, at, actor) && !refuses({ ...at, context: { ...at.context, actor } });
    return may ? [{ personId, name }] : [];
  });
}

const COMMANDS: Readonly<Record<ReportAction, CommandName>> = {
  saveDraft: 'SaveDraft',
  submit: 'SubmitReport',
  withdraw: 'WithdrawSubmission',
  beginReview: 'BeginReview',
  approve: 'ApproveReport',
  return: 'ReturnReport',
  reopen: 'ReopenReport',
};

const actions: readonly ReportAction[] = [
  'saveDraft',
  'submit',
  'withdraw',
  'beginReview',
  'approve',
  'return',
  'reopen',
];

const askedOf = (atHand: ReportAtHand, { actor, now }: AskingPerson): Asked => {
  const { organisation, calendar } = atHand;
  return { ...atHand, context: { now, actor, calendar, organisation, restoredAt: null } };
};

/**
 * What the person may do with the report now, and who may instead. Asked of the domain itself, one
 * probe each, so that a screen can never promise what a decision would refuse.
 */
export const allowedActions = (
  atHand: ReportAtHand,
  reader: AskingPerson,
): readonly AllowedAction<ReportAction>[] =>
  actions.map((action) =>
    answer(action, COMMANDS[action], (at) => refusalOf(action, at), askedOf(atHand, reader)),
  );

/** As `allowedActions`, with one of its escalations. */
export function allowedOnEscalation(
  escalationId: string,
  atHand: ReportAtHand,
  reader: AskingPerson,
): readonly AllowedAction<'acknowledge' | 'tellAgain'>[] {
  const refusing =
    (command: ReportCommand): Refuses =>
    ({ state, context }) => {
      const decision = reportDecider.decide(state, command, context);
      return decision.outcome === 'refused' ? decision.refusal.code : undefined;
    };
  const at = askedOf(atHand, reader);
  const acknowledge = refusing({ type: 'AcknowledgeEscalation', escalationId, directive: '…' });
  const tellAgain = refusing({ type: 'TellAgain', escalationId });
  return [
    answer('acknowledge', 'AcknowledgeEscalation', acknowledge, at),
    answer('tellAgain', 'TellAgain', tellAgain, at),
  ];
}
