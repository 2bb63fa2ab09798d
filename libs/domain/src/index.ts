export * from './actor.js';
export * from './calendar/index.js';
export * from './organisation/index.js';
export type * from './plan/plan.types.js';
export type * from './assignment/assignment.types.js';
export type * from './report/report.types.js';
export * from './decimal.js';
export * from './text.js';
