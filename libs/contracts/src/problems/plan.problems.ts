import type { AssignmentRefusal, PlanRefusal } from '@dondoc/domain';
import type { Problem } from './problem.types.js';

const fixTheFile = {
  vi: 'Sửa ở chỗ đã nêu rồi gửi lại; nếu gửi bằng tệp thì sửa tệp rồi nhập lại.',
  en: 'Correct it where stated and send it again; the file, where it came in one.',
};

/** Codes shared with the report (`NOT_THE_DIRECTOR`, `INVALID_DECIMAL`) are told there. */
export const planProblems = {
  PLAN_NOT_FOUND: {
    status: 404,
    vi: 'Không có kế hoạch này.',
    en: 'There is no such plan.',
    action: { vi: 'Kiểm tra lại mã kế hoạch trong danh sách.', en: 'Check the plan id in the list.' },
  },
  PLAN_ALREADY_ISSUED: {
    status: 409,
    vi: 'Kế hoạch đã ban hành nên không sửa hoặc ban hành lại được.',
    en: 'The plan has been issued and can neither be changed nor issued again.',
    action: { vi: 'Lập kế hoạch cho năm khác nếu cần.', en: 'Prepare the plan for another year if needed.' },
  },
  PLAN_NOT_ISSUED: {
    status: 409,
    vi: 'Kế hoạch chưa ban hành nên chưa có điểm thực tế.',
    en: 'The plan has not been issued and has no actual scores yet.',
    action: { vi: 'Ban hành kế hoạch trước.', en: 'Issue the plan first.' },
  },
  SOURCE_REQUIRED: {
    status: 422,
    vi: 'Chưa ghi nguồn công bố của điểm.',
    en: 'The source of the score is missing.',
    action: {
      vi: 'Ghi số, ngày văn bản hoặc địa chỉ nơi công bố.',
      en: 'Name the document with its number and day, or the address where it was published.',
    },
  },
  NOT_THE_CONSOLIDATOR: {
    status: 403,
    vi: 'Chỉ người tổng hợp của Phòng KH-TC được nhập, chuẩn bị kế hoạch và nhập điểm đã công bố.',
    en: "Only Planning-Finance's consolidator imports and prepares a plan and enters published scores.",
    action: {
      vi: 'Chuyển cho người tổng hợp của KH-TC.',
      en: "Leave it to Planning-Finance's consolidator.",
    },
  },
  UNKNOWN_DIVISION: {
    status: 422,
    vi: 'Không có phòng này trong cơ quan.',
    en: 'The agency has no such division.',
    action: fixTheFile,
  },
  UNKNOWN_PERSON: {
    status: 422,
    vi: 'Không có người này trong cơ quan.',
    en: 'The agency has no such person.',
    action: { vi: 'Kiểm tra lại mã người.', en: 'Check the id of the person.' },
  },
  UNKNOWN_SUB_INDEX: {
    status: 422,
    vi: 'Không có chỉ số thành phần này trong kế hoạch.',
    en: 'The plan has no such sub-index.',
    action: fixTheFile,
  },
  DUPLICATE_ID: {
    status: 422,
    vi: 'Mã này đã được dùng, với nội dung khác.',
    en: 'That id is in use already, for something else.',
    action: fixTheFile,
  },
  INVALID_ID: {
    status: 422,
    vi: 'Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối.',
    en: 'An id is made of lower-case letters without diacritics, digits and hyphens.',
    action: fixTheFile,
  },
  TARGET_BASELINE_DELTA_MISMATCH: {
    status: 422,
    vi: 'Mục tiêu trừ hiện trạng không bằng mức tăng đã ghi.',
    en: 'Target minus baseline is not the stated increase.',
    action: fixTheFile,
  },
  SCHEDULE_MAKES_NO_SENSE: {
    status: 422,
    vi: 'Lịch báo cáo không hợp lý.',
    en: 'The reporting schedule makes no sense.',
    action: { vi: 'Kiểm tra ngày và tháng của hạn báo cáo.', en: 'Check the days and months of the limits.' },
  },
  CONSOLIDATION_LIMIT_REQUIRED: {
    status: 422,
    vi: 'Kế hoạch không nêu hạn báo cáo tổng hợp gửi UBND tỉnh; phải xác định khi ban hành.',
    en: 'The plan gives no limit for the consolidated report; it must be set to issue the plan.',
    action: { vi: 'Điền lịch báo cáo tổng hợp.', en: 'Enter the schedule of the consolidated report.' },
  },
  PLAN_NUMBER_REQUIRED: {
    status: 422,
    vi: 'Ban hành kế hoạch phải có số, ký hiệu.',
    en: 'A plan needs its number to be issued.',
    action: { vi: 'Điền số, ký hiệu, ví dụ 45/KH-SGTVT.', en: 'Enter the number, e.g. 45/KH-SGTVT.' },
  },
  PLAN_DATE_INVALID: {
    status: 422,
    vi: 'Ngày ban hành không hợp lệ.',
    en: 'The date of issue is not valid.',
    action: {
      vi: 'Điền ngày ghi trên kế hoạch, dạng 2024-08-15.',
      en: 'Enter the date on the plan as 2024-08-15.',
    },
  },
  BASIS_REQUIRED: {
    status: 422,
    vi: 'Phải nêu căn cứ, như số và ngày của quyết định.',
    en: 'Its legal basis is missing, such as the number and day of the decision.',
    action: fixTheFile,
  },
  SETTING_OUT_OF_RANGE: {
    status: 422,
    vi: 'Một thiết lập của kế hoạch nằm ngoài khoảng cho phép (từ {min} đến {max}).',
    en: 'A setting of the plan is out of range ({min} to {max}).',
    action: fixTheFile,
  },
  YEAR_UNCHANGED: {
    status: 422,
    vi: 'Kế hoạch mới phải cho một năm khác.',
    en: 'The new plan must be for another year.',
    action: { vi: 'Chọn năm khác.', en: 'Choose another year.' },
  },
  TARGETS_INCOMPLETE: {
    status: 422,
    vi: 'Phải nhập lại hiện trạng và mục tiêu của mọi chỉ số thành phần.',
    en: 'Baseline and target of every sub-index must be entered again.',
    action: { vi: 'Điền đủ các chỉ số thành phần.', en: 'Enter every sub-index.' },
  },
  SIGNER_NOT_DIRECTOR: {
    status: 422,
    vi: 'Người ký không giữ chức vụ Giám đốc vào ngày đó.',
    en: 'The signer does not hold the office of director on that day.',
    action: { vi: 'Chọn người có thẩm quyền ký.', en: 'Choose a signer with that office.' },
  },
  NO_PERIOD_LEFT: {
    status: 422,
    vi: 'Mọi hạn báo cáo của năm đó đã qua.',
    en: 'Every limit of that year has passed.',
    action: { vi: 'Chuẩn bị kế hoạch cho năm sau.', en: 'Prepare the plan for the next year.' },
  },
  CALENDAR_DOES_NOT_COVER: {
    status: 422,
    vi: 'Lịch làm việc chưa bao gồm khoảng thời gian cần tính.',
    en: 'The working calendar does not cover the days needed.',
    action: { vi: 'Nhập lịch làm việc của năm đó.', en: 'Import the working calendar of that year.' },
  },
  PLAN_HAS_NO_ASSIGNMENTS: {
    status: 422,
    vi: 'Kế hoạch chưa có nhiệm vụ nào.',
    en: 'The plan has no assignments.',
    action: fixTheFile,
  },
  ASSIGNMENT_ALREADY_EXISTS: {
    status: 409,
    vi: 'Nhiệm vụ này đã được giao.',
    en: 'This assignment already exists.',
    action: { vi: 'Không cần làm gì thêm.', en: 'Nothing more is needed.' },
  },
} as const satisfies Record<
  Exclude<
    PlanRefusal | AssignmentRefusal,
    'ADMINISTRATOR_DECIDES_NOTHING' | 'OWN_WORK_DECIDES_NOTHING' | 'NOT_THE_DIRECTOR' | 'INVALID_DECIMAL'
  >,
  Problem
>;
