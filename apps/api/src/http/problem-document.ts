import { fillIn, problems } from '@dondoc/contracts';
import type { ProblemError, ProblemItem } from './problem-error.js';
import type { ProblemParams } from '@dondoc/contracts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** RFC 9457, with the code, both languages and what to do as extension members. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly action: { readonly vi: string; readonly en: string };
  readonly field?: string;
  readonly params?: ProblemParams;
  readonly errors?: readonly ProblemItem[];
  /** The correlation id, also in X-Request-Id and in the log. */
  readonly instance: string;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không hợp lệ',
  401: 'Chưa xác thực',
  403: 'Không được phép',
  404: 'Không tìm thấy',
  405: 'Phương thức không được nhận',
  408: 'Gửi quá lâu',
  409: 'Trái với tình trạng hiện tại',
  412: 'Đã thay đổi từ khi tải',
  413: 'Nội dung quá lớn',
  414: 'Địa chỉ quá dài',
  415: 'Kiểu nội dung không được nhận',
  422: 'Nội dung chưa đạt',
  428: 'Thiếu điều kiện',
  429: 'Gửi quá nhiều lần',
  431: 'Tiêu đề quá lớn',
  500: 'Lỗi hệ thống',
  503: 'Tạm thời không phục vụ được',
};

export function problemDocument(error: ProblemError, requestId: string): ProblemDocument {
  const { status, vi, en, action } = problems[error.code];
  const { field, params, errors } = error.details;
  return {
    type: `urn:dondoc:problem:${error.code}`,
    title: titles[status] ?? 'Lỗi',
    status,
    code: error.code,
    detail: fillIn(vi, params),
    detailEn: fillIn(en, params),
    action: { vi: fillIn(action.vi, params), en: fillIn(action.en, params) },
    ...(field === undefined ? {} : { field }),
    ...(params === undefined ? {} : { params }),
    ...(errors === undefined ? {} : { errors }),
    instance: `urn:uuid:${requestId}`,
  };
}
