export { assignmentWorkflow } from './assignment.workflow.js';
export { jobWorkflow } from './job.workflow.js';
export { reconcileWorkflow } from './reconcile.workflow.js';
export { reportWorkflow } from './report.workflow.js';
export { roundWorkflow } from './round.workflow.js';
