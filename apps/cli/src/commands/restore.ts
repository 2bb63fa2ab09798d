import { resolve } from 'node:path';
import { AttachmentFiles, withSecretFiles } from '@dondoc/application';
import { anotherArchive } from '../backup/backup-failures.js';
import { checkArchive } from '../backup/check-archive.js';
import { eventsProgress } from '../backup/progress.js';
import { restoreBackup } from '../backup/restore-backup.js';
import { databaseFailure } from '../database-failure.js';
import { withDatabases } from '../database-access.js';
import { attachmentsFolder } from '../embedded/home.js';
import { step, tell } from '../start/console.js';
import { migrateExternal } from '../start/database.js';

/** Puts the record of an archive back, once the whole archive has been verified. */
export const restoreCommand = async (
  file: string,
  options: { replace?: boolean; yes?: boolean; expect?: string },
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> => {
  const path = resolve(file);
  const { manifest, fingerprint } = await step('Kiểm tra bản sao lưu', 'checking the backup', () =>
    checkArchive(path),
  );
  tell(
    `  ${manifest.events} sự kiện của ${manifest.agencies.length} cơ quan, sao lưu lúc ${manifest.takenAt} / ${manifest.events} events of ${manifest.agencies.length} agencies, taken at ${manifest.takenAt}\n  Dấu vân tay / fingerprint: ${fingerprint}`,
  );
  const expected = options.expect?.trim().toLowerCase();
  if (expected !== undefined && expected !== fingerprint) throw anotherArchive(path, expected, fingerprint);
  await withDatabases(
    ['owner'],
    async ({ owner }) => {
      await migrateExternal(withSecretFiles(env), owner);
      const epoch = await step('Khôi phục', 'restoring', () =>
        restoreBackup({
          path,
          manifest,
          ownerUrl: owner,
          files: new AttachmentFiles(attachmentsFolder(env)),
          replace: options.replace ?? false,
          confirmed: options.yes ?? false,
          onProgress: eventsProgress(),
        }).catch((error: unknown) => {
          throw databaseFailure(error, { variable: 'DATABASE_OWNER_URL', url: owner });
        }),
      );
      tell(
        [
          `✓ Đã khôi phục ${manifest.events} sự kiện, kỷ nguyên ${epoch}. Việc đến hạn trước lúc này mà bản sao lưu chưa có sẽ được ghi là "có thể đã báo" và không báo lại.`,
          `  Restored ${manifest.events} events, epoch ${epoch}. What was due before now and is not in the backup will be recorded as perhaps told, and not told again.`,
          '  Mã truy cập cũ còn dùng được nếu khóa ký còn giữ; nếu máy mới, hãy cấp lại mã cho mọi người (dondoc token). Bước tiếp: khởi động lại (npm start, hoặc worker rồi API).',
          '  Old access tokens still work if the key that signed them was kept; on a new machine make new ones (dondoc token). Next: start again (npm start, or the worker, then the API).',
        ].join('\n'),
      );
    },
    env,
  );
};
