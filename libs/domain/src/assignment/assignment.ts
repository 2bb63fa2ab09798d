import { accept, refuse, type Decider, type Decision } from '@dondoc/decider';
import type { Actor } from '../actor.js';
import type { Instant } from '../calendar/calendar.types.js';
import type {
  AssignmentCommand,
  AssignmentEvent,
  AssignmentRefusal,
  AssignmentState,
} from './assignment.types.js';

interface AssignmentContext {
  readonly now: Instant;
  readonly actor: Actor;
}

function decide(
  state: AssignmentState,
  { assignment }: AssignmentCommand,
): Decision<AssignmentEvent, AssignmentRefusal> {
  if (state.status !== 'none') {
    return refuse('ASSIGNMENT_ALREADY_EXISTS', { params: { assignmentId: state.assignmentId } });
  }
  return accept({ type: 'AssignmentIssued', data: assignment });
}

/** An assignment begins with the issue of its plan, which decides whether it may; see `issuePlanCreates`. */
export const assignmentDecider: Decider<
  AssignmentState,
  AssignmentCommand,
  AssignmentEvent,
  AssignmentRefusal,
  AssignmentContext
> = {
  initialState: { status: 'none' },
  evolve: (_state, event) => ({ status: 'issued', ...event.data }),
  decide,
};
