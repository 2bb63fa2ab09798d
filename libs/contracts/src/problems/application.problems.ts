import type { Problem } from './problem.types.js';

/** Refusals of the application layer; apps/api checks by type that none is missing. */
export const applicationProblems = {
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    vi: 'Idempotency-Key này đã dùng cho một lệnh khác.',
    en: 'This Idempotency-Key was used for another command.',
    action: { vi: 'Gửi lệnh mới với một UUID mới.', en: 'Send the new command with a new UUID.' },
  },
  PRECONDITION_FAILED: {
    status: 412,
    vi: 'Mục này đã thay đổi sau khi bạn tải.',
    en: 'It has changed since you loaded it.',
    action: {
      vi: 'Tải lại, xem thay đổi rồi quyết định.',
      en: 'Load it again, see what changed, then decide.',
    },
  },
  CONFLICT: {
    status: 409,
    vi: 'Nhiều người cùng thay đổi mục này.',
    en: 'Others were changing it at the same time.',
    action: { vi: 'Gửi lại với cùng Idempotency-Key.', en: 'Send it again with the same Idempotency-Key.' },
  },
  CALENDAR_MISSING: {
    status: 409,
    vi: 'Cơ quan chưa có lịch làm việc.',
    en: 'The agency has no working calendar yet.',
    action: {
      vi: 'Quản trị hệ thống nhập lịch làm việc.',
      en: 'The administrator imports a working calendar.',
    },
  },
  INVALID_CURSOR: {
    status: 400,
    vi: 'Con trỏ trang không thuộc danh sách này.',
    en: 'The cursor does not come from a page of this list.',
    action: { vi: 'Tải lại từ trang đầu.', en: 'Start from the first page.' },
  },
} as const satisfies Record<string, Problem>;
