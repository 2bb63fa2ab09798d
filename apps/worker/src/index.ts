export { processActivities } from './activities.js';
export { buildBundle, bundlePath, workflowBundle, writeBundle } from './bundle.js';
export type { ProcessSide } from './process-side.js';
export { startWorker } from './start-worker.js';
export type { RunningWorker } from './start-worker.js';
export { workerConfigFrom } from './worker-config.js';
export type { WorkerConfig } from './worker-config.js';
export type { WorkerOptions } from './worker-options.js';
export { WorkflowTime } from './workflow-time.js';
