import type { ReportAtHand } from '@dondoc/application';
import { problems, type ProblemCode } from '@dondoc/contracts';
import {
  actorOf,
  dayOf,
  draftDecider,
  reportDecider,
  type PersonActor,
  type ReportCommand,
  type ReportContent,
  type ReportContext,
} from '@dondoc/domain';
import type { AskingPerson } from '../../http/command.decorator.js';

type ReportAction = 'saveDraft' | 'submit' | 'withdraw' | 'beginReview' | 'approve' | 'return' | 'reopen';

export interface AllowedAction {
  readonly action: ReportAction;
  readonly allowed: boolean;
  /** Why not, in both languages; null when allowed. */
  readonly because: { readonly code: string; readonly vi: string; readonly en: string } | null;
  /** Who may, when it is the person that stands in the way. */
  readonly whoCan: readonly { readonly personId: string; readonly name: string }[];
}

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

function whoCan(action: ReportAction, at: Asked): AllowedAction['whoCan'] {
  const { organisation, now } = at.context;
  return organisation.people.flatMap(({ personId, name }) => {
    const actor = actorOf(organisation, personId, dayOf(now));
    const may = actor && !refusalOf(action, { ...at, context: { ...at.context, actor } });
    return may ? [{ personId, name }] : [];
  });
}

const actions: readonly ReportAction[] = [
  'saveDraft',
  'submit',
  'withdraw',
  'beginReview',
  'approve',
  'return',
  'reopen',
];

/**
 * What the person may do with the report now, and who may instead. Asked of the domain itself, one
 * probe each, so that a screen can never promise what a decision would refuse.
 */
export function allowedActions(atHand: ReportAtHand, { actor, now }: AskingPerson): readonly AllowedAction[] {
  const { organisation, calendar } = atHand;
  const at = { ...atHand, context: { now, actor, calendar, organisation, restoredAt: null } };
  return actions.map((action) => {
    const code = refusalOf(action, at);
    if (code === undefined) return { action, allowed: true, because: null, whoCan: [] };
    const { status, vi, en } = problems[code];
    return {
      action,
      allowed: false,
      because: { code, vi, en },
      whoCan: status === 403 ? whoCan(action, at) : [],
    };
  });
}
