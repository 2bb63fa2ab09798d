export * from './ids.js';
export * from './jobs.js';
export * from './problems.js';
export * from './progress.js';
export * from './search-attributes.js';
export * from './signals.js';
export type * from './workflow-messages.js';
