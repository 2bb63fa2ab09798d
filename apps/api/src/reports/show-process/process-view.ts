import type { Progress } from '@dondoc/contracts';
import type { DueStep } from '@dondoc/domain';
import type { ReportView } from '@dondoc/read-models';
import { describeSaying } from './saying-view.js';
import type { WorkflowSight } from './temporal-view.js';

export interface Said {
  readonly vi: string;
  readonly en: string;
}

const waiting: Readonly<Record<Progress['phase'], Said>> = {
  awaiting: { vi: 'Chờ phòng chủ trì nộp báo cáo.', en: 'Waits for the leading division to submit.' },
  submitted: { vi: 'Chờ bắt đầu xem xét.', en: 'Waits for the review to begin.' },
  inReview: { vi: 'Chờ quyết định của người xem xét.', en: "Waits for the reviewer's decision." },
  returned: { vi: 'Chờ phòng chủ trì nộp lại.', en: 'Waits for the leading division to resubmit.' },
  approved: { vi: 'Đã duyệt; không chờ gì nữa.', en: 'Approved; waits for nothing.' },
};

/** `reminder:10` and the like, in words. */
function stepInWords(step: DueStep['step']): Said {
  const [kind = '', number = ''] = step.split(':');
  switch (kind) {
    case 'reminder':
      return {
        vi: `Nhắc việc trước hạn ${number} ngày làm việc.`,
        en: `Reminder ${number} working days before the limit.`,
      };
    case 'missed':
      return {
        vi: 'Ghi nhận quá hạn, báo cáo lên cấp trên mức 1.',
        en: 'Record the missed limit, escalate to level 1.',
      };
    case 'level':
      return { vi: `Báo cáo lên cấp trên mức ${number}.`, en: `Escalate to level ${number}.` };
    case 'weekly':
      return {
        vi: `Nhắc lại Giám đốc hằng tuần, lần ${number}.`,
        en: `Weekly repeat ${number} to the director.`,
      };
    case 'review':
      return {
        vi: `Hết thời gian xem xét phiên bản ${number}.`,
        en: `The reviewer's clock for version ${number} runs out.`,
      };
    default:
      return { vi: step, en: step };
  }
}

const temporalSays: Readonly<Record<WorkflowSight['seen'] | 'closed', Said>> = {
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
    temporal: {
      workflowId,
      words: temporalSays[sight.seen === 'found' && !sight.running ? 'closed' : sight.seen],
      ...sight,
      ...(sight.seen === 'found' && sight.running ? { says: describeSaying(sight.says, progress) } : {}),
    },
  };
}
