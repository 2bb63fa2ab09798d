import type { CalendarRefusal, OrganisationRefusal } from '@dondoc/domain';
import type { Problem } from './problem.types.js';

const fixTheOrganisation = {
  vi: 'Sửa tệp tổ chức ở chỗ đã nêu rồi nhập lại.',
  en: 'Correct the organisation file where stated and import it again.',
};

/** Codes shared with the plan (`UNKNOWN_DIVISION`, `BASIS_REQUIRED` …) are told there. */
export const organisationProblems = {
  UNKNOWN_OFFICE: {
    status: 422,
    vi: 'Không có chức vụ này.',
    en: 'There is no such office.',
    action: { vi: 'Kiểm tra lại mã chức vụ.', en: 'Check the id of the office.' },
  },
  OFFICE_ALREADY_ENDED: {
    status: 409,
    vi: 'Chức vụ này đã kết thúc.',
    en: 'That office has already ended.',
    action: { vi: 'Không cần làm gì thêm.', en: 'Nothing more is needed.' },
  },
  OFFICE_NEEDS_DIVISION: {
    status: 422,
    vi: 'Chức vụ này phải gắn với một phòng.',
    en: 'That office needs a division.',
    action: fixTheOrganisation,
  },
  OFFICE_TAKES_NO_DIVISION: {
    status: 422,
    vi: 'Chức vụ này thuộc cả cơ quan, không gắn với phòng nào.',
    en: "That office is the agency's own and takes no division.",
    action: fixTheOrganisation,
  },
  OFFICE_DAY_INVALID: {
    status: 422,
    vi: 'Ngày bắt đầu hoặc kết thúc chức vụ không hợp lệ.',
    en: 'The first or last day of the office is not valid.',
    action: fixTheOrganisation,
  },
  NAME_REQUIRED: {
    status: 422,
    vi: 'Thiếu tên.',
    en: 'A name is missing.',
    action: fixTheOrganisation,
  },
  NOT_THE_ADMINISTRATOR: {
    status: 403,
    vi: 'Việc này của quản trị hệ thống.',
    en: 'This is for the administrator to do.',
    action: { vi: 'Liên hệ quản trị hệ thống.', en: 'Turn to the administrator.' },
  },
  CALENDAR_VERSION_STALE: {
    status: 409,
    vi: 'Phiên bản lịch làm việc không nối tiếp phiên bản hiện có.',
    en: 'The version of the calendar does not follow the one in force.',
    action: { vi: 'Tải lại lịch rồi sửa số phiên bản.', en: 'Reload the calendar and correct the version.' },
  },
  CALENDAR_DAY_INVALID: {
    status: 422,
    vi: 'Lịch làm việc có ngày không hợp lệ.',
    en: 'The working calendar holds a day that is not valid.',
    action: { vi: 'Sửa ngày đã nêu rồi nhập lại.', en: 'Correct the day stated and import it again.' },
  },
} as const satisfies Record<
  Exclude<
    OrganisationRefusal | CalendarRefusal,
    'UNKNOWN_DIVISION' | 'UNKNOWN_PERSON' | 'DUPLICATE_ID' | 'BASIS_REQUIRED'
  >,
  Problem
>;
