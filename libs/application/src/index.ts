export type * from './application.types.js';
export type * from './command-bus.types.js';
export type * from './live/live.types.js';
export type * from './repeats.types.js';
export type * from './rounds.types.js';
export type * from './sign-ins/sign-ins.types.js';
export type * from './entries/entries.types.js';

export { planEtag, reportEtag } from './etag.js';
export * from './plan-file/index.js';
export type { Clock } from './clock.js';
export { abilityOf, allows, type ReportSubject } from './permissions/ability.js';
export { systemClock } from './clock.js';
export { createApplication } from './create-application.js';
export { CommandBus } from './command-bus.js';
export { withSecretFiles } from './secret-files.js';
export { unusable, UnusableSetting } from './unusable-setting.js';
export { streamOf } from './streams.js';
