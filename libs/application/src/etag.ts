import type { PlanState, ReportState } from '@dondoc/domain';
import { etagOf } from '@dondoc/read-models';

/** The etag of a report as it stands; the one that its row in the read model has. Empty for no report. */
export const reportEtag = (state: ReportState): string =>
  state.status === 'none' ? '' : etagOf(state.status, state.submissions.length, state.arming.limitAt);

/** What an issue must have seen: the plan's status and its stream's version, which no clock moves. */
export const planEtag = (status: PlanState['status'], version: number): string =>
  status === 'none' ? '' : `${status}.${String(version)}`;
