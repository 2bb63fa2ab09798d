import type { Problem } from './problem.types.js';

const seeTheDocs = { vi: 'Xem tài liệu tại /api/docs.', en: 'See the documentation at /api/docs.' };
const newToken = {
  vi: 'Lấy mã truy cập mới bằng `npm run dondoc -- token --agency … --person …`.',
  en: 'Get a new token with `npm run dondoc -- token --agency … --person …`.',
};

/** What the API itself refuses, before any rule of the domain is asked. */
export const httpProblems = {
  MALFORMED_REQUEST: {
    status: 400,
    vi: 'Yêu cầu không đúng dạng HTTP.',
    en: 'The request is not well-formed HTTP.',
    action: seeTheDocs,
  },
  MALFORMED_JSON: {
    status: 400,
    vi: 'Nội dung gửi lên không phải JSON hợp lệ.',
    en: 'The body is not valid JSON.',
    action: { vi: 'Sửa JSON rồi gửi lại.', en: 'Correct the JSON and send it again.' },
  },
  MALFORMED_TEXT: {
    status: 400,
    vi: 'Văn bản không phải UTF-8 hợp lệ.',
    en: 'The text is not valid UTF-8.',
    action: { vi: 'Lưu văn bản ở dạng UTF-8 rồi gửi lại.', en: 'Save the text as UTF-8 and send it again.' },
  },
  NUL_CHARACTER: {
    status: 400,
    vi: 'Văn bản có ký tự NUL (\\u0000).',
    en: 'A text holds the NUL character (\\u0000).',
    action: { vi: 'Xóa ký tự đó rồi gửi lại.', en: 'Remove that character and send it again.' },
  },
  CONTROL_CHARACTER: {
    status: 400,
    vi: 'Văn bản có ký tự điều khiển hoặc ký tự đổi chiều chữ ({character}), làm người đọc thấy khác với nội dung thật.',
    en: 'A text holds a control character or one that turns the direction of writing ({character}): it would read as something else than it is.',
    action: { vi: 'Xóa ký tự đó rồi gửi lại.', en: 'Remove that character and send it again.' },
  },
  TOO_MANY_MARKS: {
    status: 400,
    vi: 'Văn bản có hơn {limit} dấu kết hợp liền nhau.',
    en: 'A text holds more than {limit} combining marks in a row.',
    action: {
      vi: 'Xóa các dấu thừa trên chữ đó rồi gửi lại.',
      en: 'Remove the needless marks from that letter and send it again.',
    },
  },
  JOB_NOT_FOUND: {
    status: 404,
    vi: 'Không có công việc này, hoặc không phải của bạn, hoặc đã quá lâu.',
    en: 'There is no such job, or it is not yours, or it was too long ago.',
    action: { vi: 'Bắt đầu lại công việc.', en: 'Begin it again.' },
  },
  JOB_FILE_GONE: {
    status: 404,
    vi: 'Tệp của công việc này không còn: tệp được giữ bảy ngày, và chỉ người bắt đầu công việc lấy được.',
    en: 'The file of this job is not there: it is kept for seven days, and for who began the job alone.',
    action: { vi: 'Xuất lại tệp.', en: 'Export it again.' },
  },
  JOBS_AWAY: {
    status: 503,
    vi: 'Bộ phận chạy công việc dài (Temporal) đang không trả lời; chưa có gì được bắt đầu hay hủy.',
    en: 'What runs long work (Temporal) does not answer; nothing was begun or cancelled.',
    action: {
      vi: 'Thử lại sau ít phút; báo quản trị hệ thống nếu kéo dài. Báo cáo vẫn nộp và duyệt được.',
      en: 'Try again in a few minutes; tell the administrator if it lasts. Reports are sent and decided all the same.',
    },
  },
  VALIDATION_FAILED: {
    status: 400,
    vi: 'Dữ liệu gửi lên chưa đúng; xem từng mục trong "errors".',
    en: 'The data sent is not right; see each item under "errors".',
    action: { vi: 'Sửa các mục đã nêu rồi gửi lại.', en: 'Correct the items stated and send it again.' },
  },
  UNKNOWN_FIELD: {
    status: 400,
    vi: 'Có trường không được nhận, ví dụ thời điểm do máy khách tự ghi: thời điểm nhận do máy chủ đóng dấu.',
    en: "A field is not accepted, such as a client's own timestamp: the server stamps the time of receipt.",
    action: { vi: 'Bỏ các trường đã nêu rồi gửi lại.', en: 'Leave out the fields stated and send it again.' },
  },
  TEXT_TOO_LONG: {
    status: 400,
    vi: 'Văn bản dài quá giới hạn.',
    en: 'A text is longer than allowed.',
    action: { vi: 'Rút ngắn văn bản đã nêu.', en: 'Shorten the text stated.' },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    vi: 'Gửi quá nhiều yêu cầu trong một phút.',
    en: 'Too many requests within a minute.',
    action: { vi: 'Đợi {seconds} giây rồi gửi lại.', en: 'Wait {seconds} seconds and send it again.' },
  },
  TOO_MANY_STREAMS: {
    status: 429,
    vi: 'Một người chỉ mở được {limit} trang nhận thay đổi cùng lúc.',
    en: 'One person can have {limit} pages told of changes at a time.',
    action: {
      vi: 'Đóng bớt trang đang mở, hoặc tải lại trang để xem thay đổi; sau {seconds} giây có thể thử lại.',
      en: 'Close some of them, or load the page again to see what changed; try again in {seconds} seconds.',
    },
  },
  NO_OFFICE: {
    status: 403,
    vi: 'Hiện Ông/Bà không giữ chức vụ nào trong cơ quan này: chưa bắt đầu, đã kết thúc, đã thu hồi, hoặc phòng đã sáp nhập.',
    en: 'You hold no office in this agency now: it has not begun, has ended or was revoked, or its division was merged.',
    action: {
      vi: 'Liên hệ quản trị hệ thống nếu điều này không đúng.',
      en: 'Turn to the administrator if that is not right.',
    },
  },
  INVALID_PEOPLE_FILE: {
    status: 422,
    vi: 'Danh sách người dùng chưa đúng; xem từng dòng trong "errors".',
    en: 'The list of people is not right; see each line under "errors".',
    action: {
      vi: 'Sửa các dòng đã nêu rồi nhập lại. Chưa nhập dòng nào.',
      en: 'Correct the lines stated and import again. No line was imported.',
    },
  },
  INVALID_PLAN_FILE: {
    status: 422,
    vi: 'Tệp kế hoạch có lỗi; xem từng dòng trong "errors".',
    en: 'The plan file has mistakes; see each line under "errors".',
    action: { vi: 'Sửa các dòng đã nêu rồi nhập lại.', en: 'Correct the lines stated and import it again.' },
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    status: 400,
    vi: 'Mọi lệnh phải kèm tiêu đề Idempotency-Key.',
    en: 'Every command needs an Idempotency-Key header.',
    action: {
      vi: 'Gửi một UUID mới cho mỗi lệnh; khi gửi lại cùng lệnh, giữ nguyên UUID đó.',
      en: 'Send a new UUID for each command, and the same one when repeating it.',
    },
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    vi: 'Idempotency-Key không phải UUID ngẫu nhiên.',
    en: 'The Idempotency-Key is not a random UUID.',
    action: {
      vi: 'Gửi một UUID mới, phiên bản 4 hoặc 7; phiên bản 5 dành cho đồng hồ của hệ thống.',
      en: 'Send a new UUID of version 4 or 7; version 5 is kept for the clock of the system.',
    },
  },
  IF_MATCH_REQUIRED: {
    status: 428,
    vi: 'Lệnh này phải kèm tiêu đề If-Match.',
    en: 'This command needs an If-Match header.',
    action: { vi: 'Tải lại và gửi ETag đã nhận.', en: 'Load it and send the ETag you got.' },
  },
  IF_MATCH_INVALID: {
    status: 400,
    vi: 'If-Match phải là một ETag của chính thứ được sửa, trong dấu ngoặc kép.',
    en: 'If-Match must be one ETag of the very thing that is changed, in double quotes.',
    action: {
      vi: 'Đọc lại thứ được sửa (bản nháp có ETag riêng) và gửi đúng ETag đã nhận.',
      en: 'Read what is changed (a draft has an ETag of its own) and send its ETag exactly as received.',
    },
  },
  TOKEN_REQUIRED: {
    status: 401,
    vi: 'Cần mã truy cập (Authorization: Bearer …).',
    en: 'A token is needed (Authorization: Bearer …).',
    action: {
      vi: 'Đăng nhập tại /auth/sign-in, hoặc lấy mã truy cập bằng `npm run dondoc -- token --agency … --person …`.',
      en: 'Sign in at /auth/sign-in, or get a token with `npm run dondoc -- token --agency … --person …`.',
    },
  },
  TOKEN_INVALID: {
    status: 401,
    vi: 'Mã truy cập không hợp lệ.',
    en: 'The token is not valid.',
    action: newToken,
  },
  TOKEN_EXPIRED: {
    status: 401,
    vi: 'Mã truy cập đã hết hạn.',
    en: 'The token has expired.',
    action: newToken,
  },
  TOKEN_PERSON_UNKNOWN: {
    status: 401,
    vi: 'Người ghi trong mã truy cập không có trong cơ quan.',
    en: 'The agency does not know the person named in the token.',
    action: newToken,
  },
  FORBIDDEN: {
    status: 403,
    vi: 'Bạn không được xem nội dung này.',
    en: 'This is not yours to see.',
    action: {
      vi: 'Liên hệ Phòng KH-TC, lãnh đạo hoặc thanh tra.',
      en: 'Turn to Planning-Finance, leadership or the auditor.',
    },
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    vi: 'Không có địa chỉ này.',
    en: 'There is no such address.',
    action: seeTheDocs,
  },
  NOT_FOUND: {
    status: 404,
    vi: 'Không có mục này, hoặc không thuộc phạm vi bạn được xem.',
    en: 'There is no such item, or it is not yours to see.',
    action: { vi: 'Kiểm tra lại mã trong danh sách.', en: 'Check the id in the list.' },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    vi: 'Địa chỉ này không nhận phương thức đó.',
    en: 'This address does not accept that method.',
    action: seeTheDocs,
  },
  REQUEST_TIMEOUT: {
    status: 408,
    vi: 'Yêu cầu gửi quá lâu.',
    en: 'The request took too long to arrive.',
    action: { vi: 'Gửi lại.', en: 'Send it again.' },
  },
  BODY_TOO_LARGE: {
    status: 413,
    vi: 'Nội dung gửi lên quá lớn (tối đa {limitBytes} byte).',
    en: 'The body is too large (at most {limitBytes} bytes).',
    action: { vi: 'Rút gọn nội dung.', en: 'Send less.' },
  },
  URI_TOO_LONG: {
    status: 414,
    vi: 'Địa chỉ quá dài.',
    en: 'The address is too long.',
    action: { vi: 'Rút ngắn địa chỉ.', en: 'Shorten the address.' },
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    vi: 'Kiểu nội dung không được nhận.',
    en: 'That content type is not accepted.',
    action: { vi: 'Gửi application/json.', en: 'Send application/json.' },
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    vi: 'Các tiêu đề của yêu cầu quá lớn.',
    en: "The request's headers are too large.",
    action: { vi: 'Rút gọn tiêu đề.', en: 'Send smaller headers.' },
  },
  INTERNAL_ERROR: {
    status: 500,
    vi: 'Hệ thống gặp lỗi ngoài dự kiến; chưa có gì được ghi dở dang.',
    en: 'Something unforeseen went wrong; nothing was half-written.',
    action: {
      vi: 'Gửi lại với cùng Idempotency-Key; nếu còn lỗi, báo quản trị mã ở "instance".',
      en: 'Repeat with the same Idempotency-Key; if it persists, give the administrator the id in "instance".',
    },
  },
  UNAVAILABLE: {
    status: 503,
    vi: 'Hệ thống tạm thời không phục vụ được.',
    en: 'The service is temporarily unavailable.',
    action: {
      vi: 'Gửi lại sau ít phút, giữ nguyên Idempotency-Key.',
      en: 'Repeat in a while, with the same key.',
    },
  },
} as const satisfies Record<string, Problem>;

export type HttpProblemCode = keyof typeof httpProblems;
