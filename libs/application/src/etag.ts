import type { PlanState, ReportState } from '@dondoc/domain';

/**
 * What a decision must have seen: phase, submission number and limit (design §5). Not the stream's
 * version, which a reminder moves under the reader's feet. Without the quotes of HTTP; empty for no report.
 */
export function reportEtag(state: ReportState): string {
  if (state.status === 'none') return '';
  return `${state.status}.${String(state.submissions.length)}.${state.arming.limitAt}`;
}

/** What an issue must have seen: the plan's status and its stream's version, which no clock moves. */
export const planEtag = (status: PlanState['status'], version: number): string =>
  status === 'none' ? '' : `${status}.${String(version)}`;
