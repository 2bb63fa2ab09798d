/** What Nest injects by: the application and what the frame was started with. */
export const APPLICATION = Symbol('application');
export const TEMPORAL_VIEW = Symbol('temporal-view');
export const METRICS = Symbol('metrics');
