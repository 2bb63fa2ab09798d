import { refuse } from '@dondoc/decider';
import {
  draftDecider,
  maySee,
  normaliseContent,
  occurredAt,
  reportDecider,
  type Actor,
  type DraftState,
  type Instant,
  type ReportCommand,
  type ReportEvent,
  type ReportState,
} from '@dondoc/domain';
import { bodyHash, lastRestore } from '@dondoc/event-store';
import type { QueryRunner } from 'typeorm';
import type { CommandAnswer, CommandEnvelope, ReportRequest } from './command-bus.types.js';
import { reportEtag } from './etag.js';
import { receivedFor } from './attachments/attachment-commands.js';
import { appendTo, type Handler, type Handling, type Write } from './handled.js';
import { freeReceipt } from './receipt.js';
import { foldOn, receiptIsTaken } from '@dondoc/read-models';
import { fold, foldDraft, streamOf, type Folded, type Loaded } from './streams.js';

export async function handleReport(
  { tx, envelope, surroundings, clock }: Handler,
  reportId: string,
  request: ReportRequest,
): Promise<Handling> {
  const { agencyId, actor, now, ifMatch } = envelope;
  const { calendar, organisation } = surroundings;
  if (calendar === undefined) return refuse('CALENDAR_MISSING');
  const [report, draft] = await Promise.all([
    fold(tx, agencyId, streamOf.report(reportId), reportDecider),
    request.type === 'SubmitReport' ? foldDraft(tx, agencyId, reportId) : noDraft,
  ]);
  const etag = etagSeenBy(actor, report.state);
  if (ifMatch !== undefined && etag !== undefined && ifMatch !== etag)
    return refuse('PRECONDITION_FAILED', { params: { etag } });

  const command = await complete(tx, envelope, report.state, draft, request);
  const decidedAt = request.type === 'SubmitReport' ? laterOf(now, await clock.now()) : now;
  // Asked only for what the clock carries out: people's commands tell nobody what was told before.
  const restoredAt = request.type === 'CarryOutStep' ? await lastRestore(tx) : null;
  const context = { now: decidedAt, actor, calendar, organisation: organisation.state, restoredAt };
  const decision = reportDecider.decide(report.state, command, context);
  if (decision.outcome !== 'accepted') return decision;
  const write = writeReport(reportId, report, decision.events, now);
  return { outcome: 'accepted', writes: [write], answer: answerOf(write.state, decision.events) };
}

/** Whoever may not see the report is left to the decision, which tells them nothing of its state (spec §9). */
const etagSeenBy = (actor: Actor, report: ReportState): string | undefined =>
  report.status !== 'none' && maySee(actor, report) ? reportEtag(report) : undefined;

/** A submission waits for the store, for minutes when that is down; the clock of another machine may be behind. */
const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** What the client does not send with a submission: hash, receipt, time of receipt, draft and its authors. */
async function complete(
  tx: QueryRunner,
  { agencyId, commandId, now }: CommandEnvelope,
  report: ReportState,
  draft: Folded<DraftState>,
  request: ReportRequest,
): Promise<ReportCommand> {
  if (request.type !== 'SubmitReport' || report.status === 'none')
    return request.type === 'SubmitReport' ? { ...request, ...nothingKnown, receivedAt: now } : request;
  const content = normaliseContent(request.content);
  // A draft of an earlier round was not what this version was made from. Its authors are named all the same:
  // one who saved while a version was being sent would otherwise be on neither.
  const current = draft.state.afterSubmission === report.submissions.length;
  const contentHash = bodyHash(content);
  const { period, reportId, submissions } = report;
  const number = submissions.length + 1;
  return {
    type: 'SubmitReport',
    content,
    contentHash,
    receipt: await freeReceipt({ period, reportId, number, contentHash, commandId }, (receipt) =>
      receiptIsTaken(tx, agencyId, receipt),
    ),
    receivedAt: now,
    lateReason: request.lateReason,
    draftVersion: current ? draft.version : 0,
    draftAuthors: draft.state.authors,
    ...(await receivedFor(tx, agencyId, reportId, content)),
  };
}

const noDraft = { state: draftDecider.initialState, version: 0 };
const nothingKnown = { contentHash: '', receipt: '', draftVersion: 0, draftAuthors: [] };

/** Also for the reports that come into being when a plan is issued. */
export function writeReport(
  reportId: string,
  report: Loaded<ReportState, ReportEvent>,
  events: readonly ReportEvent[],
  now: string,
): Write & { readonly state: ReportState } {
  const state = events.reduce(reportDecider.evolve, report.state);
  return {
    state,
    append: appendTo(streamOf.report(reportId), report, events, now, occurredAt),
    change: (recorded) => ({
      kind: 'report',
      before: report.events,
      ...foldOn(reportDecider, report, recorded),
    }),
  };
}

export function answerOf(
  state: ReportState,
  events: readonly ReportEvent[],
): Omit<CommandAnswer, 'streamId' | 'version' | 'events'> {
  const submitted = events.find(
    (event) => event.type === 'ReportSubmitted' || event.type === 'ReportResubmitted',
  );
  return {
    phase: state.status === 'none' ? null : state.status,
    etag: reportEtag(state),
    receipt: submitted?.data.receipt ?? null,
    submissionNumber: submitted?.data.version ?? null,
    onTime: submitted?.data.onTime ?? null,
  };
}
