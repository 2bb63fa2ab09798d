export type * from './calendar.types.js';
export * from './calendar.js';
export * from './calendar.decisions.js';
export * from './reporting-periods.js';
export * from './working-days.js';
export * from './zone.js';
