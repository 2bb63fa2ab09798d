import { refuse } from '@dondoc/decider';
import { handleAttachment } from './attachments/attachment-commands.js';
import { handleDraft } from './draft-commands.js';
import type { CommandEnvelope, EnvelopeFor, TargetKind } from './command-bus.types.js';
import type { Handler, Handling } from './handled.js';
import { handleJob } from './job-commands.js';
import { handleNotices } from './notice-commands.js';
import { handlePlan } from './plan-commands.js';
import { handleReport } from './report-commands.js';
import { handleCalendar, handleOrganisation } from './setting-commands.js';
import { isPossibleId } from './streams.js';

/** From the target to its aggregate. An id that cannot exist is not looked for. */
export async function handle(handler: Handler): Promise<Handling> {
  const { envelope } = handler;
  if (isFor('report', envelope)) {
    const { reportId } = envelope.target;
    return isPossibleId(reportId)
      ? handleReport(handler, reportId, envelope.command)
      : refuse('REPORT_NOT_FOUND');
  }
  if (isFor('draft', envelope)) {
    const { reportId } = envelope.target;
    return isPossibleId(reportId)
      ? handleDraft(handler, reportId, envelope.command)
      : refuse('REPORT_NOT_FOUND');
  }
  if (isFor('attachments', envelope)) {
    const { reportId } = envelope.target;
    return isPossibleId(reportId)
      ? handleAttachment(handler, reportId, envelope.command)
      : refuse('REPORT_NOT_FOUND');
  }
  if (isFor('plan', envelope)) {
    const { planId } = envelope.target;
    return isPossibleId(planId) ? handlePlan(handler, planId, envelope.command) : refuse('PLAN_NOT_FOUND');
  }
  if (isFor('organisation', envelope)) return handleOrganisation(handler, envelope.command);
  if (isFor('calendar', envelope)) return handleCalendar(handler, envelope.command);
  if (isFor('job', envelope)) return handleJob(handler, envelope.target.personId, envelope.command);
  if (isFor('notices', envelope)) return handleNotices(handler, envelope.command);
  return envelope satisfies never;
}

/** TypeScript narrows a union by its own fields only, not by those of `target`. */
const isFor = <Kind extends TargetKind>(
  kind: Kind,
  envelope: CommandEnvelope,
): envelope is EnvelopeFor<Kind> => envelope.target.kind === kind;
