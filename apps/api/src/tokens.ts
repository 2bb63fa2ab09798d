/** What Nest injects by: the application and what the frame was started with. */
export const APPLICATION = Symbol('application');
export const VERIFY_TOKEN = Symbol('verify-token');
export const TEMPORAL_VIEW = Symbol('temporal-view');
export const METRICS = Symbol('metrics');
