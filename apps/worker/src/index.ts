export { processActivities } from './activities.js';
export { buildBundle, bundlePath, workflowBundle, writeBundle } from './bundle.js';
export type { ProcessSide } from './process-side.js';
export { WorkflowTime } from './workflow-time.js';
