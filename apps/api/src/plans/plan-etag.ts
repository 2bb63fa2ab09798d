import type { PlanDetail } from '@dondoc/read-models';

/** What an issue must have seen: status and version of the plan's stream, which no clock moves. */
export const planEtag = ({ status, version }: Pick<PlanDetail, 'status' | 'version'>): string =>
  `${status}.${version}`;
