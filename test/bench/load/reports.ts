import { PEOPLE, type Seeded, type Stage } from '../../support/stage/index.js';
import type { ReportToLive } from './jobs.js';

/** Those that are open, with the tokens of whoever acts on them. */
export const reportsToLive = async (stage: Stage, { agencyId, reports }: Seeded): Promise<ReportToLive[]> => {
  const tokens = new Map<string, string>();
  for (const personId of new Set([PEOPLE.reviewer, ...reports.map(({ head }) => head)]))
    tokens.set(personId, await stage.token(agencyId, personId));
  const tokenOf = (personId: string) => tokens.get(personId) ?? '';
  return reports
    .filter(({ open }) => open)
    .map(({ reportId, etag, head }) => ({
      ...{ reportId, etag },
      headToken: tokenOf(head),
      reviewerToken: tokenOf(PEOPLE.reviewer),
    }));
};
