import type { ActivityOptions } from '@temporalio/workflow';
import { workflowInfo } from '@temporalio/workflow';

/**
 * The unforeseen (the database is down) is retried without end, at most a minute apart, so that what was due
 * is recorded once it is back; a refusal comes as a non-retryable failure whose type is its code.
 */
export const untilItWorks: ActivityOptions = {
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
};

/** An ordinary life of a report is about 300 events; beyond this it goes on in a new run, from the same place. */
const LONG_HISTORY = 1000;

export const historyIsLong = (): boolean =>
  workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > LONG_HISTORY;
