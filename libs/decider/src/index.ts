export type {
  Accepted,
  Decider,
  Decision,
  DomainEvent,
  NotYet,
  NothingToDo,
  Refusal,
  Refused,
} from './decider.js';
export { accept, notYet, nothingToDo, refuse } from './decider.js';
export { specify } from './specification.js';
