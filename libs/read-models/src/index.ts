export type { Reading } from './shared/reading.js';
export type { Page, PageRequest } from './shared/page.js';
export { InvalidCursor } from './shared/page.js';
export type * from './plan/plan.views.js';
export type * from './assignment/assignment.views.js';
export type * from './report/report.views.js';
export type * from './submission/submission.views.js';
export type * from './escalation/escalation.views.js';
export type * from './draft/draft.views.js';
export type * from './organisation/organisation.views.js';
export type * from './scoreboard/scoreboard.views.js';
export type * from './audit/audit.views.js';
export type * from './limits/limits.views.js';
export type * from './inbox/inbox.views.js';
export type * from './notice/notice.views.js';
export type { AnyEvent, Change, Recorded } from './shared/changes.js';
export { eventRegistry } from './shared/event-registry.js';
export { projectionLock } from './shared/projection-gate.js';
export { project, readModelEntities } from './project.js';
export { foldOn, personRecord, type Foldable } from './shared/fold-stream.js';
export { UnreadableStream } from './shared/unreadable-stream.js';
export { rebuildReadModels, type RebuildOptions, type RebuildProgress } from './rebuild.js';
export { AgencyRow } from './organisation/organisation.rows.js';
export { etagOf } from './report/report-view.js';
export { assignment, assignments, type AssignmentFilter } from './assignment/assignment.queries.js';
export { audit, auditCount } from './audit/audit.queries.js';
export { attachmentHashes } from './audit/attachment-hashes.js';
export { claimedVersions } from './audit/claimed-versions.js';
export { draft, foldedDraft } from './draft/draft.queries.js';
export { escalations } from './escalation/escalation.queries.js';
export { inbox, inboxList } from './inbox/inbox.queries.js';
export { notices, unreadUpTo } from './notice/notice.queries.js';
export { divisionsOfReports } from './report/divisions.queries.js';
export { limits } from './limits/limits.queries.js';
export { agency, divisions, people, substitutions, consents } from './organisation/organisation.queries.js';
export { plan, plans, subIndices } from './plan/plan.queries.js';
export {
  assignmentRow,
  nextDueAt,
  nextSharedAt,
  openReportRows,
  reportIds,
  reportRow,
  roundsToCome,
  sharedDueBy,
  type OpenReportRow,
} from './process/process.queries.js';
export { report, reports } from './report/report.queries.js';
export { scoreboard } from './scoreboard/scoreboard.queries.js';
export { difference, readsAttachment, receipt, receiptIsTaken } from './submission/submission.queries.js';
