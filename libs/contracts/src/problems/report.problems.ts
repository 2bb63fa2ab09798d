import type { AttachmentRefusal, DraftRefusal, ReportRefusal } from '@dondoc/domain';
import type { Problem } from './problem.types.js';

export const reportProblems = {
  REPORT_NOT_FOUND: {
    status: 404,
    vi: 'Không có báo cáo này, hoặc báo cáo không thuộc phạm vi bạn được xem.',
    en: 'There is no such report, or it is not yours to see.',
    action: { vi: 'Kiểm tra lại mã báo cáo trong danh sách.', en: 'Check the report id in the list.' },
  },
  REPORT_ALREADY_EXISTS: {
    status: 409,
    vi: 'Báo cáo của nhiệm vụ và kỳ này đã được lập.',
    en: 'The report of this assignment and period already exists.',
    action: { vi: 'Không cần làm gì thêm.', en: 'Nothing more is needed.' },
  },
  REPORT_NOT_OPEN_YET: {
    status: 409,
    vi: 'Kỳ báo cáo chưa mở.',
    en: 'The reporting period has not opened yet.',
    action: { vi: 'Chờ đến ngày mở kỳ báo cáo.', en: 'Wait for the day on which the period opens.' },
  },
  REPORT_LOCKED: {
    status: 409,
    vi: 'Báo cáo đã được duyệt nên đã khóa.',
    en: 'The report has been approved and is locked.',
    action: {
      vi: 'Đề nghị Giám đốc mở lại, nêu lý do.',
      en: 'Ask the director to reopen it, with a reason.',
    },
  },
  ALREADY_SUBMITTED: {
    status: 409,
    vi: 'Báo cáo đã nộp và đang chờ quyết định.',
    en: 'The report has been submitted and awaits a decision.',
    action: {
      vi: 'Rút lại nếu còn hạn và chưa bắt đầu xem xét, hoặc chờ quyết định.',
      en: 'Withdraw it while the limit and the review allow, or wait for the decision.',
    },
  },
  NOT_SUBMITTED: {
    status: 409,
    vi: 'Báo cáo chưa được nộp, hoặc không còn chờ quyết định.',
    en: 'The report has not been submitted, or no longer awaits a decision.',
    action: {
      vi: 'Tải lại báo cáo để xem tình trạng hiện tại.',
      en: 'Reload the report to see where it stands.',
    },
  },
  NOT_YOUR_DIVISION: {
    status: 403,
    vi: 'Nhiệm vụ này do phòng khác chủ trì.',
    en: 'Another division leads this assignment.',
    action: { vi: 'Liên hệ phòng chủ trì.', en: 'Turn to the division that leads it.' },
  },
  ONLY_THE_HEAD_SUBMITS: {
    status: 403,
    vi: 'Chỉ trưởng phòng (Chánh Văn phòng) của phòng chủ trì được nộp hoặc rút báo cáo.',
    en: 'Only the head of the leading division submits or withdraws a report.',
    action: {
      vi: 'Lưu bản thảo và trình trưởng phòng nộp.',
      en: 'Save the draft and ask the head to submit it.',
    },
  },
  EMPTY_REPORT: {
    status: 422,
    vi: 'Báo cáo chưa có nội dung kết quả.',
    en: 'The report says nothing about results.',
    action: { vi: 'Nhập kết quả thực hiện rồi nộp lại.', en: 'Enter the results, then submit again.' },
  },
  EVIDENCE_OR_REASON_REQUIRED: {
    status: 422,
    vi: 'Báo cáo phải có minh chứng, hoặc nêu lý do chưa có minh chứng.',
    en: 'A report needs evidence, or the reason why there is none.',
    action: { vi: 'Ghi minh chứng hoặc lý do chưa có.', en: 'Enter evidence, or why there is none.' },
  },
  INVALID_DECIMAL: {
    status: 422,
    vi: 'Giá trị không phải số thập phân hợp lệ.',
    en: 'The value is not a valid decimal number.',
    action: { vi: 'Nhập dạng 6,58 hoặc 6.58.', en: 'Write it as 6,58 or 6.58.' },
  },
  PROGRESS_OUT_OF_RANGE: {
    status: 422,
    vi: 'Tiến độ phải từ 0 đến 100 %.',
    en: 'Progress must be between 0 and 100 %.',
    action: { vi: 'Nhập lại tiến độ.', en: 'Enter the progress again.' },
  },
  UNCHANGED_SINCE_RETURN: {
    status: 422,
    vi: 'Nội dung không thay đổi so với bản đã bị trả lại.',
    en: 'Nothing has changed since the version that was returned.',
    action: { vi: 'Sửa theo ý kiến trả lại rồi nộp.', en: 'Revise it as the return asks, then submit.' },
  },
  LATE_REASON_REQUIRED: {
    status: 422,
    vi: 'Đã quá hạn: nộp trễ phải nêu lý do.',
    en: 'The limit has passed: a late report needs a reason.',
    action: { vi: 'Điền lý do nộp trễ.', en: 'Give the reason for being late.' },
  },
  REVIEW_HAS_BEGUN: {
    status: 409,
    vi: 'Đã bắt đầu xem xét nên không rút lại được nữa.',
    en: 'The review has begun, so the report can no longer be withdrawn.',
    action: { vi: 'Đề nghị người xem xét trả lại báo cáo.', en: 'Ask the reviewer to return the report.' },
  },
  WITHDRAWN_TOO_OFTEN: {
    status: 409,
    vi: 'Báo cáo này đã được rút lại {times} lần, không rút thêm được nữa.',
    en: 'This report was withdrawn {times} times; it cannot be withdrawn again.',
    action: {
      vi: 'Đề nghị KH-TC trả lại báo cáo để sửa.',
      en: 'Ask Planning-Finance to return the report for revision.',
    },
  },
  LIMIT_HAS_PASSED: {
    status: 409,
    vi: 'Đã quá hạn nên không rút lại được nữa.',
    en: 'The limit has passed, so the report can no longer be withdrawn.',
    action: { vi: 'Đề nghị người xem xét trả lại báo cáo.', en: 'Ask the reviewer to return the report.' },
  },
  REVIEW_ALREADY_BEGUN: {
    status: 409,
    vi: 'Việc xem xét đã bắt đầu từ trước.',
    en: 'The review has already begun.',
    action: { vi: 'Tải lại báo cáo và quyết định.', en: 'Reload the report and decide.' },
  },
  STALE_VERSION: {
    status: 409,
    vi: 'Quyết định nêu phiên bản không còn là phiên bản mới nhất đang chờ.',
    en: 'The decision names a version that is no longer the one awaiting a decision.',
    action: {
      vi: 'Tải lại, đọc phiên bản mới rồi quyết định.',
      en: 'Reload, read the new version, then decide.',
    },
  },
  REASON_REQUIRED: {
    status: 422,
    vi: 'Phải nêu lý do; khoảng trắng và ký tự không nhìn thấy không được tính.',
    en: 'A reason is required; blanks and invisible characters do not count.',
    action: { vi: 'Ghi rõ lý do.', en: 'State the reason.' },
  },
  COMMENT_EMPTY: {
    status: 422,
    vi: 'Có ý kiến để trống.',
    en: 'A comment is empty.',
    action: { vi: 'Ghi nội dung ý kiến hoặc bỏ ý kiến đó.', en: 'Write the comment or leave it out.' },
  },
  NOT_THE_REVIEWER: {
    status: 403,
    vi: 'Bạn không phải người xem xét báo cáo này.',
    en: 'You are not the reviewer of this report.',
    action: {
      vi: 'Chuyển cho người duyệt của Phòng KH-TC (báo cáo của KH-TC: Phó Giám đốc phụ trách hoặc Giám đốc).',
      en: "Leave it to Planning-Finance's reviewer (for its own reports: the deputy in charge, or the director).",
    },
  },
  NOT_THE_DIRECTOR: {
    status: 403,
    vi: 'Việc này thuộc thẩm quyền của Giám đốc.',
    en: 'This is for the director to do.',
    action: { vi: 'Trình Giám đốc.', en: 'Refer it to the director.' },
  },
  ADMINISTRATOR_DECIDES_NOTHING: {
    status: 403,
    vi: 'Người giữ vai trò quản trị hệ thống không được quyết định việc gì của kế hoạch và báo cáo.',
    en: 'Whoever holds the office of administrator decides nothing about plans and reports.',
    action: { vi: 'Chuyển cho người khác có thẩm quyền.', en: 'Leave it to another competent person.' },
  },
  OWN_WORK_DECIDES_NOTHING: {
    status: 403,
    vi: 'Người soạn, sửa hoặc nộp báo cáo, kế hoạch không được quyết định chính báo cáo, kế hoạch đó.',
    en: 'Whoever wrote, edited or submitted a report or a plan does not decide it.',
    action: { vi: 'Chuyển cho người khác có thẩm quyền.', en: 'Leave it to another competent person.' },
  },
  OWN_DIVISION_DECIDES_NOTHING: {
    status: 403,
    vi: 'Không ai được quyết định báo cáo của chính phòng mình.',
    en: "Nobody decides their own division's report.",
    action: {
      vi: 'Báo cáo của KH-TC do Phó Giám đốc phụ trách hoặc Giám đốc quyết định.',
      en: "Planning-Finance's own reports are decided by the deputy in charge of it, else by the director.",
    },
  },
  NOT_APPROVED: {
    status: 409,
    vi: 'Chỉ mở lại được báo cáo đã duyệt.',
    en: 'Only an approved report can be reopened.',
    action: {
      vi: 'Tải lại báo cáo để xem tình trạng hiện tại.',
      en: 'Reload the report to see where it stands.',
    },
  },
  ESCALATION_NOT_FOUND: {
    status: 404,
    vi: 'Không có lần báo cáo lên cấp trên này.',
    en: 'There is no such escalation.',
    action: { vi: 'Kiểm tra lại danh sách.', en: 'Check the list.' },
  },
  ESCALATION_NOT_YOURS: {
    status: 403,
    vi: 'Chỉ Giám đốc hoặc Phó Giám đốc phụ trách phòng bị chậm được tiếp nhận và cho ý kiến chỉ đạo.',
    en: 'Only the director, or the deputy in charge of the division that is late, acknowledges an escalation.',
    action: { vi: 'Trình lãnh đạo phụ trách.', en: 'Refer it to the leader in charge.' },
  },
  ESCALATION_ALREADY_ACKNOWLEDGED: {
    status: 409,
    vi: 'Lần báo cáo lên cấp trên này đã được tiếp nhận.',
    en: 'This escalation has already been acknowledged.',
    action: { vi: 'Không cần làm gì thêm.', en: 'Nothing more is needed.' },
  },
  DIRECTIVE_REQUIRED: {
    status: 422,
    vi: 'Tiếp nhận phải kèm ý kiến chỉ đạo.',
    en: 'An acknowledgement needs a directive.',
    action: { vi: 'Ghi ý kiến chỉ đạo.', en: 'Write the directive.' },
  },
  NOT_YOURS_TO_TELL: {
    status: 403,
    vi: 'Chỉ người tổng hợp của Phòng Kế hoạch – Tài chính hoặc lãnh đạo phụ trách được yêu cầu báo lại.',
    en: "Only Planning-Finance's consolidator, or a leader in charge, has an escalation told again.",
    action: { vi: 'Trình lãnh đạo phụ trách.', en: 'Refer it to the leader in charge.' },
  },
  NOTHING_TO_TELL_AGAIN: {
    status: 409,
    vi: 'Lần báo cáo lên cấp trên này đã được báo, không có gì phải báo lại.',
    en: 'This escalation was told; there is nothing to tell again.',
    action: { vi: 'Không cần làm gì thêm.', en: 'Nothing more is needed.' },
  },
  ONLY_A_PERSON: {
    status: 403,
    vi: 'Việc này chỉ người có thẩm quyền được làm.',
    en: 'Only a person may do this.',
    action: { vi: 'Đăng nhập bằng tài khoản của người có thẩm quyền.', en: 'Act as a competent person.' },
  },
  ONLY_THE_CLOCK: {
    status: 403,
    vi: 'Bước này do hệ thống tự thực hiện theo thời gian.',
    en: 'Only the clock carries out this step.',
    action: { vi: 'Không cần làm gì thêm.', en: 'Nothing more is needed.' },
  },
  ATTACHMENT_UNKNOWN: {
    status: 422,
    vi: 'Tệp này chưa được tải lên cho báo cáo này.',
    en: 'This file was not uploaded for this report.',
    action: {
      vi: 'Tải tệp lên tại báo cáo này rồi gửi lại.',
      en: 'Upload it at this report and send again.',
    },
  },
  ATTACHMENT_EMPTY: {
    status: 422,
    vi: 'Tệp không có nội dung.',
    en: 'The file is empty.',
    action: { vi: 'Kiểm tra tệp trên máy rồi chọn lại.', en: 'Look at the file and choose it again.' },
  },
  ATTACHMENTS_TOO_MANY: {
    status: 422,
    vi: 'Báo cáo này đã nhận {limit} tệp, không nhận thêm.',
    en: 'This report has received {limit} files, and takes no more.',
    action: {
      vi: 'Gộp các tài liệu vào ít tệp hơn, hoặc ghi số, ký hiệu văn bản vào ô minh chứng.',
      en: 'Put the documents into fewer files, or name them in the field for evidence.',
    },
  },
  DRAFT_MOVED_ON: {
    status: 412,
    vi: 'Bản thảo đã được người khác lưu sau khi bạn mở.',
    en: 'Someone else has saved the draft since you opened it.',
    action: {
      vi: 'Tải bản thảo mới, ghép phần của bạn rồi lưu lại.',
      en: 'Load the new draft, merge yours into it and save again.',
    },
  },
} as const satisfies Record<
  Exclude<ReportRefusal | DraftRefusal | AttachmentRefusal, 'CALENDAR_DOES_NOT_COVER'>,
  Problem
>;
