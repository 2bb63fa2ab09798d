import type { AnyEvent } from '@dondoc/read-models';
import { dayOf, formatDecimal, lastValidDay, type Addressees, type Instant } from '@dondoc/domain';

const format = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** `15/12/2024 00:00:02`, Asia/Ho_Chi_Minh. */
export function localText(instant: Instant): string {
  const parts = Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${parts['day']}/${parts['month']}/${parts['year']} ${parts['hour']}:${parts['minute']}:${parts['second']}`;
}

const lastDay = (day: string): string => `hết ngày ${day.split('-').reverse().join('/')}`;

const told = ({ recipients, passedOver }: Addressees): string => {
  const names = recipients.map(({ name }) => name).join(', ') || 'không có ai giữ chức vụ';
  return passedOver.length === 0
    ? names
    : `${names} (khuyết ${passedOver.map(({ office }) => office).join(', ')})`;
};

const SKIPPED = {
  beforeArming: 'trước khi đặt hạn này',
  successorDue: 'lần sau đã tới',
  mayHaveBeenTold: 'có thể đã nhắc trước khi khôi phục',
};

/** What an event says to somebody who watches the year go by; undefined for what is told by another. */
export function timelineText(event: AnyEvent): string | undefined {
  switch (event.type) {
    case 'PlanImported':
      return `nhập kế hoạch "${event.data.content.title}" (dự thảo)`;
    case 'PlanPrepared':
      return `chuẩn bị kế hoạch năm ${event.data.content.year}`;
    case 'PlanIssued':
      return `ban hành kế hoạch số ${event.data.number}, ${event.data.signerName} ký`;
    case 'SubIndexActualRecorded':
      return `điểm đã công bố: ${formatDecimal(event.data.actual)} (${event.data.source})`;
    case 'AssignmentIssued':
      return `giao nhiệm vụ: ${event.data.title}`;
    case 'ReportCreated':
      return `mở kỳ từ ${localText(event.data.opensAt)}, hạn ${lastDay(event.data.arming.lastValidDay)}`;
    case 'ReportSubmitted':
      return `nộp lần ${event.data.version}, ${event.data.onTime ? 'đúng hạn' : `QUÁ HẠN: ${event.data.lateReason}`} – mã tiếp nhận ${event.data.receipt}`;
    case 'ReportResubmitted':
      return `nộp lại lần ${event.data.version}, ${event.data.onTime ? 'đúng hạn' : `QUÁ HẠN: ${event.data.lateReason}`} – mã tiếp nhận ${event.data.receipt}`;
    case 'SubmissionWithdrawn':
      return `rút lại lần nộp ${event.data.version}`;
    case 'ReviewBegun':
      return `bắt đầu xem xét lần nộp ${event.data.version}`;
    case 'ReportApproved':
      return `DUYỆT lần nộp ${event.data.version}`;
    case 'ReportReturned':
      return `TRẢ LẠI: ${event.data.reason} Hạn sửa ${lastDay(event.data.arming.lastValidDay)}`;
    case 'ReportReopened':
      return `MỞ LẠI: ${event.data.reason} Hạn ${lastDay(event.data.arming.lastValidDay)}`;
    case 'ReminderSent':
      return `nhắc (còn ${event.data.daysBefore} ngày làm việc) → ${told(event.data)}`;
    case 'ReminderSkipped':
      return `bỏ qua lần nhắc ngày ${dayOf(event.data.scheduledAt).split('-').reverse().join('/')} (${SKIPPED[event.data.reason]})`;
    case 'DeadlineMissed':
      return `QUÁ HẠN, hạn ${lastDay(lastValidDay(event.data.limitAt))} (trước ${localText(event.data.limitAt)})`;
    case 'DeadlineMissAnnulled':
      return `hủy ghi nhận quá hạn: đã nhận lúc ${localText(event.data.receivedAt)}`;
    case 'EscalationRaised': {
      const { level, repeat, scheduledAt } = event.data;
      const what = repeat === 0 ? `báo cáo lên cấp trên MỨC ${level}` : `đôn đốc hằng tuần lần ${repeat}`;
      return `${what} (lúc ${localText(scheduledAt)}) → ${told(event.data)}`;
    }
    case 'ReviewOverdue':
      return `XEM XÉT QUÁ HẠN lần nộp ${event.data.version} (lúc ${localText(event.data.scheduledAt)}) → ${told(event.data)}`;
    case 'EscalationAcknowledged':
      return `tiếp nhận ${event.data.escalationId}, chỉ đạo: ${event.data.directive}`;
    case 'EscalationToldAgain':
      return `báo lại ${event.data.escalationId} → ${told(event.data)}`;
    case 'AgencyRegistered':
    case 'AgencyRenamed':
    case 'DivisionRegistered':
    case 'DivisionRenamed':
    case 'DivisionEnded':
    case 'PersonRegistered':
    case 'AccountChanged':
    case 'OfficeAssumed':
    case 'OfficeEnded':
    case 'OfficeRevoked':
    case 'SubstitutionGranted':
    case 'SubstitutionRevoked':
    case 'ConsentAsked':
    case 'ConsentGiven':
    case 'ConsentRefused':
    case 'AccessEnded':
    case 'AllAccessEnded':
    case 'CalendarPublished':
    case 'CommandRefused':
    case 'ReadRefused':
    case 'RecordConsulted':
    case 'SignedIn':
    case 'SignedOut':
    case 'SignInFailed':
    case 'EntriesRefused':
    case 'NoticesRead':
    case 'JobEnded':
    case 'DraftSaved':
    case 'AttachmentReceived':
      return undefined;
    default:
      return event satisfies never;
  }
}
