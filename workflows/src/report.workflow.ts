import { reportMoved, waitingFor } from '@dondoc/contracts';
import type { ReportInput } from '@dondoc/contracts';
import { setHandler } from '@temporalio/workflow';
import { ReportProcess } from './report-process.js';

/**
 * The life of one report, from its opening to its approval. It knows no rule: which step comes when
 * is computed by the domain, and every step asks the domain, which records it or has a reason not to.
 */
export async function reportWorkflow(input: ReportInput): Promise<void> {
  const report = new ReportProcess(input);

  // What reaches the process from outside.
  setHandler(reportMoved, (progress) => report.learn(progress));
  setHandler(waitingFor, () => report.waiting());

  // The story.
  await report.whereItStands();
  do {
    while (!report.isClosed()) {
      await waitForTheReport(report);
      await climbTheLadder(report);
      await waitForTheDecision(report);
      // A report that was returned or withdrawn goes round again; an approved one is closed.
    }
    await report.tellTheAssignment();
    // Reopened in the very moment it closed: its story goes on.
  } while (!report.isClosed());
}

/** Before the limit: the division is reminded; the last step is the limit itself, recorded when it is missed. */
async function waitForTheReport(report: ReportProcess): Promise<void> {
  while (report.isAwaited() && report.limitIsAhead()) await report.nextStep();
}

/** After a missed limit: level by level, then weekly; after the last one only the division can move it. */
async function climbTheLadder(report: ReportProcess): Promise<void> {
  while (report.isAwaited() && !report.limitIsAhead()) await report.nextStep();
}

/** Submitted: Planning-Finance decides, and its own clock runs; a breach escalates and decides nothing. */
async function waitForTheDecision(report: ReportProcess): Promise<void> {
  while (report.isWithTheReviewer()) await report.nextStep();
}
