import type { Instant } from '../calendar/calendar.types.js';
import { isOnTime } from '../calendar/index.js';
import type { ReportPhase } from './report.types.js';

/** Whose turn it is: the division that owes the report, or who reviews it; null once approved. */
export function waitingFor(phase: ReportPhase): 'division' | 'reviewer' | null {
  switch (phase) {
    case 'awaiting':
    case 'returned':
      return 'division';
    case 'submitted':
    case 'inReview':
      return 'reviewer';
    case 'approved':
      return null;
    default:
      return phase satisfies never;
  }
}

/** The limit in force has passed at `now` (instants), and the report is still the division's to send. */
export const isOverdue = (
  report: { readonly phase: ReportPhase; readonly limitAt: Instant },
  now: Instant,
): boolean => waitingFor(report.phase) === 'division' && !isOnTime(now, report.limitAt);
