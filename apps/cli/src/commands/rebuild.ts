import { rebuildReadModels, UnreadableStream } from '@dondoc/read-models';
import { withDatabase } from '../database-access.js';
import { StartFailure, textOf } from '../embedded/start-failure.js';

/** Drops every read model and folds it anew from the events; nothing that is recorded changes. */
export const rebuildCommand = (env: NodeJS.ProcessEnv = process.env): Promise<void> =>
  withDatabase(
    'app',
    async (app) => {
      const streams = await rebuildReadModels(app).catch((error: unknown) => {
        throw error instanceof UnreadableStream ? unreadable(error) : failed(error);
      });
      process.stdout.write(`Đã dựng lại từ ${streams} chuỗi / rebuilt from ${streams} streams\n`);
    },
    env,
  );

const unreadable = (error: UnreadableStream): StartFailure =>
  new StartFailure(
    `Chuỗi ${error.streamId} của cơ quan ${error.agencyId} có sự kiện mà phiên bản này không đọc được. Các bảng đọc của cơ quan này được giữ nguyên; các cơ quan khác đã dựng lại xong. Hãy kiểm tra chuỗi (dondoc verify), dùng phiên bản mới hơn, hoặc khôi phục bản sao lưu.`,
    `${error.message}. The read models of this agency are as they were; those of the others are rebuilt. Verify the chain (dondoc verify), use a newer version, or restore a backup.`,
    { cause: error },
  );

const failed = (error: unknown): StartFailure =>
  new StartFailure(
    `Không dựng lại được: ${textOf(error)}. Các bảng đọc của cơ quan đang dựng dở được giữ nguyên. Hãy kiểm tra nhật ký (dondoc verify) rồi chạy lại.`,
    'The rebuild failed. The read models of the agency it was at are as they were. Verify the record (dondoc verify), then run it again.',
    { cause: error },
  );
