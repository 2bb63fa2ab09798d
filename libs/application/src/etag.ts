import type { ReportState } from '@dondoc/domain';

/**
 * What a decision must have seen: phase, submission number and limit (design §5). Not the stream's
 * version, which a reminder moves under the reader's feet. Without the quotes of HTTP; empty for no report.
 */
export function reportEtag(state: ReportState): string {
  if (state.status === 'none') return '';
  return `${state.status}.${String(state.submissions.length)}.${state.arming.limitAt}`;
}
