import { tsToMs } from '@temporalio/common/lib/time.js';
import { temporal } from '@temporalio/proto';

const { EventType } = temporal.api.enums.v1;
type History = temporal.api.history.v1.IHistory;

/**
 * From its history alone: has the workflow closed, or does it wait for people and for timers that lie ahead of
 * `nowMs`, with no task, activity, signal or child under way? No query: on the time-skipping server one that
 * meets a workflow as it closes is never answered, and time stands still for everybody.
 */
export function isSettled({ events }: History, nowMs: number): boolean {
  const open = new Map<string, number>();
  let taskUnderWay = false;
  for (const event of events ?? []) {
    const timer = event.timerStartedEventAttributes;
    switch (event.eventType) {
      case EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED:
        taskUnderWay = true;
        break;
      case EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
        taskUnderWay = false;
        break;
      case EventType.EVENT_TYPE_TIMER_STARTED:
        open.set(`timer ${timer?.timerId}`, tsToMs(event.eventTime) + tsToMs(timer?.startToFireTimeout));
        break;
      case EventType.EVENT_TYPE_TIMER_FIRED:
        open.delete(`timer ${event.timerFiredEventAttributes?.timerId}`);
        break;
      case EventType.EVENT_TYPE_TIMER_CANCELED:
        open.delete(`timer ${event.timerCanceledEventAttributes?.timerId}`);
        break;
      case EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
      case EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED:
      case EventType.EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED:
        open.set(`event ${String(event.eventId)}`, 0);
        break;
      default:
        open.delete(`event ${String(concluded(event))}`);
    }
  }
  if (isClosing(events?.at(-1)?.eventType)) return true;
  // A timer is set a little after the task that sets it has read the clock: one just ahead is about to fire.
  return !taskUnderWay && [...open.values()].every((at) => at > nowMs + 1_000);
}

/** The id of the event that this one brings to its end. */
const concluded = (event: temporal.api.history.v1.IHistoryEvent) =>
  (
    event.activityTaskCompletedEventAttributes ??
    event.activityTaskFailedEventAttributes ??
    event.activityTaskTimedOutEventAttributes
  )?.scheduledEventId ??
  (
    event.childWorkflowExecutionStartedEventAttributes ??
    event.startChildWorkflowExecutionFailedEventAttributes ??
    event.externalWorkflowExecutionSignaledEventAttributes ??
    event.signalExternalWorkflowExecutionFailedEventAttributes
  )?.initiatedEventId;

const isClosing = (type: temporal.api.enums.v1.EventType | null | undefined): boolean =>
  [
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
  ].some((closing) => closing === type);
