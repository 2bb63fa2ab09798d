/** What Nest injects by: the application and what the frame was started with. */
export const APPLICATION = Symbol('application');
export const TEMPORAL_VIEW = Symbol('temporal-view');
export const METRICS = Symbol('metrics');
/** Null where no issuer is set up. */
export const SIGN_IN = Symbol('sign-in');
