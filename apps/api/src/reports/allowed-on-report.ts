import type { Application, ReportSubject } from '@dondoc/application';
import type { ProblemCode } from '@dondoc/contracts';
import type { Decision } from '@dondoc/decider';
import {
  draftDecider,
  reportDecider,
  type CommandName,
  type ExistingReport,
  type PersonActor,
  type ReportCommand,
  type ReportContent,
} from '@dondoc/domain';
import type { EscalationView } from '@dondoc/read-models';
import type { AllowedAction } from '../http/allowed-action.js';
import type { AskingPerson } from '../http/command.decorator.js';
import { Permitted, type Refuses } from '../http/permitted.js';

type ReportAction = 'saveDraft' | 'submit' | 'withdraw' | 'beginReview' | 'approve' | 'return' | 'reopen';

type EscalationAction = 'acknowledge' | 'tellAgain';

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

const COMMANDS: Readonly<Record<ReportAction, CommandName>> = {
  saveDraft: 'SaveDraft',
  submit: 'SubmitReport',
  withdraw: 'WithdrawSubmission',
  beginReview: 'BeginReview',
  approve: 'ApproveReport',
  return: 'ReturnReport',
  reopen: 'ReopenReport',
};
const ACTIONS = Object.keys(COMMANDS) as readonly ReportAction[];

function probe(
  action: Exclude<ReportAction, 'saveDraft'>,
  { submissions }: ExistingReport,
  now: string,
): ReportCommand {
  const version = submissions.length;
  switch (action) {
    case 'submit':
      return {
        type: 'SubmitReport',
        content: anyContent,
        contentHash: 'probe',
        receipt: 'probe',
        receivedAt: now,
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

/** What a person may do now with each of the reports, and with the escalations of each; nothing with any other. */
export interface AllowedOnReports {
  report(reportId: string): readonly AllowedAction<ReportAction>[];
  escalation(
    of: Pick<EscalationView, 'reportId' | 'escalationId'>,
  ): readonly AllowedAction<EscalationAction>[];
}

/**
 * Asked of the domain itself, one probe each, so that a screen can never promise what a decision would refuse.
 * Of people it would refuse, who may instead.
 */
export async function allowedOnReports(
  { queries }: Application,
  reader: AskingPerson,
  reportIds: readonly string[],
): Promise<AllowedOnReports> {
  const ids = [...new Set(reportIds)];
  const atHand = await queries.reportsAtHand(reader, ids);
  const reports = new Map<string, ExistingReport>();
  for (const state of atHand?.states ?? []) if (state.status !== 'none') reports.set(state.reportId, state);
  // Without a calendar there is no report either.
  if (!atHand) return { report: () => [], escalation: () => [] };

  const { calendar, organisation } = atHand;
  const { now } = reader;
  const permitted = new Permitted(atHand, reader);
  const contextOf = (actor: PersonActor) => ({ now, actor, calendar, organisation, restoredAt: null });
  const refusing =
    (report: ExistingReport, command: ReportCommand): Refuses =>
    (actor) =>
      codeOf(reportDecider.decide(report, command, contextOf(actor)));
  const refusingDraft =
    (report: ExistingReport): Refuses =>
    (actor) =>
      codeOf(draftDecider.decide(draftDecider.initialState, saveDraft, { ...contextOf(actor), report }));

  return {
    report: (reportId) => {
      const report = reports.get(reportId);
      if (!report) return [];
      return ACTIONS.map((action) =>
        permitted.answer(
          action,
          COMMANDS[action],
          action === 'saveDraft' ? refusingDraft(report) : refusing(report, probe(action, report, now)),
          subjectOf(report),
        ),
      );
    },
    escalation: ({ reportId, escalationId }) => {
      const report = reports.get(reportId);
      if (!report) return [];
      const acknowledge = { type: 'AcknowledgeEscalation', escalationId, directive: '…' } as const;
      const tellAgain = { type: 'TellAgain', escalationId } as const;
      const subject = subjectOf(report);
      return [
        permitted.answer('acknowledge', acknowledge.type, refusing(report, acknowledge), subject),
        permitted.answer('tellAgain', tellAgain.type, refusing(report, tellAgain), subject),
      ];
    },
  };
}

/** Of a draft nobody has begun: whose turn it is depends on the report, and which version is for the request to know. */
const saveDraft = { type: 'SaveDraft', content: { results: '…' }, expectedDraftVersion: 0 } as const;

const codeOf = (decision: Decision<unknown, ProblemCode>): ProblemCode | undefined =>
  decision.outcome === 'refused' ? decision.refusal.code : undefined;

const subjectOf = ({ leadDivisionId, planningDivisionId, status: phase }: ExistingReport): ReportSubject => ({
  leadDivisionId,
  planningDivisionId,
  phase,
});
