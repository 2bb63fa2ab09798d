import { ApiError, errorOf, unreachable } from '../../api/api-error.js';
import type { Schemas } from '../../api/queries.js';
import { shownTo } from '../../api/shown-to.js';

export interface Upload {
  readonly done: Promise<Schemas['Attachment']>;
  readonly cancel: () => void;
}

/** That it was cancelled is no error of anybody's. */
class Cancelled extends Error {}

/**
 * Sends a file as it is. By XMLHttpRequest, which alone tells how much of it is gone; `key` is the same for the same
 * file sent again. Rejects with an `ApiError`, or `Cancelled`.
 */
export function upload(
  reportId: string,
  file: File,
  key: string,
  onProgress: (percent: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Schemas['Attachment']>((resolve, reject) => {
    request.open('POST', `/api/v1/reports/${reportId}/attachments?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Idempotency-Key', key);
    for (const [name, value] of Object.entries(shownTo())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(total === 0 ? 100 : Math.floor((loaded / total) * 100));
    };
    request.onerror = () => {
      reject(unreachable());
    };
    request.onabort = () => {
      reject(new Cancelled());
    };
    request.onload = () => {
      const body = bodyOf(request.responseText);
      if (request.status === 201)
        resolve((body as { readonly attachment: Schemas['Attachment'] }).attachment);
      else reject(errorOf(request.status, body));
    };
  });
  request.send(file);
  return {
    done,
    cancel: () => {
      request.abort();
    },
  };
}

/** A limit is told before a byte of it is sent, in the words that the API has for it. */
export const tooLarge = (limit: number): ApiError => {
  const limitMb = Math.floor(limit / 1024 / 1024);
  return new ApiError(
    'ATTACHMENT_TOO_LARGE',
    413,
    { vi: `Tệp lớn hơn ${limitMb} MB.`, en: `The file is larger than ${limitMb} MB.` },
    {
      vi: 'Nén ảnh, quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp rồi tải lại. Những gì đã nhập vẫn còn.',
      en: 'Shrink its pictures, scan it coarser or split it, and upload again. What was typed is still there.',
    },
  );
};

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
