import { ApiError } from './api-error.js';

/** The text of a chosen file, without a byte order mark. Throws an `ApiError` when it cannot be read any more. */
export async function fileText(file: File): Promise<string> {
  try {
    return (await file.text()).replace(/^\uFEFF/, '');
  } catch {
    throw new ApiError(
      'FILE_UNREADABLE',
      0,
      { vi: 'Không đọc được tệp đã chọn.', en: 'The chosen file cannot be read.' },
      {
        vi: 'Tệp có thể đã bị sửa, chuyển chỗ hoặc đang mở. Hãy chọn lại tệp.',
        en: 'It may have been changed, moved or opened since. Choose it again.',
      },
    );
  }
}
