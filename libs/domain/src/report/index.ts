export type * from './report.types.js';
export type * from './report-commands.types.js';
export type * from './draft.types.js';
export type {
  AttachmentEvent,
  AttachmentRefusal,
  AttachmentsState,
  ReceiveAttachment,
} from './attachments.js';
export { attachmentsDecider } from './attachments.js';
export { currentSubmission, firstCounted, initialReport, occurredAt } from './report.js';
export { reportDecider } from './report.decisions.js';
export { dueSteps, escalationId, reviewEscalationId } from './due-steps.js';
export { isOverdue, waitingFor } from './standing.js';
export {
  divisionsSeen,
  isConcerned,
  maySee,
  maySeeDraft,
  readsSettingsRecord,
  readsDraftsOf,
  readsWholeRecord,
  type ReportDivisions,
} from './visibility.js';
export { arm } from './arming.js';
export { escalationPolicy } from './escalation-policy.js';
export { toldBy } from './told.js';
export type { EscalationPolicy } from './escalation-policy.js';
export { mayDecide, type DutyFacts } from './separation-of-duties.js';
export { normaliseContent } from './content-rules.js';
export { initialDraft } from './draft.js';
export { draftDecider } from './draft.decisions.js';
