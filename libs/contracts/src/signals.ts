import type { QueryDefinition, SignalDefinition } from '@temporalio/common';
import type { AssignedReport } from '@dondoc/domain';
import type { Progress, Waiting } from './workflow-messages.js';

// The definitions carry no behaviour, so that a client needs no @temporalio/workflow to use them.
const signal = <Args extends unknown[], Name extends string>(name: Name) =>
  ({ type: 'signal', name }) as SignalDefinition<Args, Name>;
const query = <Answer, Name extends string>(name: Name) =>
  ({ type: 'query', name }) as QueryDefinition<Answer, [], Name>;

/** To a report's workflow: where the report stands now. */
export const reportMoved = signal<[Progress], 'reportMoved'>('reportMoved');

/** To an assignment's workflow: these reports need a workflow, each from its opening on. */
export const reportsNeeded = signal<[readonly AssignedReport[]], 'reportsNeeded'>('reportsNeeded');

/** To an assignment's workflow, from a report's: it is approved and its workflow ends. */
export const reportClosed = signal<[string], 'reportClosed'>('reportClosed');

/** What a report's or an assignment's workflow waits for, and until when. */
export const waitingFor = query<Waiting, 'waitingFor'>('waitingFor');
