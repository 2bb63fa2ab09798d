import type { Problem } from './problem.types.js';

const fixTheFile = {
  vi: 'Sửa tệp ở dòng đã nêu rồi nhập lại.',
  en: 'Correct the line stated and import again.',
};
const writeUtf8 = {
  vi: 'Lưu tệp ở dạng UTF-8 rồi nhập lại.',
  en: 'Save the file as UTF-8 and import it again.',
};

/** What may be wrong with a plan, organisation, calendar or demo file before any rule of the domain is asked. */
export const fileProblems = {
  FILE_TOO_LARGE: {
    status: 413,
    vi: 'Tệp lớn hơn {limitBytes} byte.',
    en: 'The file is larger than {limitBytes} bytes.',
    action: { vi: 'Nhập đúng tệp kế hoạch.', en: 'Import the plan file itself.' },
  },
  ATTACHMENT_TOO_LARGE: {
    status: 413,
    vi: 'Tệp lớn hơn {limitMb} MB.',
    en: 'The file is larger than {limitMb} MB.',
    action: {
      vi: 'Nén ảnh, quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp rồi tải lại. Những gì đã nhập vẫn còn.',
      en: 'Shrink its pictures, scan it coarser or split it, and upload again. What was typed is still there.',
    },
  },
  ATTACHMENT_TYPE_REFUSED: {
    status: 422,
    vi: 'Không nhận loại tệp này, hoặc nội dung không đúng với đuôi tên tệp. Các loại được nhận: {types}.',
    en: 'This kind of file is not taken, or it is not what the ending of its name says. Taken are: {types}.',
    action: {
      vi: 'Lưu tài liệu ở một trong các loại đó (tốt nhất là PDF) rồi tải lại.',
      en: 'Save the document as one of those (PDF is best) and upload it again.',
    },
  },
  ATTACHMENT_DAMAGED: {
    status: 410,
    vi: 'Tệp không còn trên máy chủ, hoặc không còn đúng như lúc nhận.',
    en: 'The file is no longer on the server, or no longer as it was received.',
    action: {
      vi: 'Báo quản trị hệ thống phục hồi tệp từ bản sao lưu.',
      en: 'Ask the administrator to restore it from a backup.',
    },
  },
  FILE_HAS_TOO_MANY_ROWS: {
    status: 422,
    vi: 'Danh sách có hơn {limit} dòng.',
    en: 'The list has more than {limit} rows.',
    action: {
      vi: 'Chia thành nhiều tệp rồi nhập lần lượt.',
      en: 'Split it and import one part after the other.',
    },
  },
  FILE_NOT_UNICODE: {
    status: 422,
    vi: 'Tệp không phải văn bản UTF-8.',
    en: 'The file is not UTF-8 text.',
    action: writeUtf8,
  },
  FILE_HAS_CONTROL_CHARACTER: {
    status: 422,
    vi: 'Tệp có ký tự điều khiển hoặc ký tự đổi chiều chữ {character}.',
    en: 'The file holds {character}, a control character or one that turns the direction of writing.',
    action: fixTheFile,
  },
  FILE_HAS_TOO_MANY_MARKS: {
    status: 422,
    vi: 'Tệp có hơn {limit} dấu kết hợp liền nhau.',
    en: 'The file holds more than {limit} combining marks in a row.',
    action: fixTheFile,
  },
  FILE_HAS_TAB: {
    status: 422,
    vi: 'Tệp có dấu tab; YAML thụt dòng bằng dấu cách.',
    en: 'The file holds a tab; YAML indents by spaces.',
    action: { vi: 'Thay dấu tab bằng dấu cách.', en: 'Replace tabs by spaces.' },
  },
  FILE_EMPTY: {
    status: 422,
    vi: 'Tệp không có nội dung.',
    en: 'The file is empty.',
    action: { vi: 'Nhập đúng tệp kế hoạch.', en: 'Import the plan file itself.' },
  },
  FILE_NOT_YAML: {
    status: 422,
    vi: 'Tệp không đúng cú pháp YAML.',
    en: 'The file is not well-formed YAML.',
    action: fixTheFile,
  },
  FILE_NOT_CSV: {
    status: 422,
    vi: 'Tệp không đúng dạng CSV: có dấu nháy kép mở mà không đóng, hoặc đóng sai chỗ.',
    en: 'The file is not well-formed CSV: a double quote is opened and not closed, or closed in the wrong place.',
    action: fixTheFile,
  },
  FILE_NOT_PLAIN: {
    status: 422,
    vi: 'Tệp dùng neo, bí danh, thẻ hoặc khóa phức của YAML; ở đây chỉ nhận giá trị viết trực tiếp.',
    en: 'The file uses an anchor, alias, tag or complex key of YAML; only plain values are taken here.',
    action: fixTheFile,
  },
  FILE_TOO_DEEP: {
    status: 422,
    vi: 'Tệp lồng nhiều cấp hơn mọi tệp thuộc loại này.',
    en: 'The file nests deeper than any file of its kind.',
    action: fixTheFile,
  },
  TIME_INVALID: {
    status: 422,
    vi: 'Thời điểm không đúng dạng "2024-09-14 16:30:00" hoặc không có thật.',
    en: 'The time is not of the form "2024-09-14 16:30:00", or does not exist.',
    action: fixTheFile,
  },
  OUT_OF_ORDER: {
    status: 422,
    vi: 'Bước ngày {day} đứng sau một bước muộn hơn.',
    en: 'The step of {day} stands after a later one.',
    action: fixTheFile,
  },
  KEY_DUPLICATE: {
    status: 422,
    vi: 'Khóa "{key}" được ghi hai lần.',
    en: 'The key "{key}" is written twice.',
    action: fixTheFile,
  },
  KEY_UNKNOWN: {
    status: 422,
    vi: 'Tệp không có khóa "{key}".',
    en: 'A file of this kind has no key "{key}".',
    action: fixTheFile,
  },
  VALUE_MISSING: {
    status: 422,
    vi: 'Thiếu một giá trị bắt buộc.',
    en: 'A required value is missing.',
    action: fixTheFile,
  },
  VALUE_EMPTY: {
    status: 422,
    vi: 'Một giá trị bắt buộc để trống.',
    en: 'A required value is empty.',
    action: fixTheFile,
  },
  VALUE_WRONG_TYPE: {
    status: 422,
    vi: 'Giá trị không đúng kiểu; cần {expected}.',
    en: 'The value is of the wrong kind; {expected} is needed.',
    action: fixTheFile,
  },
  VALUE_NOT_ALLOWED: {
    status: 422,
    vi: 'Giá trị nằm ngoài phạm vi cho phép.',
    en: 'The value is not one of those allowed.',
    action: fixTheFile,
  },
  VALUE_TOO_LONG: {
    status: 422,
    vi: 'Giá trị dài quá giới hạn {limit}.',
    en: 'The value is longer than the limit of {limit}.',
    action: fixTheFile,
  },
  DECIMAL_NOT_QUOTED: {
    status: 422,
    vi: "Số thập phân phải viết trong dấu nháy, ví dụ '6,58', để không bị làm tròn.",
    en: "A decimal is written in quotes, such as '6,58', so that nothing rounds it.",
    action: fixTheFile,
  },
  DAY_INVALID: {
    status: 422,
    vi: 'Không có ngày này; ngày viết dạng 2024-07-12.',
    en: 'There is no such day; a day is written as 2024-07-12.',
    action: fixTheFile,
  },
} as const satisfies Record<string, Problem>;

export type FileProblemCode = keyof typeof fileProblems;
