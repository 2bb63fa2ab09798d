export type * from './workflow-messages.js';
