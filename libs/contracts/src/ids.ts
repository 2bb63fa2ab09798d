import { v5 as uuidV5 } from 'uuid';
import type { DueStep } from '@dondoc/domain';
import type { JobRef } from './jobs.js';
import type { ReportRef, RoundRef } from './workflow-messages.js';

/** The one task queue: workflows and activities of every agency. */
export const TASK_QUEUE = 'dondoc';

/** The Temporal Schedule that compares open reports with running workflows every hour. */
export const RECONCILE_SCHEDULE_ID = 'dondoc-reconcile';
export const RECONCILE_WORKFLOW_ID = 'dondoc-reconcile';

/** The feed consumer that tells workflows what moved; the name of its checkpoint. */
export const WORKFLOW_PROGRESS_CONSUMER = 'workflow-progress';

/** Id of an assignment's workflow. One per assignment, whatever its run. */
export const assignmentWorkflowId = (agencyId: string, assignmentId: string): string =>
  `assignment/${agencyId}/${assignmentId}`;

/** Id of a report's workflow. The same after a reopening: there is never more than one at a time. */
export const reportWorkflowId = (agencyId: string, reportId: string): string =>
  `report/${agencyId}/${reportId}`;

/** Id of a round's workflow: the clock that the reports of a plan and period share. */
export const roundWorkflowId = ({ agencyId, planId, period }: RoundRef): string =>
  `round/${agencyId}/${planId}/${period}`;

/** Namespace of name-based UUIDs (RFC 9562, version 5): that of the URL https://dondoc/commands. Never change it. */
const COMMAND_NAMESPACE = 'e9db5c7d-dc47-5073-8bd0-cd18c0745c31';

/** Id of the command that records the end of a job. */
export const jobEndCommandId = ({ agencyId, personId, jobId }: JobRef): string =>
  uuidV5(JSON.stringify(['job', agencyId, personId, jobId]), COMMAND_NAMESPACE);

/**
 * Id of the command that carries out a step: made of what the step is, never of a run, an attempt or a
 * clock, so that a retry after a commit, or another run of the workflow, records it once.
 */
export const stepCommandId = (
  ref: Pick<ReportRef, 'agencyId' | 'reportId'>,
  step: Pick<DueStep, 'arming' | 'step'>,
): string => uuidV5(JSON.stringify([ref.agencyId, ref.reportId, step.arming, step.step]), COMMAND_NAMESPACE);
