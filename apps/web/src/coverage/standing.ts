import type { Schemas } from '../api/queries.js';

type Report = Pick<
  Schemas['ReportItem'],
  'phase' | 'overdue' | 'submittedOnTime' | 'submissionNumber' | 'opensAt'
>;

export const STANDINGS = [
  'notOpen',
  'awaiting',
  'missing',
  'late',
  'onTime',
  'returned',
  'approved',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a report stands for whoever puts the period together: what is late stays late once it came. */
export function standingOf(report: Report, now: string): Standing {
  const { phase, overdue, submittedOnTime, opensAt } = report;
  switch (phase) {
    case 'awaiting':
      return overdue ? 'missing' : opensAt > now ? 'notOpen' : 'awaiting';
    case 'returned':
      return 'returned';
    case 'approved':
      return 'approved';
    case 'submitted':
    case 'inReview':
      return submittedOnTime === false ? 'late' : 'onTime';
    default:
      return phase satisfies never;
  }
}

/** Of whom nothing is there that counts: not sent, or sent back. */
export const isMissing = (standing: Standing): boolean =>
  standing === 'awaiting' || standing === 'missing' || standing === 'returned';
