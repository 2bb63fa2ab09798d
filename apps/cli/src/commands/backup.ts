import { AttachmentFiles } from '@dondoc/application';
import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ArchiveWriter } from '../backup/archive.js';
import { brokenRecord, lostAttachment } from '../backup/backup-failures.js';
import { eventsProgress } from '../backup/progress.js';
import { BrokenRecord, LostAttachment, takeBackup } from '../backup/take-backup.js';
import { databaseFailure } from '../database-failure.js';
import { withDatabases } from '../database-access.js';
import { attachmentsFolder, homeDir } from '../embedded/home.js';
import { StartFailure, textOf } from '../embedded/start-failure.js';
import { step, tell } from '../start/console.js';

/** `dondoc-2026-11-25T08-30-00Z.tar.gz`: UTC, in order of time by name, and a name on every file system. */
const nameAt = (instant: Date): string =>
  `dondoc-${instant.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.gz`;

/** Writes one archive of the whole record, while everything runs; its path is what it answers. */
export const backupCommand = async (
  options: { to?: string },
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> => {
  const folder = resolve(options.to ?? join(homeDir(env), 'backups'));
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw cannotWrite(folder, error);
  });
  await withDatabases(
    ['app', 'feed'],
    async ({ app, feed }) => {
      const now = new Date();
      const archive = new ArchiveWriter(join(folder, nameAt(now)), now);
      // What is under way fails at its next write, and everything is put away in order.
      const leave = (): void => {
        void archive.abandon(stopped());
      };
      process.once('SIGINT', leave).once('SIGTERM', leave);
      try {
        const { manifest, fingerprint } = await step('Sao lưu', 'backing up', () =>
          takeBackup({
            appUrl: app,
            feedUrl: feed,
            archive,
            files: new AttachmentFiles(attachmentsFolder(env)),
            onProgress: eventsProgress(),
          }),
        );
        const { size } = await stat(archive.path);
        tell(
          `  ${manifest.events} sự kiện của ${manifest.agencies.length} cơ quan, ${kilobytes(size)} kB; không có mật khẩu hay khóa nào trong tệp\n  ${manifest.events} events of ${manifest.agencies.length} agencies; no password or key is in the file`,
        );
        tell(
          `  Dấu vân tay (hãy giữ ở nơi khác; restore --expect so với dấu này) / fingerprint (keep it elsewhere; restore --expect compares it):\n  ${fingerprint}`,
        );
        process.stdout.write(`${archive.path}\n`);
      } catch (error) {
        await archive.abandon(error);
        throw failureOf(error, folder, app);
      } finally {
        process.off('SIGINT', leave).off('SIGTERM', leave);
      }
    },
    env,
  );
};

const kilobytes = (bytes: number): string => String(Math.ceil(bytes / 1_024));

const failureOf = (error: unknown, folder: string, appUrl: string): unknown => {
  if (error instanceof StartFailure) return error;
  if (error instanceof LostAttachment) return lostAttachment(error.agencyId, error.hash);
  if (error instanceof BrokenRecord) return brokenRecord(error.agencyId, error.streamId, error.version);
  if (typeof error === 'object' && error !== null && 'syscall' in error && error.syscall !== 'connect')
    return cannotWrite(folder, error);
  return databaseFailure(error, { variable: 'DATABASE_URL', url: appUrl });
};

const stopped = (): StartFailure =>
  new StartFailure(
    'Đã dừng giữa chừng, không có bản sao lưu nào được tạo.',
    'Stopped in the middle; no backup was made.',
  );

const cannotWrite = (folder: string, error: unknown): StartFailure =>
  new StartFailure(
    `Không ghi được bản sao lưu vào ${folder} (${textOf(error)}). Hãy kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác: dondoc backup --to <thư mục>`,
    `The backup cannot be written to ${folder} (${textOf(error)}). Check its permissions and free disk space, or choose another folder: dondoc backup --to <folder>`,
    { cause: error },
  );
