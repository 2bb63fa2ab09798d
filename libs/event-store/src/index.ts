export type * from './event-store.types.js';
