export type * from './addressees.types.js';
export type * from './organisation.types.js';
export * from './access.js';
export * from './divisions.js';
export * from './holders.js';
export * from './organisation.js';
export * from './organisation.decisions.js';
export { whyNoAnswer } from './consent.decisions.js';
