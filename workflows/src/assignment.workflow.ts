import type { AssignmentActivities, AssignmentInput } from '@dondoc/contracts';
import { reportClosed, reportsNeeded, searchAttributes, waitingFor } from '@dondoc/contracts';
import type { AssignedReport } from '@dondoc/domain';
import { periodName } from '@dondoc/domain/wording';
import {
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { historyIsLong, untilItWorks } from './settings.js';
import { startReport } from './start-report.js';
import { instantText } from './wording.js';

const { openReports } = proxyActivities<AssignmentActivities>({
  ...untilItWorks,
  summary: 'Hỏi các báo cáo còn mở của nhiệm vụ',
});

/**
 * One assignment, from the issue of its plan until none of its reports is left open. It starts the workflow
 * of each report when that opens, and again when one is missing: reopened, or lost with Temporal's database.
 */
export async function assignmentWorkflow(input: AssignmentInput): Promise<void> {
  const needed = new Map(input.reports.map((report) => [report.reportId, report]));
  let aReportClosed = false;
  let news = 0;

  // What reaches the process from outside.
  setHandler(reportsNeeded, (reports) => {
    for (const report of reports) needed.set(report.reportId, report);
    news += 1;
  });
  setHandler(reportClosed, () => {
    aReportClosed = true;
    news += 1;
  });
  setHandler(waitingFor, () => ({ for: waitingText(next()), until: next()?.opensAt ?? null }));

  // The story.
  upsertSearchAttributes([
    { key: searchAttributes.agency, value: input.agencyId },
    { key: searchAttributes.plan, value: input.planId },
    { key: searchAttributes.division, value: input.leadDivisionId },
  ]);
  for (;;) {
    for (let report = next(); report && isOpen(report); report = next()) {
      // Removed before the start is awaited: a report needed once more meanwhile is put back by its signal.
      needed.delete(report.reportId);
      await startReport(input, report);
    }
    if (aReportClosed && needed.size === 0) {
      aReportClosed = false;
      const open = await openReports(input.agencyId, input.assignmentId);
      // No await between this check and the end: news that came meanwhile has been handled above it.
      if (open.length === 0 && needed.size === 0) return;
    } else {
      await untilNextOpeningOrNews();
    }
  }

  async function untilNextOpeningOrNews(): Promise<void> {
    if (historyIsLong()) {
      await continueAsNew<typeof assignmentWorkflow>({ ...input, reports: [...needed.values()] });
    }
    const seen = news;
    const report = next();
    setCurrentDetails(waitingText(report));
    if (!report) return condition(() => news !== seen);
    await condition(() => news !== seen, Date.parse(report.opensAt) - Date.now(), {
      summary: `Mở kỳ ${periodName(report.period)} – báo cáo ${report.reportId}`,
    });
  }

  function next(): AssignedReport | undefined {
    return [...needed.values()].reduce<AssignedReport | undefined>(
      (first, report) => (first && first.opensAt <= report.opensAt ? first : report),
      undefined,
    );
  }
}

const isOpen = (report: AssignedReport) => Date.parse(report.opensAt) <= Date.now();

const waitingText = (next: AssignedReport | undefined): string =>
  next
    ? `Chờ mở kỳ ${periodName(next.period)} lúc ${instantText(next.opensAt)}.`
    : 'Mọi kỳ đã mở; chờ các báo cáo được duyệt.';
