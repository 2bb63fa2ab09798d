import type { DueStep, Instant, ReportPhase, StepName } from '@dondoc/domain';
import { stepName } from '@dondoc/domain/wording';

/** What Temporal's screens show to people: Vietnamese, one line each, local time. */

/** "08:00 ngày 29/8/2024" in Asia/Ho_Chi_Minh, which has been UTC+7 without summer time since 1975. */
export function instantText(instant: Instant): string {
  const local = atVietnam(instant);
  return `${local.toISOString().slice(11, 16)} ngày ${dayText(local)}`;
}

/** The last day before a limit, as every place that shows a limit must: "hết ngày 14/9/2024". */
const limitText = (limitAt: Instant): string => `hết ngày ${dayText(atVietnam(limitAt, -1))}`;

const atVietnam = (instant: Instant, plusMs = 0) =>
  new Date(Date.parse(instant) + 7 * 60 * 60 * 1000 + plusMs);
const dayText = (local: Date) => `${local.getUTCDate()}/${local.getUTCMonth() + 1}/${local.getUTCFullYear()}`;

export const stepText = (step: StepName): string => stepName(step).vi;

/** What the timer of a step waits for. */
export function timerText(next: DueStep, limitAt: Instant, reportId: string): string {
  const what = next.step === 'missed' ? `Chờ đến ${limitText(limitAt)}` : stepText(next.step);
  return `${what} – báo cáo ${reportId}`;
}

const phaseText: Record<ReportPhase, string> = {
  awaiting: 'Chờ đơn vị nộp báo cáo',
  submitted: 'Báo cáo đã nộp, chờ xem xét',
  inReview: 'Đang xem xét, chờ quyết định',
  returned: 'Báo cáo bị trả lại, chờ nộp lại',
  approved: 'Báo cáo đã duyệt',
};

/** What a report's process waits for, one sentence; after the last step of the ladder only for people. */
export function waitingText(phase: ReportPhase, limitAt: Instant, next: DueStep | undefined): string {
  const then = next ? ` Việc kế tiếp, ${instantText(next.at)}: ${stepText(next.step).toLowerCase()}.` : '';
  const limit = phase === 'awaiting' || phase === 'returned' ? `, hạn ${limitText(limitAt)}` : '';
  return `${phaseText[phase]}${limit}.${then}`;
}
