import type { Progress } from '@dondoc/contracts';
import { stepName, type StepName, type Words } from '@dondoc/domain';
import type { ReportView } from '@dondoc/read-models';
import { describeSaying } from './saying-view.js';
import type { WorkflowSight } from './temporal-view.js';

const waiting: Readonly<Record<Progress['phase'], Words>> = {
  awaiting: { vi: 'Chờ phòng chủ trì nộp báo cáo.', en: 'Waits for the leading division to submit.' },
  submitted: { vi: 'Chờ bắt đầu xem xét.', en: 'Waits for the review to begin.' },
  inReview: { vi: 'Chờ quyết định của người xem xét.', en: "Waits for the reviewer's decision." },
  returned: { vi: 'Chờ phòng chủ trì nộp lại.', en: 'Waits for the leading division to resubmit.' },
  approved: { vi: 'Đã duyệt; không chờ gì nữa.', en: 'Approved; waits for nothing.' },
};

/** A step as a sentence. */
function stepInWords(step: StepName): Words {
  const { vi, en } = stepName(step);
  return { vi: `${vi}.`, en: `${en}.` };
}

const temporalSays: Readonly<Record<WorkflowSight['seen'] | 'closed', Words>> = {
  found: { vi: 'Temporal đang giữ quy trình này.', en: 'Temporal holds this process.' },
  closed: {
    vi: 'Quy trình trong Temporal đã kết thúc.',
    en: 'The process in Temporal has ended.',
  },
  absent: {
    vi: 'Temporal chưa có quy trình này; lần đối chiếu (reconcile) tới sẽ lập.',
    en: 'Temporal has no such process yet; the next reconcile starts it.',
  },
  unreachable: {
    vi: 'Không liên lạc được với Temporal; báo cáo vẫn nộp và duyệt được, các bước đến hạn sẽ ghi khi có lại.',
    en: 'Temporal cannot be reached; reports can still be sent and decided, steps due are recorded when it is back.',
  },
};

/**
 * What the record says is to come, beside what the workflow itself says it waits for, and whether that is the
 * same; the record is the truth of the two.
 */
export function describeProcess(
  report: ReportView,
  progress: Progress,
  sight: WorkflowSight,
  workflowId: string,
) {
  const due = progress.due.map((step) => ({ ...step, words: stepInWords(step.step) }));
  return {
    reportId: report.reportId,
    phase: progress.phase,
    waitingFor: report.waitingFor,
    words: waiting[progress.phase],
    limitAt: progress.limitAt,
    lastValidDay: report.lastValidDay,
    next: due[0] ?? null,
    due,
    temporal: { workflowId, ...describeSight(sight, progress) },
  };
}

function describeSight(sight: WorkflowSight, record: Progress) {
  if (sight.seen !== 'found') return { words: temporalSays[sight.seen], ...sight };
  const { running, says } = sight;
  return {
    words: temporalSays[running ? 'found' : 'closed'],
    ...sight,
    says: running ? describeSaying(says, record) : null,
  };
}
