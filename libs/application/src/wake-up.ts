import type { AwaitedStep } from '@dondoc/contracts';
import { dueSteps, type Instant, type ReportState } from '@dondoc/domain';
import { createHash } from 'node:crypto';

/** Ten minutes: 10,000 workflows then wake at 17 a second, which leaves people's commands their share. */
const WITHIN_MS = 10 * 60_000;

/**
 * Every step still to come. One that the reports of a round share is recorded in bulk at its instant; a report's
 * own workflow wakes some minutes later, each report at its own moment, to see it done or else to do it.
 */
export function awaitedSteps(reportId: string, state: ReportState): readonly AwaitedStep[] {
  const due = dueSteps(state);
  if (state.status !== 'awaiting' || state.arming.cause !== 'opened') return due;
  return due.map((step) => ({ ...step, wakeAt: later(step.at, reportId) }));
}

const later = (at: Instant, reportId: string): Instant => {
  const share = createHash('sha256').update(reportId, 'utf8').digest().readUInt32BE(0) / 2 ** 32;
  return new Date(Date.parse(at) + Math.floor(share * WITHIN_MS)).toISOString();
};
