export * from './actor.js';
export type * from './calendar/calendar.types.js';
export type * from './organisation/organisation.types.js';
export type * from './plan/plan.types.js';
export type * from './assignment/assignment.types.js';
export type * from './report/report.types.js';
