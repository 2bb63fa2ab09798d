import type { CalendarRefusal, OrganisationRefusal } from '@dondoc/domain';
import type { Problem } from './problem.types.js';

const fixTheOrganisation = {
  vi: 'Sửa ở chỗ đã nêu rồi gửi lại; nếu gửi bằng tệp thì sửa tệp rồi nhập lại.',
  en: 'Correct it where stated and send it again; the file, where it came in one.',
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
  NOT_FOR_ONESELF: {
    status: 403,
    vi: 'Quản trị hệ thống không cấp quyền cho chính mình.',
    en: 'An administrator gives no rights to themselves.',
    action: { vi: 'Nhờ quản trị hệ thống khác thực hiện.', en: 'Ask another administrator.' },
  },
  UNKNOWN_AGENCY: {
    status: 422,
    vi: 'Cơ quan chưa được đăng ký.',
    en: 'The agency is not registered yet.',
    action: { vi: 'Nhập tệp tổ chức của cơ quan trước.', en: "Import the agency's organisation file first." },
  },
  UNKNOWN_SUBSTITUTION: {
    status: 422,
    vi: 'Không có việc thay thế này.',
    en: 'There is no such substitution.',
    action: { vi: 'Kiểm tra lại danh sách thay thế.', en: 'Check the list of substitutions.' },
  },
  NAME_DAY_INVALID: {
    status: 422,
    vi: 'Ngày tên mới có hiệu lực không hợp lệ.',
    en: 'The day from which the name is in force is not valid.',
    action: { vi: 'Ghi ngày có thật, dạng năm-tháng-ngày.', en: 'Give a day that exists, as YYYY-MM-DD.' },
  },
  DIVISION_ALREADY_ENDED: {
    status: 409,
    vi: 'Phòng {divisionId} đã kết thúc, ngày cuối là {day}.',
    en: 'The division {divisionId} has ended; its last day was {day}.',
    action: { vi: 'Dùng phòng kế thừa.', en: 'Use the division that succeeded it.' },
  },
  DIVISION_DAY_INVALID: {
    status: 422,
    vi: 'Ngày cuối của phòng không hợp lệ: {day}.',
    en: 'The last day of the division is not valid: {day}.',
    action: {
      vi: 'Ghi ngày có thật, sau ngày cuối của mọi phòng đã sáp nhập vào phòng này.',
      en: 'Give a day that exists, after the last day of every division that was merged into this one.',
    },
  },
  SUCCESSOR_INVALID: {
    status: 422,
    vi: 'Phòng {divisionId} không kế thừa được: phải là phòng khác và còn tồn tại sau ngày đó.',
    en: 'The division {divisionId} cannot succeed: it must be another one, and be there after that day.',
    action: { vi: 'Chọn phòng kế thừa khác.', en: 'Choose another successor.' },
  },
  ACCOUNT_INVALID: {
    status: 422,
    vi: 'Tên tài khoản không hợp lệ.',
    en: 'The name of the account is not valid.',
    action: {
      vi: 'Ghi đúng tên mà dịch vụ đăng nhập dùng, không quá 200 ký tự, không có dấu cách ở hai đầu.',
      en: 'Give the name the sign-in service uses, at most 200 characters, without spaces around it.',
    },
  },
  ACCOUNT_TAKEN: {
    status: 409,
    vi: 'Tài khoản này đã là của người khác.',
    en: 'That account is already of someone else.',
    action: { vi: 'Kiểm tra lại tên tài khoản.', en: 'Check the name of the account.' },
  },
  SUBSTITUTION_OF_ONESELF: {
    status: 422,
    vi: 'Không ai thay thế cho chính mình.',
    en: 'Nobody substitutes for themselves.',
    action: { vi: 'Chọn người khác.', en: 'Choose someone else.' },
  },
  SUBSTITUTION_DAYS_INVALID: {
    status: 422,
    vi: 'Thời gian thay thế không hợp lệ.',
    en: 'The days of the substitution are not valid.',
    action: {
      vi: 'Ghi ngày đầu và ngày cuối, chưa qua, trong thời gian người được thay giữ chức vụ đó.',
      en: 'Give a first and a last day, not past, within the time for which the office is held.',
    },
  },
  SUBSTITUTION_CHAIN: {
    status: 409,
    vi: 'Trong thời gian này một người vừa được thay vừa thay người khác.',
    en: 'In that time someone would be away and stand in for another at once.',
    action: {
      vi: 'Chọn người không vắng mặt, hoặc thu hồi việc thay thế kia trước.',
      en: 'Choose someone who is not away, or revoke the other substitution first.',
    },
  },
  SUBSTITUTION_OVERLAPS: {
    status: 409,
    vi: 'Chức vụ này đã có người thay trong thời gian đó.',
    en: 'That office has a substitute in that time already.',
    action: { vi: 'Thu hồi việc thay thế kia trước.', en: 'Revoke the other substitution first.' },
  },
  SUBSTITUTION_ALREADY_ENDED: {
    status: 409,
    vi: 'Việc thay thế này đã hết hạn ngày {to}.',
    en: 'That substitution ended on {to}.',
    action: { vi: 'Không cần làm gì thêm.', en: 'Nothing more is needed.' },
  },
  CONSENT_NOT_FOUND: {
    status: 404,
    vi: 'Không có đề nghị này.',
    en: 'There is no such request for consent.',
    action: { vi: 'Kiểm tra lại danh sách đề nghị.', en: 'Check the list of requests.' },
  },
  CONSENT_ALREADY_ANSWERED: {
    status: 409,
    vi: 'Đề nghị này đã được trả lời.',
    en: 'That request has been answered already.',
    action: { vi: 'Tải lại danh sách đề nghị.', en: 'Reload the list of requests.' },
  },
  CONSENT_ASKER_LEFT: {
    status: 409,
    vi: 'Người đề nghị không còn là quản trị hệ thống.',
    en: 'Who asked is no administrator any more.',
    action: {
      vi: 'Không đồng ý đề nghị này; quản trị hệ thống hiện nay đề nghị lại.',
      en: 'Refuse it; whoever is administrator now asks anew.',
    },
  },
  CONSENT_ACCOUNT_CHANGED: {
    status: 409,
    vi: 'Tài khoản của người được giao đã đổi từ khi có đề nghị này.',
    en: 'The account of whom it is for has changed since it was asked for.',
    action: {
      vi: 'Không đồng ý đề nghị này; quản trị hệ thống đề nghị lại với tài khoản mới.',
      en: 'Refuse it; the administrator asks anew, with the account as it now is.',
    },
  },
  TOO_MANY_CONSENTS: {
    status: 409,
    vi: 'Đã có {limit} đề nghị chờ trả lời.',
    en: 'There are {limit} requests waiting for an answer.',
    action: {
      vi: 'Nhờ lãnh đạo trả lời các đề nghị đang chờ, hoặc rút bớt.',
      en: 'Have those that wait answered, or take some back.',
    },
  },
  CONSENT_NOT_YOURS: {
    status: 403,
    vi: 'Việc này của lãnh đạo hoặc của quản trị hệ thống.',
    en: 'This is for the leadership or an administrator to answer.',
    action: { vi: 'Liên hệ lãnh đạo.', en: 'Turn to the leadership.' },
  },
  CONSENT_OF_ANOTHER: {
    status: 403,
    vi: 'Việc này cần người thứ hai: không phải người đề nghị, không phải người được giao, cũng không phải người đang thay họ.',
    en: 'This takes a second person: not who asked, nor whom it is for, nor who stands in for one of them.',
    action: {
      vi: 'Nhờ lãnh đạo khác hoặc quản trị hệ thống khác.',
      en: 'Ask another leader or another administrator.',
    },
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
    'UNKNOWN_DIVISION' | 'UNKNOWN_PERSON' | 'DUPLICATE_ID' | 'BASIS_REQUIRED' | 'REASON_REQUIRED'
  >,
  Problem
>;
